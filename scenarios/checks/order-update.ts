import { technicalIds } from '#fixtures/lps/index.js'
import type { CheckContext, Finding } from '../check.js'
import { authorization, conversation, search } from '../examples.js'
import { finding, seen } from '../findings.js'
import { isSearch } from '../query-view.js'
import { sessionBefore } from '../session.js'
import { archiving, deleting, updated, updating } from '../update-examples.js'
import type { ExchangeView } from '../view.js'
import { granted, open, orderCheck } from './support/order-check.js'
import { changesStatus, onlyDeletes, statusesOf, updateCheck } from './support/update-check.js'

const lookUp = search({ query: technicalIds([updated.uniqueId]), answer: { found: [updated.entryUuid] } })
const deletion = updating({ updates: [deleting] })

/** What this user called since he last updated something, oldest first. */
function sinceLastUpdate(view: ExchangeView, context: CheckContext): readonly ExchangeView[] {
  const before = sessionBefore(view, context)
  return before.slice(before.findLastIndex(({ transaction }) => transaction === 'TD3.3') + 1)
}

export const lookedUp = updateCheck({
  id: 'update/technical-id-looked-up',
  title: "L'entryUUID d'un document archivé ou supprimé vient d'une TD3.1b en ObjectRef faite juste avant",
  verifies: ['EX_3.1-1090', 'RG_2710', 'RG_3130'],
  source: { doc: 'dmp-requirements', at: 'EX_3.1-1090' },
  appliesTo: (call) => changesStatus(call) && call.context.complete && call.view.vihf !== undefined,
  judge: ({ view, update, context }) => {
    const calls = sinceLastUpdate(view, context)
    return statusesOf(update).flatMap(({ place, target }): Finding[] => {
      const found = calls.findLast(({ answer }) => answer?.found.some(({ entryUuid }) => entryUuid === target))
      if (!found) {
        const observed = `${seen(target)}, non recherché depuis la dernière mise à jour`
        return [finding(place, 'une TD3.1b qui rend cet entryUUID', observed, 'targetObject')]
      }
      if (found.query?.returnType === 'ObjectRef') return []
      return [
        finding(
          place,
          'une recherche en ObjectRef',
          `${found.query?.returnType} dans ${found.exchange.id}`,
          'targetObject',
        ),
      ]
    })
  },
  pass: [conversation(lookUp, deletion), conversation(lookUp, updating({ updates: [archiving] }), lookUp, deletion)],
  fail: [
    deletion,
    conversation(lookUp, updating({ updates: [archiving] }), deletion),
    conversation(search({ answer: { found: [updated.entryUuid] } }), deletion),
  ],
})

export const noAuthorizationToDelete = orderCheck({
  id: 'order/no-authorization-to-delete',
  title: "Supprimer un document ne passe pas par une demande d'autorisation (TD0.3)",
  verifies: ['EX_3.3-1060'],
  source: { doc: 'dmp-requirements', at: 'EX_3.3-1060' },
  on: ['TD3.3'],
  appliesTo: ({ update }) => update !== undefined && onlyDeletes(update),
  judge: (view, context) => {
    const calls = sinceLastUpdate(view, context)
    const asked = calls.findLastIndex(granted)
    const read = calls.slice(asked + 1).some(({ transaction, query }) => transaction === 'TD3.2' || isSearch(query))
    return asked < 0 || read
      ? undefined
      : ['une suppression sans TD0.3, ou après une lecture', `une TD0.3 AJOUT dans ${calls[asked]?.exchange.id}`]
  },
  pass: [
    conversation(open('NON_EXISTE'), lookUp, deletion),
    conversation(open('NON_EXISTE'), authorization({ answer: { status: 'DMPOk' } }), search(), lookUp, deletion),
  ],
  fail: [conversation(open('NON_EXISTE'), authorization({ answer: { status: 'DMPOk' } }), lookUp, deletion)],
})
