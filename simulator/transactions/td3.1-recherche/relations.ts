import { availabilityStatus } from '../../domain/document.js'
import type { FoundDocument, FoundSet, World } from '../../domain/world.js'
import type { PatientRef } from '../../vihf/vihf.js'
import { associationType } from '../../wire/ebxml-schemes.js'
import { associationUuid, type RegistryAssociation } from '../../wire/ebxml-set.js'

/** What an actor may know of one DMP: `knows` says of which documents, signatures of lots included. */
export interface Sight {
  readonly world: World
  readonly patient: PatientRef
  readonly knows: (found: FoundDocument) => boolean
}

const isVisible = ({ knows }: Sight, found: FoundDocument): boolean =>
  found.status !== availabilityStatus.deleted && knows(found)

/** May the entry be answered? The signature of a lot and a deleted document never are, whatever the statuses asked. */
export const isListed = (sight: Sight, found: FoundDocument): boolean =>
  !found.isLotSignature && isVisible(sight, found)

/**
 * Sets that the actor may know of: those that brought at least one document that he may know of. The others would tell
 * him that something is hidden [assumed: hidden-relations].
 */
export const isSetListed = (sight: Sight, set: FoundSet): boolean =>
  set.documents.some((document) => isListed(sight, document))

/** The set and its document; a new version of the metadata says which one it follows. */
export const membership = ({ setUuid }: FoundSet, { entryUuid, document }: FoundDocument): RegistryAssociation => ({
  type: associationType.hasMember,
  source: setUuid,
  target: entryUuid,
  submissionSetStatus: 'Original',
  ...(document.version > 1 ? { previousVersion: String(document.version - 1) } : {}),
})

const signing = ({ setUuid }: FoundSet, { entryUuid }: FoundDocument): RegistryAssociation => ({
  type: associationType.signs,
  source: entryUuid,
  target: setUuid,
  submissionSetStatus: 'Original',
})

/** What relates a set and one of its documents: the signature is a member and signs. */
const tiesOf = (set: FoundSet, found: FoundDocument): RegistryAssociation[] =>
  found.isLotSignature ? [membership(set, found), signing(set, found)] : [membership(set, found)]

/**
 * Relations of a set with what the actor may know of it.
 *
 * The signature is masked to professionals as its own codes say: its relations are told to its author and to the
 * médecin traitant, though its entry is listed to nobody [assumed: signature-relations].
 */
export const relationsOfSet = (sight: Sight, set: FoundSet): RegistryAssociation[] =>
  isSetListed(sight, set)
    ? set.documents.filter((document) => isVisible(sight, document)).flatMap((document) => tiesOf(set, document))
    : []

/** Relations of a document with its set and with the documents that it replaced or that replaced it. */
export function relationsOfDocument(sight: Sight, found: FoundDocument): RegistryAssociation[] {
  if (!isVisible(sight, found)) return []
  const sets = sight.world.setsByUuid(sight.patient, [found.document.submissionSetUuid])
  return [
    ...sets.filter((set) => isSetListed(sight, set)).flatMap((set) => tiesOf(set, found)),
    ...replacementsAround(sight, found).map(({ association }) => association),
  ]
}

/** A document related to another one, and how. */
export interface RelatedDocument {
  readonly association: RegistryAssociation
  readonly other: FoundDocument
}

/** Documents that a document replaced or that replaced it, by its current identifiers. */
export function replacementsAround(sight: Sight, found: FoundDocument): RelatedDocument[] {
  const { world, patient } = sight
  const { replaces, logicalId } = found.document
  const replaced = replaces === undefined ? [] : currentVersion(sight, replaces)
  const replacing = world.replacementsOf(patient, [...new Set([found.entryUuid, logicalId])])
  const type = associationType.replaces
  return [
    ...replaced.map((other) => ({ other, association: { type, source: found.entryUuid, target: other.entryUuid } })),
    ...replacing.map((other) => ({ other, association: { type, source: other.entryUuid, target: found.entryUuid } })),
  ].filter(({ other }) => isListed(sight, other))
}

/** A document by the entryUUID that it had when it was replaced: its metadata may have changed since. */
function currentVersion({ world, patient }: Sight, entryUuid: string): readonly FoundDocument[] {
  const found = world.documentsByEntryUuid(patient, [entryUuid])
  return found.length > 0 ? found : world.documentsByLogicalId(patient, [entryUuid])
}

/** Each association once, in the order of the first. */
export const unique = (associations: readonly RegistryAssociation[]): RegistryAssociation[] => [
  ...new Map(associations.map((association) => [associationUuid(association), association])).values(),
]
