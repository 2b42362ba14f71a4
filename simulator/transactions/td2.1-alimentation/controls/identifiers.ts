import { isUniqueId, maxUniqueId } from '../../submission.js'
import type { LotControl, LotFault } from '../lot.js'
import { allEntries } from '../request.js'

/** uniqueIds of the lot are OIDs, each one new to the registry and to the lot (EX_2.1-1130). */
export const identifiers: LotControl = ({ request, context: { world } }) => {
  const seen = new Set<string>()
  const named = [...(request.set ? [request.set] : []), ...allEntries(request)]
  return named.flatMap(({ submittedId: on, uniqueId }): LotFault[] => {
    if (!uniqueId) return []
    if (!isUniqueId(uniqueId)) {
      return [{ on, rejection: 'metadata-malformed', detail: `uniqueId '${uniqueId.slice(0, maxUniqueId + 1)}'` }]
    }
    const taken = seen.has(uniqueId) || world.uniqueIdTaken(uniqueId)
    seen.add(uniqueId)
    return taken ? [{ on, rejection: 'unique-id-duplicate', detail: uniqueId }] : []
  })
}
