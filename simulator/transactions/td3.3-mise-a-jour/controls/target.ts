import { sees } from '../../../domain/visibility.js'
import type { Rejection } from '../../../rejection.js'
import type { Planned } from '../plan.js'
import { faultOf, type Resolved, type UpdateCall } from './fault.js'

/**
 * The document of an update: named, of this patient, current, and one that the actor may know of.
 *
 *   update -> the same with its document, or its fault
 *
 * One masked to the actor, who is not its author, is as unknown as in a search.
 */
export function resolve(
  planned: Planned,
  { viewer }: UpdateCall,
): { readonly resolved: Resolved } | { readonly fault: Rejection } {
  const { update, found, former, own } = planned
  const [name, written] =
    update.kind === 'metadata' ? ['lid', update.logicalId] : (['targetObject', update.target] as const)
  if (written === '') return { fault: faultOf(update, 'metadata-missing', name) }
  if (former) return { fault: faultOf(update, 'version-not-current', written) }
  if (!found || !(own || sees(viewer, found.facts))) return { fault: faultOf(update, 'update-target-unknown', written) }
  return { resolved: { ...planned, found } }
}

/** A document is updated once in a message: two updates of one document have no order. */
export function repeated(all: readonly Resolved[]): Rejection[] {
  const seen = new Set<string>()
  return all.flatMap(({ update, found }) => {
    const { logicalId } = found.document
    if (seen.has(logicalId)) return [faultOf(update, 'metadata-malformed', `document ${logicalId} donné deux fois`)]
    seen.add(logicalId)
    return []
  })
}
