import { codeSet } from './code-set.js'

/** confidentialityCode of the XDS metadata, visibility codes included. */
export const j08Confidentiality = codeSet({
  name: 'JDV_J08_XdsConfidentialityCode_CISIS',
  oid: '1.2.250.1.213.1.1.5.463',
  version: '2020-04-24',
  source: { doc: 'ans-testcontenucda', at: 'jeuxDeValeurs/JDV_J08_XdsConfidentialityCode_CISIS.xml' },
  licence: 'ANS, publié en accès libre ; aucun fichier de licence dans le dépôt ; codes HL7',
  valid: { from: '2010-11-16' },
  codes: {
    '2.16.840.1.113883.5.25': `
      N  Normal
      R  Restreint
      V  Très restreint
    `,
    '1.2.250.1.213.1.1.4.13': `
      INVISIBLE_PATIENT               Non visible par le patient
      INVISIBLE_REPRESENTANTS_LEGAUX  Non visible par les représentants légaux du patient
      MASQUE_PS                       Masqué aux professionnels de santé
    `,
  },
})
