import { codeSet } from './code-set.js'

/** Sub-sections of the pharmacists, second role of their VIHF. */
export const g05SousSectionCnop = codeSet({
  name: 'TRE_G05_SousSectionTableauCNOP',
  oid: '1.2.250.1.71.4.2.6',
  version: '20231215120000',
  source: { doc: 'ans-terminologies', at: 'CodeSystem-TRE-G05-SousSectionTableauCNOP' },
  licence: 'ANS, nomenclatures des objets de santé, publiées en accès libre',
  since: {
    '2000-12-19': 'A B C DA DH DM E G H',
    '2010-09-13': 'EA EB EC ED EG EH',
    '2012-04-12': 'M',
    '2016-09-01': 'D',
  },
  ended: {
    DH: '2016-12-22',
  },
  codes: {
    '1.2.250.1.71.4.2.6': `
      A   Pharmacien titulaire d'officine
      B   Pharmacien d'entreprise - industrie
      C   Pharmacien d'entreprise - distribution
      D   Pharmacien adjoint, remplaçant ou gérant
      DA  Pharmacien adjoint
      DH  Pharmacien d'établissement de santé
      DM  Pharmacien mutualiste ou minier
      E   Pharmacien d'Outre-Mer
      EA  Pharmacien titulaire d'officine - OM
      EB  Pharmacien d'entreprise - industrie - OM
      EC  Pharmacien d'entreprise - distribution - OM
      ED  Pharmacien adjoint - OM
      EG  Pharmacien biologiste - OM
      EH  Pharmacien d'établissement de santé - OM
      G   Pharmacien biologiste
      H   Pharmacien d'établissement de santé
      M   Pharmacien militaire
    `,
  },
})
