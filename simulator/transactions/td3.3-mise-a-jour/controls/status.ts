import { isTransition } from '#matrix/status-transitions.js'
import type { Rejection } from '../../../rejection.js'
import { stateOf } from '../actions.js'
import type { StatusChange } from '../request.js'
import { faultOf, nameOf, type Resolved } from './fault.js'

/** Why nothing can be asked of a document any more, if so. */
export function settled({ update, found }: Resolved): Rejection[] {
  const state = stateOf(found.status)
  if (state === 'deleted') return [faultOf(update, 'status-transition', `${nameOf(found)} est supprimé`)]
  if (state !== 'deprecated') return []
  const detail = `${nameOf(found)} est une version obsolète, qui suit le document qui la remplace`
  return [faultOf(update, 'status-transition', detail)]
}

/** A change of status is a known one, from the status that the document has (visibility-rules, section 4). */
export function statusFaults(planned: Resolved<StatusChange>): Rejection[] {
  const { update, found } = planned
  const { originalStatus, newStatus } = update
  const missing = Object.entries({ OriginalStatus: originalStatus, NewStatus: newStatus }).flatMap(([name, value]) =>
    value ? [] : [faultOf(update, 'metadata-missing', `${name} (document ${nameOf(found)})`)],
  )
  if (missing.length > 0) return missing
  const over = settled(planned)
  if (over.length > 0) return over
  if (originalStatus !== found.status) {
    return [faultOf(update, 'status-differs', `${originalStatus} au lieu de ${found.status}`)]
  }
  const from = stateOf(found.status)
  const to = stateOf(newStatus)
  return from && to && isTransition(from, to)
    ? []
    : [faultOf(update, 'status-transition', `de ${originalStatus} à ${newStatus}`)]
}
