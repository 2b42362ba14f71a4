import { codeSet } from './code-set.js'

/** functionCode of a CDA participant. */
export const j47FunctionCode = codeSet({
  name: 'JDV_J47_FunctionCode_CISIS',
  oid: '1.2.250.1.213.1.1.5.124',
  version: '2024-12-13',
  source: { doc: 'ans-testcontenucda', at: 'jeuxDeValeurs/JDV_J47_FunctionCode_CISIS.xml' },
  licence: 'ANS, publié en accès libre ; aucun fichier de licence dans le dépôt ; codes HL7',
  valid: { from: '2018-03-30' },
  codes: {
    '1.2.250.1.213.1.1.4.2.280': `
      CORRE    Correspondant
      PRELV    Préleveur
      ES-REF   Etablissement de santé de référence
      ES-PREF  Etablissement de santé de préférence
    `,
    '2.16.840.1.113883.5.88': `
      ADMPHYS  Responsable de l'admission
      ATTPHYS  Référent - Responsable du patient dans la structure de soins
      DISPHYS  Responsable de la sortie
      PCP      Médecin traitant
    `,
    '1.2.250.1.213.1.6.1.107': `
      330  Coordonnateur de parcours
      353  Membre de l'équipe de soins
    `,
  },
})
