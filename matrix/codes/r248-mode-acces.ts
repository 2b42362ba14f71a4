import { codeSet } from './code-set.js'

/** purposeofuse of a VIHF. */
export const r248ModeAcces = codeSet({
  name: 'TRE_R248_ModeAcces',
  oid: '1.2.250.1.213.1.1.4.248',
  version: '20241122120000',
  source: { doc: 'ans-terminologies', at: 'CodeSystem-TRE-R248-ModeAcces' },
  licence: 'ANS, nomenclatures des objets de santé, publiées en accès libre',
  note: 'codeSystemName vaut « mode acces VIHF 2.0 » ou « 1.0 » pour le même OID : ne pas comparer les noms.',
  since: {
    '2017-10-13': 'normal bris_de_glace centre_15',
  },
  codes: {
    '1.2.250.1.213.1.1.4.248': `
      normal         Accès normal
      bris_de_glace  Accès en bris de glace
      centre_15      Accès par un centre de régulation médicale
    `,
  },
})
