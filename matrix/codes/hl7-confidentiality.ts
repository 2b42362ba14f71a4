import { codeSet } from './code-set.js'

/** Confidentiality of a CDA header. */
export const hl7Confidentiality = codeSet({
  name: 'JDV_HL7_Confidentiality_CISIS',
  oid: '2.16.840.1.113883.1.11.10228',
  version: '2022-09-28',
  source: { doc: 'ans-testcontenucda', at: 'jeuxDeValeurs/JDV_HL7_Confidentiality_CISIS.xml' },
  licence: 'ANS, publié en accès libre ; aucun fichier de licence dans le dépôt ; codes HL7',
  valid: { from: '2010-01-01' },
  since: {
    '2010-01-01': 'N R V',
    '2022-09-28': 'L M U',
  },
  codes: {
    '2.16.840.1.113883.5.25': `
      L  Bas
      M  Modéré
      N  Normal
      R  Restreint
      U  Non restreint
      V  Très restreint
    `,
  },
})
