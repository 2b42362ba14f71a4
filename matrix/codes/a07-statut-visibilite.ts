import { codeSet } from './code-set.js'

/** Visibility codes of confidentialityCode; INVISIBLE_REPRESENTANTS_LEGAUX is also Confidentiality_code of a VIHF. */
export const a07StatutVisibilite = codeSet({
  name: 'TRE_A07_StatutVisibilite',
  oid: '1.2.250.1.213.1.1.4.13',
  version: '2020-04-24',
  source: { doc: 'ans-testcontenucda', at: 'jeuxDeValeurs/JDV_J08_XdsConfidentialityCode_CISIS.xml' },
  licence: 'ANS, publié en accès libre ; aucun fichier de licence dans le dépôt',
  codes: {
    '1.2.250.1.213.1.1.4.13': `
      MASQUE_PS                       Masqué aux professionnels de santé
      INVISIBLE_PATIENT               Non visible par le patient
      INVISIBLE_REPRESENTANTS_LEGAUX  Non visible par les représentants légaux du patient
    `,
  },
})
