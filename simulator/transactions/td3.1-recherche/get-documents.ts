import type { ParameterReader } from './parameters.js'
import type { StoredQuery } from './request.js'

const names = { uniqueId: '$XDSDocumentEntryUniqueId', entryUuid: '$XDSDocumentEntryEntryUUID' } as const

const forms = {
  uniqueId: /^[0-9]+(\.[0-9]+)+$/,
  entryUuid: /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
} as const

/**
 * Parameters of GetDocuments: a list of uniqueIds or of entryUUIDs.
 *
 * An entryUUID among the uniqueIds, or the reverse, is malformed as any other text (dmp-answers-outline, 4.1, DMP-162).
 * Neither of them: the uniqueId is said missing, since it is what TD3.1b asks with [assumed].
 */
export function readGetDocuments(parameters: ParameterReader): StoredQuery {
  for (const by of ['uniqueId', 'entryUuid'] as const) {
    const ids = read(parameters, by)
    if (ids) return { kind: 'get', by, ids }
  }
  if (parameters.faults.length === 0) parameters.missing(names.uniqueId)
  return { kind: 'get', by: 'uniqueId', ids: [] }
}

function read(parameters: ParameterReader, by: 'uniqueId' | 'entryUuid'): readonly string[] | undefined {
  const name = names[by]
  const ids = parameters.list(name)
  const wrong = ids?.find((id) => !forms[by].test(id))
  if (wrong !== undefined) {
    parameters.malformed(name, wrong, parameters.parameters.get(name)?.slots[0]?.element ?? parameters.query)
  }
  return ids
}
