import {
  type AvailabilityStatus,
  availabilityStatus,
  type DocumentEntry,
  type StoredDocument,
} from '../../domain/document.js'
import type { Change, NewDocument } from '../../domain/world.js'
import { renderLeaf } from '../../wire/ebxml-leaf.js'
import { technicalTime } from '../../wire/time.js'
import { entryUuidFor } from '../submission.js'
import type { Part } from '../transaction.js'
import { withHistory } from '../vaccination/history.js'
import { noteType } from '../vaccination/note.js'
import { replacementsOf } from './controls/replacement.js'
import type { Lot } from './lot.js'
import { allEntries } from './request.js'

/**
 * What the registry keeps of a good lot: its set and documents, the replaced documents as old versions, and what they
 * make of the historique de vaccinations.
 */
export function registrationOf(lot: Lot): readonly Change[] {
  const { request, context, patient } = lot
  const { now, ids } = context
  const { set } = request
  // A lot without set is refused before.
  if (!set) return []
  const submittedAt = technicalTime(now)
  const setUuid = entryUuidFor(set.submittedId, context)
  const replacements = new Map(replacementsOf(request).map(({ source, target }) => [source, target]))

  const kept = (entry: DocumentEntry, { bytes, contentType }: Part): NewDocument => {
    const entryUuid = entryUuidFor(entry.submittedId, context)
    const replaces = replacements.get(entry.submittedId)
    const document: StoredDocument = {
      entryUuid,
      logicalId: entryUuid,
      version: 1,
      status: firstStatus(entry),
      entry,
      hash: request.hashes.get(entry.submittedId) ?? '',
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
  const changes: readonly Change[] = [
    { kind: 'lot', patient, setUuid, set, documents, submittedAt },
    ...[...replacements.values()].map(
      (entryUuid): Change => ({ kind: 'document-status', entryUuid, status: availabilityStatus.deprecated }),
    ),
  ]
  return withHistory(changes, patient, context)
}

/** A note de vaccination is kept archived: what is read is the historique (dmp-transactions, TD2.1). */
const firstStatus = ({ typeCode }: DocumentEntry): AvailabilityStatus =>
  typeCode?.code === noteType ? availabilityStatus.archived : availabilityStatus.approved
