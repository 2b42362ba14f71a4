import type { DocumentEntry } from '../../../domain/document.js'
import { currentNotes, type MergedNote } from '../../vaccination/merged-notes.js'
import { noteType, readNote, type VaccinationFacts, vaccinationFacts } from '../../vaccination/note.js'
import { noteBreaches } from '../../vaccination/note-rules.js'
import type { Lot, LotControl, LotFault } from '../lot.js'
import { replacementsOf } from './replacement.js'

/** The sentence that clients saw (source: dmp-errors, section 3). */
const duplicate = 'La date et le code CIS de cette vaccination sont deja presents dans le CVA complet'

/** A vaccination as the DMP names it in a refusal (source: dmp-answers-outline, section 4.1). */
const refusedVaccination = ({ id, extension }: VaccinationFacts, reason: string): string =>
  `(IdentifiantVaccination(root=${id}, extension=${extension})) est rejetée pour la cause suivante : ${reason}`

const unknownVaccination: VaccinationFacts = { id: '', extension: '', date: '', cis: '' }

interface FedNote {
  readonly entry: DocumentEntry
  readonly facts: VaccinationFacts
  /** Why its vaccination cannot be merged; absent when it can. */
  readonly broken: string | undefined
}

/**
 * Notes de vaccination that the historique can merge: rules of their volet [assumed: vaccination-rules], then nothing
 * that it has already.
 */
export const vaccination: LotControl = (lot) => {
  const fed = lot.request.entries
    .filter(({ typeCode }) => typeCode?.code === noteType)
    .flatMap((entry) => fedNote(lot, entry))
  const good = fed.filter(({ broken }) => broken === undefined)
  const rejected = fed.flatMap(({ entry, facts, broken }): LotFault[] =>
    broken === undefined
      ? []
      : [{ on: entry.submittedId, rejection: 'vaccination-rejected', detail: refusedVaccination(facts, broken) }],
  )
  return good.length === 0 ? rejected : [...rejected, ...duplicates(lot, good)]
}

/** A note without content is a fault of its own. */
function fedNote({ request, context }: Lot, entry: DocumentEntry): FedNote[] {
  const part = request.documents.get(entry.submittedId)
  if (!part) return []
  const note = readNote(part.bytes)
  if (!note) return [{ entry, facts: unknownVaccination, broken: "le document n'est pas un CDA" }]
  const [vaccination] = note.vaccinations
  const facts = vaccination ? vaccinationFacts(vaccination) : unknownVaccination
  const [breach] = noteBreaches(note, context.settings.guidePackage)
  const broken = breach && `${breach.expected} attendu, ${breach.observed ?? 'absent'}`
  return [{ entry, facts, broken }]
}

/** The same vaccine on the same day, in the lot or in the DMP [assumed: vaccination-duplicate]. */
function duplicates({ request, context, patient }: Lot, fed: readonly FedNote[]): LotFault[] {
  const replacedBy = new Map(replacementsOf(request).map(({ source, target }) => [source, target]))
  const held = currentNotes(context.world, patient)
  const seen = new Set<string>()
  return fed.flatMap(({ entry, facts }): LotFault[] => {
    const key = sameVaccination(facts)
    const again =
      seen.has(key) ||
      held.some((note) => isSame(note, facts) && !isReplaced(note, facts, replacedBy.get(entry.submittedId)))
    seen.add(key)
    return again
      ? [{ on: entry.submittedId, rejection: 'vaccination-duplicate', detail: refusedVaccination(facts, duplicate) }]
      : []
  })
}

const sameVaccination = ({ date, cis }: VaccinationFacts): string => `${date} ${cis}`

const isSame = ({ vaccination: held }: MergedNote, facts: VaccinationFacts): boolean =>
  sameVaccination(vaccinationFacts(held)) === sameVaccination(facts)

/** Does the new note take the place of that one, and of its vaccination? */
const isReplaced = (held: MergedNote, { id }: VaccinationFacts, target: string | undefined): boolean =>
  held.entryUuid === target && vaccinationFacts(held.vaccination).id.toLowerCase() === id.toLowerCase()
