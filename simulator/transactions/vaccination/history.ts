import { availabilityStatus, type StoredDocument } from '../../domain/document.js'
import type { Change, FoundDocument, NewDocument, World } from '../../domain/world.js'
import type { PatientRef } from '../../vihf/vihf.js'
import { sha1Hex } from '../../wire/digest.js'
import { renderLeaf } from '../../wire/ebxml-leaf.js'
import { NS } from '../../wire/namespaces.js'
import { technicalTime } from '../../wire/time.js'
import type { Ids } from '../transaction.js'
import { historyDocument } from './history-document.js'
import { historyEntry, historySet, historyUniqueId } from './history-entry.js'
import { byDate, currentNotes, type MergedNote, notesAfter } from './merged-notes.js'
import { historyType, noteType } from './note.js'

/** What the historique is made with; `at` is the moment of the call. */
export interface HistoryCall {
  readonly world: World
  readonly ids: Ids
  readonly now: Date
}

/**
 * Changes of a call, and what they make of the historique de vaccinations: one document, kept up to date by the DMP.
 *
 * The first note makes it, each note fed, replaced or deleted makes its next version, under the same uniqueId
 * [assumed: vaccination-history], and it goes with the last one [assumed: vaccination-history-end].
 */
export function withHistory(changes: readonly Change[], patient: PatientRef, call: HistoryCall): readonly Change[] {
  if (!changes.some((change) => bearsOnNote(change, patient, call.world))) return changes
  const before = currentNotes(call.world, patient)
  const after = notesAfter(before, changes)
  if (after === before) return changes
  const history = historyOf(call.world, patient)
  if (after.length === 0) {
    return history
      ? [...changes, { kind: 'document-status', entryUuid: history.entryUuid, status: availabilityStatus.deleted }]
      : changes
  }
  return [...changes, ...historyChanges(after, history?.document, patient, call)]
}

/** Could this change touch the notes? Asked before any note is read. */
function bearsOnNote(change: Change, patient: PatientRef, world: World): boolean {
  if (change.kind === 'lot') return change.documents.some(({ document }) => isNote(document.entry.typeCode?.code))
  if (change.kind !== 'document-status') return false
  return world.documentsByEntryUuid(patient, [change.entryUuid]).some(({ facts }) => isNote(facts.typeCode))
}

const isNote = (typeCode: string | undefined): boolean => typeCode === noteType

function historyOf(world: World, patient: PatientRef): FoundDocument | undefined {
  const { approved, archived } = availabilityStatus
  return world.findDocuments(patient, { typeCodes: [historyType], statuses: [approved, archived] }).at(-1)
}

/** The historique of these notes, in the order of their submission; the first one, or the next version of `former`. */
export function historyChanges(
  notes: readonly MergedNote[],
  former: StoredDocument | undefined,
  patient: PatientRef,
  { ids, now }: Pick<HistoryCall, 'ids' | 'now'>,
): Change[] {
  const at = technicalTime(now)
  const setUuid = `urn:uuid:${ids.uuid()}`
  const entryUuid = `urn:uuid:${ids.uuid()}`
  const uniqueId = former?.entry.uniqueId ?? historyUniqueId(ids.uuid())
  const version = (former?.version ?? 0) + 1
  const ordered = byDate(notes)
  const last = notes.at(-1)
  const made = historyEntry(ordered, last, patient, { uniqueId, entryUuid, creationTime: at })
  const entry = former ? { ...made, confidentialityCodes: former.entry.confidentialityCodes } : made
  const content = historyDocument(entry, version, ordered, last?.note.root.child(NS.hl7, 'recordTarget'))
  const document: StoredDocument = {
    entryUuid,
    logicalId: former?.logicalId ?? entryUuid,
    version,
    status: former?.status ?? availabilityStatus.approved,
    entry,
    hash: sha1Hex(content),
    sizeBytes: content.byteLength,
    isLotSignature: false,
    submissionSetUuid: setUuid,
    submittedAt: at,
  }
  const added: NewDocument = {
    document,
    content,
    contentType: 'application/octet-stream',
    leafXml: renderLeaf(document, () => ids.uuid()),
  }
  const set = historySet(patient, setUuid, historyUniqueId(ids.uuid()), at)
  const lot = { kind: 'lot' as const, patient, setUuid, set, submittedAt: at }
  return former
    ? [
        { ...lot, documents: [], statusUpdates: [] },
        {
          kind: 'document-version',
          patient,
          former: former.entryUuid,
          document,
          leafXml: added.leafXml,
          content,
        },
      ]
    : [{ ...lot, documents: [added] }]
}
