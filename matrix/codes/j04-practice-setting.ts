import { codeSet } from './code-set.js'

/** practiceSettingCode of the CI-SIS; the DMP takes JDV_J62. */
export const j04PracticeSetting = codeSet({
  name: 'JDV_J04_XdsPracticeSettingCode_CISIS',
  oid: '1.2.250.1.213.1.1.5.467',
  version: '2024-09-27',
  source: { doc: 'ans-testcontenucda', at: 'jeuxDeValeurs/JDV_J04_XdsPracticeSettingCode_CISIS.xml' },
  licence: 'ANS, publié en accès libre ; aucun fichier de licence dans le dépôt',
  valid: { from: '2010-11-04' },
  codes: {
    '1.2.250.1.213.1.1.4.6': `
      EXP_PATIENT  Expression personnelle du patient
      SNR          Service numérique référencé
    `,
    '1.2.250.1.213.1.1.4.9': `
      AMBULATOIRE    Ambulatoire
      AMO            Organisme d'assurance maladie obligatoire
      DEPISTAGE      Dépistage
      ESSMS          Etablissement ou Service Social ou Médico-Social
      ETABLISSEMENT  Etablissement de santé
      HAD            Hospitalisation à domicile
      MAD            Maintien à domicile
      PALLIATIF      Soins palliatifs
      SAD            Soins à domicile
      SAMU_SMUR      SAMU/SMUR
    `,
  },
})
