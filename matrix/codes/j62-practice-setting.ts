import { codeSet } from './code-set.js'

/** practiceSettingCode that the DMP takes. */
export const j62PracticeSetting = codeSet({
  name: 'JDV_J62_PracticeSettingCode_DMP',
  oid: '1.2.250.1.213.1.1.5.4',
  version: '2023-09-22',
  source: { doc: 'ans-ig-terminologie', at: 'ig/main/ValueSet-JDV-J62-PracticeSettingCode-DMP.json' },
  licence: "MIT, Copyright (c) 2022 Github de l'ANS",
  codes: {
    '1.2.250.1.213.1.1.4.6': `
      EXP_PATIENT  Expression personnelle du patient
      SNR          Service numérique référencé
    `,
    '1.2.250.1.213.1.1.4.9': `
      AMBULATOIRE    Ambulatoire
      AMO            Organisme d'assurance maladie obligatoire
      DEPISTAGE      Dépistage
      ETABLISSEMENT  Etablissement de santé
      HAD            Hospitalisation à domicile
      MAD            Maintien à domicile
      PALLIATIF      Soins palliatifs
      SAD            Soins à domicile
      SAMU_SMUR      SAMU/SMUR
    `,
  },
})
