import type { ExistenceAnswer } from '../answer-view.js'
import { authorization, conversation, retrieval, search } from '../examples.js'
import { isSearch } from '../query-view.js'
import { lastExistence, sessionAfter, sessionBefore } from '../session.js'
import { updating } from '../update-examples.js'
import type { ExchangeView } from '../view.js'
import { granted, open, orderCheck } from './support/order-check.js'
import { onlyDeletes } from './support/update-check.js'

/** One's own documents are deleted without authorisation (EX_3.3-1060); every other update needs it. */
const changesMore = ({ update }: ExchangeView): boolean => update !== undefined && !onlyDeletes(update)

export const authorizedBeforeReading = orderCheck({
  id: 'order/authorized-before-reading',
  title: "En accès normal, on ne lit et on ne modifie qu'avec une autorisation valide",
  verifies: ['EX_0.3-1010'],
  source: { doc: 'dmp-requirements', at: 'EX_0.3-1010' },
  on: ['TD3.1', 'TD3.2', 'TD3.3'],
  appliesTo: (view, context) =>
    view.vihf?.accessMode === 'normal' &&
    (view.transaction === 'TD3.2' || isSearch(view.query) || changesMore(view)) &&
    lastExistence(view, context)?.authorization !== undefined,
  judge: (view, context) => {
    const status = lastExistence(view, context)?.authorization
    if (status === 'VALIDE' || sessionBefore(view, context).some(granted)) return undefined
    return ['TD0.2 à VALIDE, ou une TD0.3 AJOUT réussie', `TD0.2 à ${status}, aucune TD0.3 AJOUT réussie`]
  },
  pass: [
    conversation(open(), search(), updating()),
    conversation(open('EXPIRE'), authorization({ answer: { status: 'DMPOk' } }), search(), retrieval()),
  ],
  fail: [
    conversation(open('NON_EXISTE'), search()),
    conversation(open('EXPIRE'), retrieval()),
    conversation(open('EXPIRE'), updating()),
  ],
})

/** Up to package 2.5 an AJOUT may also ask to become médecin traitant, which is no reading. */
const asksToRead = ({ td03 }: ExchangeView): boolean => td03?.action === 'AJOUT' && !td03.medecinTraitant

const accessNeeded = (existence: ExistenceAnswer | undefined): boolean =>
  existence?.authorization === 'NON_EXISTE' || existence?.authorization === 'EXPIRE'

export const authorizationWhenNeeded = orderCheck({
  id: 'order/authorization-when-needed',
  title: "TD0.3 AJOUT ne part que si l'autorisation manque ou a expiré, et une fois",
  verifies: ['EX_0.3-1010'],
  source: { doc: 'dmp-requirements', at: 'EX_0.3-1010' },
  on: ['TD0.3'],
  appliesTo: (view, context) => asksToRead(view) && lastExistence(view, context)?.authorization !== undefined,
  judge: (view, context) => {
    const existence = lastExistence(view, context)
    if (existence?.authorization === 'INTERDIT') return undefined
    if (!accessNeeded(existence)) return ['une autorisation absente ou expirée', `TD0.2 à ${existence?.authorization}`]
    const before = sessionBefore(view, context)
    const sinceTest = before.slice(before.findLastIndex(({ transaction }) => transaction === 'TD0.2') + 1)
    return sinceTest.some(granted) ? ['une seule TD0.3 AJOUT', 'une autre a déjà réussi'] : undefined
  },
  pass: [conversation(open('NON_EXISTE'), authorization({ answer: { status: 'DMPOk' } }))],
  fail: [
    conversation(open('VALIDE'), authorization()),
    conversation(open('NON_EXISTE'), authorization({ answer: { status: 'DMPOk' } }), authorization()),
  ],
})

export const readingAfterAuthorization = orderCheck({
  id: 'order/reading-after-authorization',
  title: 'TD0.3 AJOUT accompagne une demande de lecture : une TD3.1 la suit',
  verifies: ['EX_0.3-1030'],
  source: { doc: 'dmp-requirements', at: 'EX_0.3-1030' },
  on: ['TD0.3'],
  appliesTo: (view) => granted(view) && asksToRead(view),
  judge: (view, context) =>
    sessionAfter(view, context).some(({ transaction }) => transaction === 'TD3.1' || transaction === 'TD3.2')
      ? undefined
      : ['une recherche du même utilisateur après la TD0.3', 'aucune lecture ensuite'],
  pass: [conversation(open('NON_EXISTE'), authorization({ answer: { status: 'DMPOk' } }), search())],
  fail: [conversation(open('NON_EXISTE'), authorization({ answer: { status: 'DMPOk' } }))],
})
