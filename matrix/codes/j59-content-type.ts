import { codeSet } from './code-set.js'

/** contentTypeCode of a submission set that the DMP takes. */
export const j59ContentType = codeSet({
  name: 'JDV_J59_ContentTypeCode_DMP',
  oid: '1.2.250.1.213.1.1.5.2',
  version: '2023-05-26',
  source: { doc: 'ans-ig-terminologie', at: 'ig/main/ValueSet-JDV-J59-ContentTypeCode-DMP.json' },
  licence: "MIT, Copyright (c) 2022 Github de l'ANS",
  note: "SA01 à SA04 n'en font pas partie.",
  codes: {
    '1.2.250.1.213.1.1.4.6': `
      EXP_PATIENT  Expression personnelle du patient
    `,
    '1.2.250.1.213.2.2': `
      03  Hospitalisation complète (non compris hospitalisation de semaine)
      04  Hospitalisation de jour
      07  Consultations, soins externes
      08  Bloc opératoire (y compris obstétrical et gynécologique)
      09  Autres unités médico-techniques (anesthésiologie, explor fonct, rééduc et réadapt fonct, pharmacie)
      11  Hébergement complet ou internat (non compris internat de semaine)
      13  Semi-internat
      14  Externat
      15  Placement en famille d'accueil (strictement social)
      16  Prestations sur le lieu de vie (non compris placement familial)
      17  Internat de semaine
      18  Hébergement de nuit en structure éclatée
      19  Traitement et cure ambulatoire
      20  Hospitalisation de semaine
      21  Accueil de Jour (sans distinction entre semi-internat et externat)
      22  Accueil de nuit
      25  Hébergement temporaire de week-end ou de vacances
      26  Analyses médicales biologiques
      27  Accueil modulable/séquentiel
      28  Consultations dentaires et soins dentaires
      33  Recherche
      37  Accueil et prise en charge en appartement thérapeutique
      40  Accueil temporaire avec hébergement
      42  Equipe mobile de rue
      43  Tous modes d'accueil avec hébergement
      44  Accueil temporaire de jour
      45  Accueil temporaire (avec et sans hébergement)
      46  Tous modes d'accueil (avec et sans hébergement)
      47  Accueil de jour et accompagnement en milieu ordinaire
      48  Tous modes d'accueil et d'accompagnement
      50  Protection juridique
      52  Accompagnement social personnalisé
      60  Consultations et actes
      97  Autre type d'activité
    `,
    '1.2.250.1.71.4.2.4': `
      SA05  Centre de santé
      SA06  Autre structure du Service de santé des armées
      SA07  Cabinet individuel
      SA08  Cabinet de groupe
      SA09  Exercice en société
      SA10  Transporteur sanitaire
      SA11  Entreprise d'intérim
      SA12  Etablissement de soins et prévention
      SA13  Prévention et soins en entreprise
      SA14  Etablissements scolaires, universitaires et de formation hors champ FINESS
      SA15  PMI et Planification familiale
      SA16  Etablissement pour personnes handicapées
      SA17  Etablissement pour personnes âgées
      SA18  Etablissement aide à la famille
      SA19  Etablissements FINESS de formation aux professions sanitaires et sociales
      SA20  Etablissement pour la protection de l'enfance
      SA21  Etablissement d'hébergement et de réadaptation
      SA22  Recherche
      SA23  Assurance privée
      SA24  Organisme de sécurité sociale
      SA25  Laboratoire de biologie médicale
      SA26  Ministère ou Service déconcentré
      SA27  Collectivité territoriale
      SA28  Association ou organisme humanitaire
      SA29  Laboratoire d'analyses et de biologie médicale
      SA30  Autre établissement sanitaire
      SA31  Répartition et Distribution de médicaments et dispositifs médicaux
      SA32  Fabrication, Exploitation et Importation de médicaments et dispositifs médicaux
      SA33  Pharmacie d'officine
      SA34  Centre de dialyse
      SA35  Para-pharmacie
      SA36  Centre anti-cancer
      SA37  Centre de transfusion sanguine
      SA38  Pharmacie minière
      SA39  Pharmacie mutualiste
      SA40  Secteur privé, praticien hospitalier temps plein
      SA41  Autre établissement du domaine social ou médico-social
      SA42  Appareillage médical
      SA43  Secteur non défini
      SA44  Recrutement ou Gestion RH
      SA45  Communication, Marketing, Consulting, Média
      SA46  Fabrication, Exploitation, Importation, Répartition, Distribution médicaments et dispositifs médicaux
      SA47  Incendie et secours
      SA48  Entreprise industrielle et tertiaire hors industrie pharmaceutique
      SA49  Entité Outre-Mer
      SA50  Permanence des soins ambulatoires hors cabinet
      SA51  Structure de coopération avec autorisation de soins
      SA52  Maison de santé ou Pôle de santé
      SA53  Siège administratif d'un établissement de santé
      SA54  Centre de dépistage et de prévention
      SA55  Laboratoire pharmaceutique préparant et délivrant des allergènes
      SA56  Propharmacie
      SA57  Structure de coopération avec mission de coordination de soins
      SA58  Entreprise de taxis
      SA59  Laboratoire de biologie médicale hors catégorie standard
      SA60  Centres médicaux SNCF
      SA61  Structure Dispensatrice à domicile d'Oxygène à usage médical
      SA63  Communauté Professionnelle Territoriale de Santé
    `,
  },
})
