import { codeSet } from './code-set.js'

/** Holders of a professional title. */
export const r95UsagerTitre = codeSet({
  name: 'TRE_R95_UsagerTitre',
  oid: '1.2.250.1.213.1.6.1.109',
  version: '20241213120000',
  source: { doc: 'ans-terminologies', at: 'CodeSystem-TRE-R95-UsagerTitre' },
  licence: 'ANS, nomenclatures des objets de santé, publiées en accès libre',
  since: {
    '2017-10-13': '171 172 173 193',
    '2019-03-29': '194',
    '2020-05-29': '71 72 73 93 97',
  },
  ended: {
    97: '2024-12-13',
    171: '2020-05-29',
    172: '2020-05-29',
    173: '2020-05-29',
    193: '2020-05-29',
    194: '2020-05-29',
  },
  codes: {
    '1.2.250.1.213.1.6.1.109': `
      71   Ostéopathe
      72   Psychothérapeute
      73   Chiropracteur
      93   Psychologue
      97   Conseiller en génétique
      171  Ostéopathe
      172  Psychothérapeute
      173  Chiropracteur
      193  Psychologue
      194  Conseiller en génétique
    `,
  },
})
