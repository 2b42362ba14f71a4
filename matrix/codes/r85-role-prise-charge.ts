import { codeSet } from './code-set.js'

/** Roles in the care of a patient, second role of a VIHF whose first is TRE_R291 99. */
export const r85RolePriseCharge = codeSet({
  name: 'TRE_R85_RolePriseCharge',
  oid: '1.2.250.1.213.1.6.1.107',
  version: '20260505120000',
  source: { doc: 'ans-terminologies', at: 'CodeSystem-TRE-R85-RolePriseCharge' },
  licence: 'ANS, nomenclatures des objets de santé, publiées en accès libre',
  note: "Libellés de 376 à 379 : d'après une demande d'évolution, non la terminologie publiée.",
  since: {
    '2015-01-01': '300 301 302 303',
    '2019-04-26': '307 308 309 310 311 312',
    '2019-05-29': '304 305 306',
    '2020-06-26': '313 314 315',
    '2024-10-25': '358 359 360 361 362 363 364 365 366 367 368 369 370',
    '2025-03-28': '371 372',
    '2025-07-21': '373',
    '2026-02-02': '374',
    '2026-03-30': '375',
  },
  ended: {
    369: '2025-03-28',
  },
  codes: {
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
      330  Coordonnateur de parcours
      331  Secrétaire assistante médico-administrative
      332  Assistant médical
      333  Responsable de secteur
      334  Biologiste médical ni médecin ni pharmacien
      335  Gestionnaire alertes et urgences sanitaires
      336  Autre professionnel intervenant dans l'accueil et l'orientation des personnes
      337  Autre professionnel intervenant dans la logistique
      338  Autre professionnel intervenant dans l'hôtellerie et la restauration
      339  Autre professionnel intervenant dans la direction de la qualité, hygiène, sécurité et environnement
      340  Autre professionnel intervenant dans la direction des systèmes d'information
      341  Autre professionnel intervenant dans la direction des finances et comptabilité
      342  Autre professionnel intervenant dans la direction de la communication
      343  Autre professionnel intervenant dans la direction des ressources humaines
      344  Autre professionnel intervenant dans la direction des affaires médicales
      345  Autre professionnel intervenant dans le social, éducatif, psychologie et culturel
      346  Etudiant - infirmier
      347  Etudiant - aide-soignant
      348  Etudiant - auxiliaire de puériculture
      349  Etudiant - masseur-kinésithérapeute
      350  Aide à domicile
      351  Assistant(e) maternel(le)
      352  Autre salarié de la structure sociale
      353  Membre de l'équipe de soins
      354  Externe en médecine
      355  Externe en odontologie
      356  Externe en maïeutique
      357  Externe en pharmacie
      358  Autre étudiant
      359  Directeur d'établissement
      360  Brancardier
      361  Educateur en activité physique adaptée
      362  Technicien d'informations médicales
      363  Attaché de recherche clinique
      364  Praticien A Diplôme Hors Union Européenne (PADHUE)
      365  Gestionnaire admissions / frais de séjour / traitement externe
      366  Archiviste
      367  Surveillant de nuit
      368  Animateur
      369  Biologiste médical non-médecin
      370  Opérateur de Soins Non Programmés (OSNP)
      371  Aide à domicile qualifié(e)
      372  Aide à domicile
      373  Technicien d’études cliniques
      374  Agent d'autorité d'enregistrement
      375  Conseiller conjugal et familial
      376  PADHUE - Médecin
      377  PADHUE - Pharmacien
      378  PADHUE - Sage Femme
      379  PADHUE - Chirurgien Dentiste
    `,
  },
})
