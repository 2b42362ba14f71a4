import type { LotControl, LotFault } from '../lot.js'
import { allEntries } from '../request.js'

const oid = /^[0-2](\.(0|[1-9][0-9]*))+$/
const maxLength = 128

/** uniqueIds of the lot are OIDs, each one new to the registry and to the lot (EX_2.1-1130). */
export const identifiers: LotControl = ({ request, context: { world } }) => {
  const seen = new Set<string>()
  const named = [...(request.set ? [request.set] : []), ...allEntries(request)]
  return named.flatMap(({ submittedId: on, uniqueId }): LotFault[] => {
    if (!uniqueId) return []
    if (!oid.test(uniqueId) || uniqueId.length > maxLength) {
      return [{ on, rejection: 'metadata-malformed', detail: `uniqueId '${uniqueId.slice(0, maxLength + 1)}'` }]
    }
    const taken = seen.has(uniqueId) || world.uniqueIdTaken(uniqueId)
    seen.add(uniqueId)
    return taken ? [{ on, rejection: 'unique-id-duplicate', detail: uniqueId }] : []
  })
}
