import { codeSet } from './code-set.js'

/** formatCode that the DMP takes. */
export const j60FormatCode = codeSet({
  name: 'JDV_J60_FormatCode_DMP',
  oid: null,
  version: '2024-04-27',
  source: { doc: 'ans-ig-terminologie', at: 'ig/main/ValueSet-JDV-J60-FormatCode-DMP.json' },
  licence: "MIT, Copyright (c) 2022 Github de l'ANS ; codes IHE et DICOM",
  note: 'La fin de la liste, après le code DICOM, manque dans la copie lue.',
  codes: {
    '1.2.250.1.213.1.1.4.2.282': `
      urn:ans:ci-sis:bio-ep-bio:2022         Prescription d'actes de biologie médicale
      urn:ans:ci-sis:img-da:2022             Demande d'actes d'imagerie
      urn:asip:ci-sis:aunv:2013              Fiche d'admission en unité neuro-vasculaire
      urn:asip:ci-sis:avk:2009               Fiche patient à risque en cardiologie - Traitement AVK
      urn:asip:ci-sis:crgm:2018              Compte rendu de génétique moléculaire
      urn:asip:ci-sis:crrtn:2013             Compte-rendu de rétinographie
      urn:asip:ci-sis:cse-cs24:2017          Certificat de santé du 24ème mois de l'enfant
      urn:asip:ci-sis:cse-cs8:2017           Certificat de santé du 8ème jour de l'enfant
      urn:asip:ci-sis:cse-cs9:2017           Certificat de santé du 9ème mois de l'enfant
      urn:asip:ci-sis:d2lm-fidd:2017         D2LM - Fiche d'interprétation du bilan de diagnostic différé
      urn:asip:ci-sis:d2lm-fin:2017          D2LM - Fiche d'interprétation nationale
      urn:asip:ci-sis:dci:2009               Fiche patient à risque en cardiologie - Défibrillateur cardiaque interne
      urn:asip:ci-sis:dlu:2015               Document de liaison d'urgence
      urn:asip:ci-sis:dlu-dlu-dom:2022       Document de liaison d'urgence DOM
      urn:asip:ci-sis:dlu-fludr-dom:2022     Fiche de liaison d'urgence - Retour des urgences vers le domicile
      urn:asip:ci-sis:dlu-fludt-dom:2022     Fiche de liaison d'urgence - Transfert du domicile vers les urgences
      urn:ans:ci-sis:cse-mde:2023            Mesures de signes vitaux
      urn:asip:ci-sis:eunv:2013              Fiche d'épisode de soin en unité neuro-vasculaire
      urn:asip:ci-sis:fludr:2017             Fiche de liaison d'urgence - Retour des urgences vers l'EHPAD
      urn:asip:ci-sis:fludt:2017             Fiche de liaison d'urgence - Transfert de l'EHPAD vers les urgences
      urn:asip:ci-sis:frcp:2011              Fiche de réunion de concertation pluridisciplinaire
      urn:asip:ci-sis:hr:2019                Données de remboursement
      urn:asip:ci-sis:idap:2011              Information et Directives anticipées du patient
      urn:asip:ci-sis:ldl-ees:2017           Lettre de Liaison à l'entrée d'un établissement de santé
      urn:asip:ci-sis:ldl-ses:2017           Lettre de Liaison à la sortie de l'établissement de santé
      urn:asip:ci-sis:pavc:2016              CR consultation d'évaluation pluri-professionnelle post AVC
      urn:asip:ci-sis:pps-cancer:2017        Programme Personnalisé de Soins - Cancer
      urn:asip:ci-sis:pps-paerpa:2017        Plan Personnalisé de Santé - PAERPA
      urn:asip:ci-sis:ppv:2009               Fiche patient à risque en cardiologie - Porteur d'une prothèse valvulaire
      urn:asip:ci-sis:psc:2009               Fiche patient à risque en cardiologie - Porteur d'un stimulateur cardiaque
      urn:asip:ci-sis:sdm-mr:2017            Set de Données Minimum - Maladies Rares
      urn:asip:ci-sis:sunv:2013              Fiche de sortie d'unité neuro-vasculaire
      urn:asip:ci-sis:tap:2009               Fiche patient à risque en cardiologie - Trait. antiagrég. plaquettaire, stent
      urn:asip:ci-sis:vac:2019               Historique des vaccinations
      urn:asip:ci-sis:vsm:2012               Synthèse médicale
      urn:asipSante:modelesHorsProfils:2011  Document non référencé IHE ou CI-SIS
      urn:asip:ci-sis:cr-cpa:2020            Compte rendu de consultation pré-anesthésique
      urn:asip:ci-sis:cr-anest:2020          Compte rendu d'anesthésie
      urn:asip:ci-sis:tlm-da:2020            Demande d'acte de télémédecine
      urn:asip:ci-sis:vac-note:2021          Note de vaccination
      urn:asip:ci-sis:obp-sap:2023           Synthèse antepartum
      urn:asip:ci-sis:obp-snm:2023           Synthèse Salle de Naissance Mère
      urn:asip:ci-sis:obp-sne:2023           Synthèse Salle de Naissance Enfant
      urn:asip:ci-sis:obp-scm:2023           Synthèse Suites de Couches Mère
      urn:asip:ci-sis:obp-sem:2023           Synthèse Enfant en Maternité
      urn:asip:ci-sis:ppp:2023               Plan personnalisé de prévention
    `,
    '1.3.6.1.4.1.19376.1.2.3': `
      urn:ihe:iti:dsg:detached:2014                         Signature détachée
      urn:ihe:iti:xds-sd:pdf:2008                           Document à corps non structuré en Pdf/A-1
      urn:ihe:iti:xds-sd:text:2008                          Document à corps non structuré en texte brut
      urn:ihe:pharm:dis:2010                                Dispensation médicamenteuse
      urn:ihe:iti-fr:xds-sd:jpeg:2010                       Document à corps non structuré en format jpeg
      urn:ihe:iti-fr:xds-sd:rtf:2010                        Document à corps non structuré en format rtf
      urn:ihe:iti-fr:xds-sd:tiff:2010                       Document à corps non structuré en format tiff
      urn:ihe:lab:xd-lab:2008                               Compte rendu structuré d'examens de biologie médicale
      urn:ihe:palm:apsr:2016                                CR d'anatomie et de cytologie pathologiques
      urn:ihe:pcc:ips:2020                                  Synthèse médicale
      urn:ihe:pharm:pre:2010                                Prescription de médicaments
      urn:ihe:eyecare:geneyeevalcn:2014                     Compte-rendu de consultation en ophtalmologie
      urn:ihe:rad:CDA:ImagingReportStructuredHeadings:2013  Compte-rendu d'imagerie médicale
    `,
    '1.2.840.10008.2.6.1': `
      1.2.840.10008.5.1.4.1.1.88.59  Document Références d'objets d'un examen d'imagerie selon profil IHE RAD XDS-I
    `,
  },
})
