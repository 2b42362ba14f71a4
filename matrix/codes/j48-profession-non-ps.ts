import { codeSet } from './code-set.js'

/** Professions of those who are not PS. */
export const j48ProfessionNonPs = codeSet({
  name: 'JDV_J48_ProfessionNonPS_CISIS',
  oid: '1.2.250.1.213.1.1.5.123',
  version: '2024-12-13',
  source: { doc: 'ans-testcontenucda', at: 'jeuxDeValeurs/JDV_J48_ProfessionNonPS_CISIS.xml' },
  licence: 'ANS, publié en accès libre ; aucun fichier de licence dans le dépôt',
  note: 'Jeu clos le 13/12/2024.',
  valid: { from: '2018-03-30', to: '2024-12-13' },
  codes: {
    '1.2.250.1.213.1.6.1.109': `
      71  Ostéopathe
      72  Psychothérapeute
      73  Chiropracteur
      93  Psychologue
      97  Conseiller en génétique
    `,
    '1.2.250.1.213.1.6.1.4': `
      41  Assistant de service social
      42  Auxiliaire de vie sociale
      43  Technicien de l'intervention sociale et familiale
      44  Conseiller en économie sociale et familiale
      45  Médiateur familial
      46  Assistant familial
      47  Aide médico-psychologique (AMP)
      48  Moniteur éducateur
      49  Educateur de jeunes enfants
      51  Educateur spécialisé
      52  Educateur technique spécialisé
      53  Accompagnant éducatif et social
    `,
    '1.2.250.1.213.1.6.1.107': `
      300  Assistant de service social (PAERPA)
      301  Coordination territoriale d'appui (PAERPA)
      302  Aide et accompagnement à domicile (PAERPA)
      303  Avocat participant aux processus de soins sans consentement (eSSS)
      304  Assistant de service social (Expérimentation MAIA)
      305  Psychologue (Expérimentation MAIA)
      306  Psychothérapeute (Expérimentation MAIA)
      307  Mandataire judiciaire à la protection des majeurs (MJPM)
      308  Pilote MAIA
      309  Gestionnaire de cas MAIA
      310  Equipe médico-sociale APA
      311  Autre acteur mettant en oeuvre la méthode MAIA
      312  Autre professionnel
      313  Aide-soignant
      314  Ambulancier
      315  Auxiliaire de puériculture
      316  Préparateur en pharmacie hospitalière
      317  Préparateur en pharmacie (officine)
      318  Auxiliaire de vie sociale
      319  Technicien de l'intervention sociale et familiale
      320  Conseiller en économie sociale et familiale
      321  Médiateur familial
      322  Assistant familial
      323  Aide médico-psychologique (AMP)
      324  Moniteur éducateur
      325  Educateur de jeunes enfants
      326  Educateur spécialisé
      327  Educateur technique spécialisé
      328  Accompagnant éducatif et social
      329  Conseiller en génétique
      331  Secrétaire médicale
      332  Assistant médical
      333  Responsable de secteur
      334  Biologiste médical ni médecin ni pharmacien
      335  Gestionnaire alertes et urgences sanitaires
      350  Aide à domicile
      351  Assistant(e) maternel(le)
    `,
  },
})
