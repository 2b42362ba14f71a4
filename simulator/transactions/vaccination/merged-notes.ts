import { availabilityStatus, type DocumentEntry } from '../../domain/document.js'
import type { Change, NewDocument, World } from '../../domain/world.js'
import type { PatientRef } from '../../vihf/vihf.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import { noteType, readNote, type VaccinationNote, vaccinationFacts } from './note.js'

/** A note that the historique merges: what it says, its one vaccination, and its metadata. */
export interface MergedNote {
  readonly entryUuid: string
  readonly note: VaccinationNote
  readonly vaccination: XmlElement
  readonly entry: DocumentEntry
}

const systems = { loinc: '2.16.840.1.113883.6.1' } as const

/** A note that is no CDA, or of no vaccination, which no control let in, merges nothing. */
function merged(entryUuid: string, entry: DocumentEntry, bytes: Uint8Array | undefined): MergedNote[] {
  const note = bytes && readNote(bytes)
  const [vaccination] = note?.vaccinations ?? []
  return note && vaccination ? [{ entryUuid, note, vaccination, entry }] : []
}

/** Notes that a DMP holds and merges, in the order of their submission: archived as they were fed, or unarchived. */
export const currentNotes = (world: World, patient: PatientRef): MergedNote[] =>
  world
    .findDocuments(patient, {
      typeCodes: [`${noteType}^^${systems.loinc}`],
      statuses: [availabilityStatus.archived, availabilityStatus.approved],
    })
    .flatMap(({ entryUuid, document }) => merged(entryUuid, document.entry, world.content(entryUuid)?.bytes))

/** Notes that a submission brings. */
export const notesAmong = (documents: readonly NewDocument[]): MergedNote[] =>
  documents
    .filter(({ document }) => document.entry.typeCode?.code === noteType)
    .flatMap(({ document, content }) => merged(document.entryUuid, document.entry, content))

/** The notes of a DMP once changes are kept; the same list when they bear on none. */
export function notesAfter(notes: readonly MergedNote[], changes: readonly Change[]): readonly MergedNote[] {
  const gone = new Set(
    changes.flatMap((change) =>
      change.kind === 'document-status' &&
      (change.status === availabilityStatus.deprecated || change.status === availabilityStatus.deleted)
        ? [change.entryUuid]
        : [],
    ),
  )
  const added = changes.flatMap((change) => (change.kind === 'lot' ? notesAmong(change.documents) : []))
  const changed = added.length > 0 || notes.some(({ entryUuid }) => gone.has(entryUuid))
  return changed ? [...notes.filter(({ entryUuid }) => !gone.has(entryUuid)), ...added] : notes
}

/** Vaccinations in the order in which they were given; those of one day in that of their notes. */
export const byDate = (notes: readonly MergedNote[]): MergedNote[] =>
  notes.toSorted((a, b) => {
    const [first, second] = [vaccinationFacts(a.vaccination).date, vaccinationFacts(b.vaccination).date]
    return first < second ? -1 : first > second ? 1 : 0
  })
