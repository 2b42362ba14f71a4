import { codeSet } from './code-set.js'

/** The profession of those who act by a role. */
export const r291AutreProfession = codeSet({
  name: 'TRE_R291_AutreProfession',
  oid: '1.2.250.1.213.1.6.1.140',
  version: '20231215120000',
  source: { doc: 'ans-terminologies', at: 'CodeSystem-TRE-R291-AutreProfession' },
  licence: 'ANS, nomenclatures des objets de santé, publiées en accès libre',
  since: {
    '2019-07-05': '99 950',
  },
  ended: {
    950: '2020-05-29',
  },
  codes: {
    '1.2.250.1.213.1.6.1.140': `
      99   Acteur participant au système de santé caractérisé par rôle
      950  Acteur caractérisé par son rôle
    `,
  },
})
