import type { CheckContext } from '../check.js'
import { conversation, feeding, retrieval, search } from '../examples.js'
import { isSearch } from '../query-view.js'
import { sessionBefore } from '../session.js'
import type { ExchangeView } from '../view.js'
import { open, orderCheck } from './support/order-check.js'

export const noSearchAfterFeeding = orderCheck({
  id: 'order/no-search-after-feeding',
  title: "Aucune recherche n'est lancée d'elle-même après une alimentation",
  verifies: ['EX_3.1-1090', 'EX_3.1-2030'],
  source: { doc: 'dmp-requirements', at: 'EX_3.1-1090' },
  assumed: "une recherche dans les dix secondes d'un dépôt est prise pour automatique ; le guide ne donne pas de délai",
  on: ['TD3.1'],
  appliesTo: (view, context) =>
    isSearch(view.query) && sessionBefore(view, context).some(({ transaction }) => transaction === 'TD2.1'),
  judge: (view, context) => {
    const fed = sessionBefore(view, context).findLast(({ transaction }) => transaction === 'TD2.1')
    const gapSeconds = fed ? (view.receivedAt.getTime() - fed.receivedAt.getTime()) / 1000 : Infinity
    return gapSeconds <= 10
      ? ['aucune recherche automatique', `une recherche ${gapSeconds} s après le dépôt`]
      : undefined
  },
  pass: [conversation(open(), feeding(), search({ afterSeconds: 120 }))],
  fail: [conversation(open(), feeding(), search({ afterSeconds: 1 }))],
})

export const noRepeatedSearch = orderCheck({
  id: 'order/no-repeated-search',
  title: 'Une même recherche ne se répète pas sans demande',
  verifies: ['EX_3.1-2030'],
  source: { doc: 'dmp-requirements', at: 'EX_3.1-2030' },
  assumed: 'une recherche identique dans les dix secondes est prise pour automatique ; le guide ne donne pas de délai',
  on: ['TD3.1'],
  appliesTo: (view) => isSearch(view.query),
  judge: (view, context) => {
    const twin = sessionBefore(view, context).find(
      (other) =>
        other.transaction === 'TD3.1' &&
        other.answer?.success !== false &&
        view.receivedAt.getTime() - other.receivedAt.getTime() <= 10_000 &&
        sameQuery(view, other),
    )
    return twin ? ['une recherche à la demande', `la même que ${twin.exchange.id}`] : undefined
  },
  pass: [conversation(open(), search(), search({ afterSeconds: 120 }))],
  fail: [conversation(open(), search(), search({ afterSeconds: 1 }))],
})

const queryText = ({ query }: ExchangeView): string =>
  JSON.stringify([
    query?.id,
    query?.returnType,
    [...(query?.parameters ?? [])].map(([name, { slots }]) => [name, slots.map(({ texts }) => texts)]),
  ])
const sameQuery = (left: ExchangeView, right: ExchangeView): boolean => queryText(left) === queryText(right)

export const noSystematicDownload = orderCheck({
  id: 'order/no-systematic-download',
  title: "Les documents trouvés ne sont pas tous téléchargés d'office",
  verifies: ['EX_3.2-1010'],
  source: { doc: 'dmp-requirements', at: 'EX_3.2-1010' },
  assumed: "tout télécharger en moins d'une minute est pris pour automatique ; le guide ne donne ni nombre ni délai",
  on: ['TD3.2'],
  appliesTo: (view, context) => (lastSearch(view, context)?.answer?.found.length ?? 0) >= 2,
  judge: (view, context) => {
    const searched = lastSearch(view, context)
    if (!searched || view.receivedAt.getTime() - searched.receivedAt.getTime() > 60_000) return undefined
    const found = searched.answer?.found.length ?? 0
    const asked = new Set(
      [...sessionBefore(view, context).filter(({ receivedAt }) => receivedAt >= searched.receivedAt), view].flatMap(
        ({ retrieval: all }) => (all ?? []).map(({ documentUniqueId }) => documentUniqueId),
      ),
    )
    return asked.size >= found
      ? ['des documents ouverts un par un', `les ${found} documents trouvés, téléchargés à la suite`]
      : undefined
  },
  pass: [conversation(open(), search({ answer: { found: ['urn:uuid:1', 'urn:uuid:2'] } }), retrieval())],
  fail: [
    conversation(
      open(),
      search({ answer: { found: ['urn:uuid:1', 'urn:uuid:2'] } }),
      retrieval({ uniqueIds: ['1.2.1'], afterSeconds: 1 }),
      retrieval({ uniqueIds: ['1.2.2'], afterSeconds: 1 }),
    ),
  ],
})

const lastSearch = (view: ExchangeView, context: CheckContext): ExchangeView | undefined =>
  sessionBefore(view, context).findLast((other) => other.transaction === 'TD3.1' && isSearch(other.query))
