import { availabilityStatus, type DocumentEntry, type StoredDocument } from '../../domain/document.js'
import type { Change, NewDocument } from '../../domain/world.js'
import { renderLeaf } from '../../wire/ebxml-leaf.js'
import { technicalTime } from '../../wire/time.js'
import type { Ids, Part } from '../transaction.js'
import { replacementsOf } from './controls/replacement.js'
import type { Lot } from './lot.js'
import { allEntries } from './request.js'

const realUuid = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A client may make its entryUUIDs itself; a symbolic id, or one that is taken, gets a new one. */
const uuidFor = (submittedId: string, { ids, world }: { ids: Ids; world: Lot['context']['world'] }): string =>
  realUuid.test(submittedId) && !world.uniqueIdTaken(submittedId) ? submittedId : `urn:uuid:${ids.uuid()}`

/** What the registry keeps of a good lot: its set and documents, and the replaced documents as old versions. */
export function registrationOf(lot: Lot): Change[] {
  const { request, context, patient } = lot
  const { now, ids } = context
  const { set } = request
  // A lot without set is refused before.
  if (!set) return []
  const submittedAt = technicalTime(now)
  const setUuid = uuidFor(set.submittedId, context)
  const replacements = replacementsOf(request)

  const kept = (entry: DocumentEntry, { bytes, contentType }: Part): NewDocument => {
    const entryUuid = uuidFor(entry.submittedId, context)
    const replaces = replacements.get(entry.submittedId)
    const document: StoredDocument = {
      entryUuid,
      logicalId: entryUuid,
      version: 1,
      status: availabilityStatus.approved,
      entry,
      hash: lot.hashes.get(entry.submittedId) ?? '',
      sizeBytes: bytes.length,
      isLotSignature: entry === request.signature,
      submissionSetUuid: setUuid,
      ...(replaces === undefined ? {} : { replaces }),
      submittedAt,
    }
    const leafXml = document.isLotSignature ? '' : renderLeaf(document, () => ids.uuid())
    return { document, content: bytes, contentType, leafXml }
  }
  const documents = allEntries(request).flatMap((entry) => {
    const part = request.documents.get(entry.submittedId)
    return part ? [kept(entry, part)] : []
  })
  return [
    { kind: 'lot', patient, setUuid, set, documents, submittedAt },
    ...[...replacements.values()].map(
      (entryUuid): Change => ({ kind: 'document-status', entryUuid, status: availabilityStatus.deprecated }),
    ),
  ]
}
