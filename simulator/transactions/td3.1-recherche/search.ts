import { availabilityStatus, type MetadataCode } from '../../domain/document.js'
import type { FoundDocument, FoundSet } from '../../domain/world.js'
import { associationType, stableDocument } from '../../wire/ebxml-schemes.js'
import type { RegistryAssociation } from '../../wire/ebxml-set.js'
import {
  isListed,
  isSetListed,
  membership,
  relationsOfDocument,
  relationsOfSet,
  replacementsAround,
  type Sight,
  unique,
} from './relations.js'
import type { Ids, MemberFilter, StoredQuery } from './request.js'

/** Objects of the registry that a query found and that the actor may know of. */
export interface Findings {
  readonly sets: readonly FoundSet[]
  readonly documents: readonly FoundDocument[]
  readonly associations: readonly RegistryAssociation[]
}

const found = (some: Partial<Findings>): Findings => ({ sets: [], documents: [], associations: [], ...some })

/** Answers a stored query by what IHE ITI-18 says of it, within what the actor may know. */
export function search(sight: Sight, query: StoredQuery): Findings {
  const { world, patient } = sight
  switch (query.kind) {
    case 'find': {
      const documents = ofWantedTypes(query.objectTypes) ? world.findDocuments(patient, query.filter) : []
      return found({ documents: documents.filter((one) => isListed(sight, one)) })
    }
    case 'get':
      return found({ documents: documentsOf(sight, query) })
    case 'get-and-associations': {
      const documents = documentsOf(sight, query)
      return found({ documents, associations: unique(documents.flatMap((one) => relationsOfDocument(sight, one))) })
    }
    case 'get-related':
      return related(sight, query, query.associationTypes)
    case 'find-sets':
      return query.statuses.includes(availabilityStatus.approved)
        ? found({ sets: world.findSets(patient, query.filter).filter((set) => isSetListed(sight, set)) })
        : found({})
    case 'get-sets':
      return setsOf(sight, query.uuids)
    case 'get-associations':
      return associationsOf(sight, query.uuids)
    case 'get-set-and-contents':
      return contentsOf(sight, query, query.members)
    case 'unknown':
      return found({})
  }
}

const ofWantedTypes = (objectTypes: readonly string[] | undefined): boolean =>
  objectTypes === undefined || objectTypes.includes(stableDocument)

function documentsOf(sight: Sight, { by, ids }: Ids): FoundDocument[] {
  const { world, patient } = sight
  const wanted = [...new Set(ids)]
  const known =
    by === 'uniqueId' ? world.documentsByUniqueId(patient, wanted) : world.documentsByEntryUuid(patient, wanted)
  return known.filter((one) => isListed(sight, one))
}

/** The document and those related to it; nothing at all when none is. */
function related(sight: Sight, ids: Ids, associationTypes: readonly string[]): Findings {
  const [document] = documentsOf(sight, ids)
  const asked = associationTypes.some(
    (type) => type === associationType.replaces || type === associationType.replaces2010,
  )
  const around = document && asked ? replacementsAround(sight, document) : []
  if (!document || around.length === 0) return found({})
  return found({
    documents: [document, ...around.map(({ other }) => other)],
    associations: around.map(({ association }) => association),
  })
}

/** The sets that brought the documents named, and what ties them. */
function setsOf(sight: Sight, uuids: readonly string[]): Findings {
  const { world, patient } = sight
  const documents = documentsOf(sight, { by: 'entryUuid', ids: uuids })
  const setUuids = [...new Set(documents.map(({ document }) => document.submissionSetUuid))]
  const sets = world.setsByUuid(patient, setUuids)
  const named = new Set(documents.map(({ entryUuid }) => entryUuid))
  return found({
    sets,
    associations: sets.flatMap((set) =>
      set.documents.filter(({ entryUuid }) => named.has(entryUuid)).map((document) => membership(set, document)),
    ),
  })
}

/** Every association that has one of the objects named at either end. */
function associationsOf(sight: Sight, uuids: readonly string[]): Findings {
  const { world, patient } = sight
  const associations = [...new Set(uuids)].flatMap((uuid) => [
    ...world.setsByUuid(patient, [uuid]).flatMap((set) => relationsOfSet(sight, set)),
    ...world.documentsByEntryUuid(patient, [uuid]).flatMap((document) => relationsOfDocument(sight, document)),
  ])
  return found({ associations: unique(associations) })
}

/** A set, its members that are wanted, and what ties them. */
function contentsOf(sight: Sight, { by, ids }: Ids, wanted: MemberFilter): Findings {
  const { world, patient } = sight
  const [set] = by === 'uniqueId' ? world.setsByUniqueId(patient, ids) : world.setsByUuid(patient, ids)
  if (!set || !isSetListed(sight, set)) return found({})
  const documents = set.documents.filter((one) => isListed(sight, one) && isWanted(one, wanted))
  return found({ sets: [set], documents, associations: documents.map((document) => membership(set, document)) })
}

function isWanted({ document: { entry } }: FoundDocument, wanted: MemberFilter): boolean {
  const { formatCodes, confidentialityCodes, objectTypes } = wanted
  const hasOne = (held: readonly (MetadataCode | undefined)[], asked: readonly string[]): boolean =>
    held.some((code) => code && (asked.includes(code.code) || asked.includes(`${code.code}^^${code.system}`)))
  return (
    ofWantedTypes(objectTypes) &&
    (formatCodes === undefined || hasOne([entry.formatCode], formatCodes)) &&
    (confidentialityCodes ?? []).every((group) => hasOne(entry.confidentialityCodes, group))
  )
}
