import type { ParameterReader } from './parameters.js'
import type { IdKind, Ids } from './request.js'

const oid = /^[0-9]+(\.[0-9]+)+$/
const uuid = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const forms: Readonly<Record<IdKind, RegExp>> = { uniqueId: oid, entryUuid: uuid }

/** Names of the two parameters that say of which object a query is. */
export type IdParameters = Readonly<Record<IdKind, string>>

export const documentIds: IdParameters = {
  uniqueId: '$XDSDocumentEntryUniqueId',
  entryUuid: '$XDSDocumentEntryEntryUUID',
}

export const setIds: IdParameters = { uniqueId: '$XDSSubmissionSetUniqueId', entryUuid: '$XDSSubmissionSetEntryUUID' }

/**
 * A list of uniqueIds or of entryUUIDs.
 *
 * An entryUUID among the uniqueIds, or the reverse, is malformed as any other text (dmp-answers-outline, 4.1, DMP-162).
 * Neither of them: `expected` is said missing, of the two the one that clients use [assumed: missing-identifier].
 */
export function readIds(parameters: ParameterReader, names: IdParameters, expected: IdKind): Ids {
  for (const by of ['uniqueId', 'entryUuid'] as const) {
    const ids = wellFormed(parameters, names[by], forms[by], parameters.list(names[by]))
    if (ids) return { by, ids }
  }
  if (parameters.faults.length === 0) parameters.missing(names[expected])
  return { by: expected, ids: [] }
}

/** The one uniqueId or entryUUID of a query on one object. */
export function readId(parameters: ParameterReader, names: IdParameters, expected: IdKind): Ids {
  for (const by of ['uniqueId', 'entryUuid'] as const) {
    const id = parameters.single(names[by])
    const ids = wellFormed(parameters, names[by], forms[by], id && [id.value])
    if (ids) return { by, ids }
  }
  if (parameters.faults.length === 0) parameters.missing(names[expected])
  return { by: expected, ids: [] }
}

const uuidParameter = '$uuid'

/** Limit of the bench, not of the DMP: each of them is looked for. */
const maxUuids = 1000

/** `$uuid`: entryUUIDs of any objects. Said missing when a client has none to give (DMP-146). */
export function readUuids(parameters: ParameterReader): readonly string[] {
  const uuids = wellFormed(parameters, uuidParameter, uuid, parameters.list(uuidParameter))
  if (!uuids && parameters.faults.length === 0) parameters.missing(uuidParameter)
  if (uuids && uuids.length > maxUuids) {
    parameters.malformed(uuidParameter, `plus de ${maxUuids} identifiants (limite du banc d'essai)`)
  }
  return uuids ?? []
}

function wellFormed(
  parameters: ParameterReader,
  name: string,
  form: RegExp,
  ids: readonly string[] | undefined,
): readonly string[] | undefined {
  const wrong = ids?.find((id) => !form.test(id))
  if (wrong !== undefined) parameters.malformed(name, wrong)
  return ids
}
