import { defineCheck } from '../check.js'
import { conversation, existence, feeding, search } from '../examples.js'
import { isSearch } from '../query-view.js'
import { lastExistence } from '../session.js'
import { neverAir, neverIndirect } from './support/access.js'
import { memento, orderCheck } from './support/order-check.js'

export const airNeverFeeds = defineCheck({
  id: 'order/air-never-feeds',
  title: "L'authentification indirecte renforcée ne sert pas à alimenter",
  verifies: ['EX_AIR-010'],
  source: { doc: 'dmp-requirements', at: 'EX_AIR-010' },
  on: ['TD2.1'],
  level: 'requirement',
  appliesTo: (view) => view.vihf !== undefined,
  judge: neverAir,
  examples: { pass: [feeding()], fail: [feeding({ card: 'etablissement-air', mode: 'air' })] },
})

export const indirectNeverReads = defineCheck({
  id: 'order/indirect-never-reads',
  title: "L'authentification indirecte ne sert pas à lire",
  verifies: [],
  source: { doc: 'dmp-transactions', at: '0.3' },
  on: ['TD3.1', 'TD3.2'],
  level: 'requirement',
  appliesTo: (view) => view.vihf !== undefined && (view.transaction === 'TD3.2' || isSearch(view.query)),
  judge: neverIndirect,
  examples: { pass: [search()], fail: [search({ card: 'etablissement' })] },
})

export const brisDeGlaceWhenNeeded = orderCheck({
  id: 'order/bris-de-glace-when-needed',
  title: 'Le bris de glace ne sert pas à qui est déjà autorisé',
  source: memento,
  on: ['TD3.1', 'TD3.2'],
  appliesTo: (view, context) =>
    view.vihf?.accessMode === 'bris_de_glace' && lastExistence(view, context)?.authorization !== undefined,
  judge: (view, context) =>
    lastExistence(view, context)?.authorization === 'VALIDE'
      ? ["l'accès normal", 'un bris de glace alors que TD0.2 a répondu VALIDE']
      : undefined,
  pass: [
    conversation(
      existence({ accessMode: 'bris_de_glace', answer: { existence: 'NON_EXISTE' } }),
      search({ accessMode: 'bris_de_glace' }),
    ),
  ],
  fail: [
    conversation(
      existence({ accessMode: 'bris_de_glace', answer: { existence: 'VALIDE' } }),
      search({ accessMode: 'bris_de_glace' }),
    ),
  ],
})

export const brisDeGlaceEnds = orderCheck({
  id: 'order/bris-de-glace-ends',
  title: "Le bris de glace finit avec le patient : le suivant s'ouvre en accès normal ou avec son propre motif",
  verifies: ['EX_0.2-1040'],
  source: { doc: 'dmp-requirements', at: 'EX_0.2-1040' },
  assumed: 'le même motif pour le patient suivant laisse penser que le mode a persisté, sans le prouver',
  on: ['TD0.2', 'TD3.1', 'TD3.2'],
  appliesTo: (view) => view.vihf?.accessMode === 'bris_de_glace',
  judge: (view, { earlier }) => {
    const before = earlier.findLast(({ vihf }) => vihf?.nameId === view.vihf?.nameId)
    const persisted =
      before?.vihf?.accessMode === 'bris_de_glace' &&
      before.sessionKey !== view.sessionKey &&
      before.vihf.accessReason === view.vihf?.accessReason
    return persisted
      ? ["l'accès normal à l'ouverture d'un dossier", `le bris de glace de ${before.exchange.id}, même motif`]
      : undefined
  },
  pass: [
    conversation(
      existence({ accessMode: 'bris_de_glace' }),
      search({ accessMode: 'bris_de_glace' }),
      existence({ patient: 'mineur' }),
    ),
  ],
  fail: [
    conversation(
      existence({ accessMode: 'bris_de_glace' }),
      existence({ accessMode: 'bris_de_glace', patient: 'mineur' }),
    ),
  ],
})
