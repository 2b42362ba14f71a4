import fc from 'fast-check'
import { decodeAdhocQueryResponse } from '#fixtures/lps/index.js'
import { type EntryScheme, xdsUuid } from '#fixtures/lps/lot.js'
import { openAnswer } from '#fixtures/lps/read-answer.js'
import { decodeWholeEntries, type WholeEntry } from '#fixtures/lps/whole-entry.js'
import { availabilityStatus, type DocumentEntry, type MetadataCode } from '#simulator/domain/document.js'
import { factsOf } from '#simulator/domain/document-facts.js'
import type { FoundDocument, FoundSet } from '#simulator/domain/world.js'
import { seededIds } from '#simulator/ids.js'
import type { RawResponse } from '#simulator/trace/exchange.js'
import type { RechercheRequest } from '#simulator/transactions/td3.1-recherche/request.js'
import type { Findings } from '#simulator/transactions/td3.1-recherche/search.js'
import { renderLeaf } from '#simulator/wire/ebxml-leaf.js'
import type { RegistryAssociation } from '#simulator/wire/ebxml-set.js'
import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { asErrors } from './lots.js'
import { entry, readEntry, readSet, referenceIdList, set } from './metadata.js'
import type { AnswerTrip } from './round-trip.js'
import { optional, present, technicalTime, uuidUrn } from './texts.js'

/** A document of the registry with its entry as it was rendered when it was kept. */
const document: fc.Arbitrary<FoundDocument> = fc
  .record({
    entry: entry.map(readEntry),
    entryUuid: uuidUrn,
    logicalId: uuidUrn,
    version: fc.integer({ min: 1, max: 99 }),
    status: fc.constantFrom(...Object.values(availabilityStatus)),
    hash: fc.stringMatching(/^[0-9a-f]{40}$/),
    sizeBytes: fc.nat(),
    submissionSetUuid: uuidUrn,
    submittedAt: technicalTime,
  })
  .map((kept) => {
    const stored = { ...kept, isLotSignature: false }
    const { uuid } = seededIds(kept.entryUuid)
    return {
      entryUuid: kept.entryUuid,
      status: kept.status,
      isLotSignature: false,
      facts: factsOf(kept.entry),
      document: stored,
      leafXml: Buffer.from(renderLeaf(stored, uuid)),
    }
  })

const foundSet: fc.Arbitrary<FoundSet> = fc
  .record({ setUuid: uuidUrn, set: set.map(readSet), submittedAt: technicalTime })
  .map((found) => ({ ...found, documents: [] }))

const association: fc.Arbitrary<RegistryAssociation> = fc
  .record({
    type: fc.constantFrom(
      'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember',
      'urn:ihe:iti:2007:AssociationType:RPLC',
      'urn:ihe:iti:2007:AssociationType:signs',
    ),
    source: uuidUrn,
    target: uuidUrn,
    submissionSetStatus: optional(fc.constant('Original' as const)),
    previousVersion: optional(fc.integer({ min: 1, max: 99 }).map(String)),
  })
  .map(present)

const slotsOf = (object: XmlElement): Record<string, string[]> =>
  Object.fromEntries(
    object
      .all(NS.rim, 'Slot')
      .map((slot) => [
        slot.attr('name'),
        (slot.child(NS.rim, 'ValueList')?.all(NS.rim, 'Value') ?? []).map((value) => value.text),
      ]),
  )
const textOf = (object: XmlElement, name: string): string | undefined =>
  object.at(NS.rim, name, 'LocalizedString')?.attr('value')
const classified = (object: XmlElement, scheme: string): XmlElement[] =>
  object.all(NS.rim, 'Classification').filter((one) => one.attr('classificationScheme') === scheme)

/** What the model LPS does not read of a set. */
const readMoreOfSet = (object: XmlElement) => ({
  comments: textOf(object, 'Description'),
  authors: classified(object, xdsUuid.set.author).map(slotsOf),
  contentTypes: classified(object, xdsUuid.set.contentTypeCode).map((one) => ({
    code: one.attr('nodeRepresentation'),
    system: slotsOf(one).codingScheme?.[0],
    display: textOf(one, 'Name'),
  })),
  identifiers: Object.fromEntries(
    object.all(NS.rim, 'ExternalIdentifier').map((one) => [one.attr('identificationScheme'), one.attr('value')]),
  ),
})

/** By scheme: an answer has an order of its own. */
const byScheme = ({ codes, slots, contentId, contentType, bytes, ...entryRead }: WholeEntry) => ({
  ...entryRead,
  slots: Object.fromEntries(slots.map(({ name, values }) => [name, values])),
  codes: Object.fromEntries(
    codes.map(({ scheme }) => [scheme, codes.filter((one) => one.scheme === scheme).map(plainCode)]),
  ),
})
const plainCode = ({ code, system, display }: MetadataCode): MetadataCode => ({ code, system, display })

function read(response: RawResponse): object {
  const objects = openAnswer(response).body?.child(NS.rim, 'RegistryObjectList')
  return {
    ...decodeAdhocQueryResponse(response),
    wholeEntries: decodeWholeEntries(response).map(byScheme),
    moreOfSets: (objects?.all(NS.rim, 'RegistryPackage') ?? []).map(readMoreOfSet),
    slotsOfAssociations: (objects?.all(NS.rim, 'Association') ?? []).map(slotsOf),
  }
}

const listed = (value: string | undefined): string[] | undefined => (value === undefined ? undefined : [value])
const filled = (values: readonly string[]) => (values.length > 0 ? values : undefined)
const dmpRepository = '1.2.250.1.213.4.1.1.1.2'

const codesOf = (own: DocumentEntry): object => {
  const codes: Partial<Record<EntryScheme, readonly (MetadataCode | undefined)[]>> = {
    classCode: [own.classCode],
    confidentialityCode: own.confidentialityCodes,
    eventCode: own.eventCodes,
    formatCode: [own.formatCode],
    healthcareFacilityTypeCode: [own.healthcareFacilityTypeCode],
    practiceSettingCode: [own.practiceSettingCode],
    typeCode: [own.typeCode],
  }
  return Object.fromEntries(Object.entries(codes).filter(([, values]) => values.some((one) => one !== undefined)))
}

const wholeEntryOf = ({ document: { entry: own, ...kept }, status }: FoundDocument) => ({
  id: kept.entryUuid,
  logicalId: kept.logicalId,
  status,
  versionName: String(kept.version),
  mimeType: own.mimeType,
  objectType: 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1',
  slots: {
    creationTime: listed(own.creationTime),
    hash: [kept.hash],
    languageCode: listed(own.languageCode),
    legalAuthenticator: listed(own.legalAuthenticator),
    repositoryUniqueId: [dmpRepository],
    serviceStartTime: listed(own.serviceStartTime),
    serviceStopTime: listed(own.serviceStopTime),
    size: [String(kept.sizeBytes)],
    sourcePatientId: listed(own.sourcePatientId),
    sourcePatientInfo: filled(own.sourcePatientInfo),
    [referenceIdList]: filled(own.referenceIds),
  },
  title: own.title,
  comments: own.comments,
  authors: own.authors,
  codes: codesOf(own),
  patientId: own.patientId,
  uniqueId: own.uniqueId,
})

const entryOf = ({ document: { entry: own, ...kept }, status }: FoundDocument) => ({
  entryUuid: kept.entryUuid,
  logicalId: kept.logicalId,
  uniqueId: own.uniqueId,
  patientId: own.patientId,
  repositoryUniqueId: dmpRepository,
  status,
  mimeType: own.mimeType,
  title: own.title,
  version: String(kept.version),
  creationTime: own.creationTime,
  hash: kept.hash,
  size: String(kept.sizeBytes),
  typeCode: own.typeCode?.code,
  classCode: own.classCode?.code,
  formatCode: own.formatCode?.code,
  confidentialityCodes: own.confidentialityCodes.map(({ code }) => code),
})

const setOf = ({ setUuid, set: { uniqueId, submissionTime, title } }: FoundSet) => ({
  entryUuid: setUuid,
  uniqueId,
  submissionTime,
  title,
})

const moreOfSet = ({ set: { comments, authors, contentTypeCode, ...own } }: FoundSet) => ({
  comments,
  authors: authors.map(({ persons, institutions, specialties, roles }) => ({
    authorPerson: filled(persons),
    authorInstitution: filled(institutions),
    authorSpecialty: filled(specialties),
    authorRole: filled(roles),
  })),
  contentTypes: contentTypeCode ? [contentTypeCode] : [],
  identifiers: {
    [xdsUuid.set.patientId]: own.patientId,
    [xdsUuid.set.sourceId]: own.sourceId,
    [xdsUuid.set.uniqueId]: own.uniqueId,
  },
})

/** The registry names an association itself: some entryUUID. */
const someUuid = { asymmetricMatch: (value: unknown) => /^urn:uuid:[0-9a-f-]{36}$/.test(String(value)) }

const nothing = {
  entries: [],
  sets: [],
  associations: [],
  objectRefs: [],
  wholeEntries: [],
  moreOfSets: [],
  slotsOfAssociations: [],
}

const findings: AnswerTrip<Findings, Pick<RechercheRequest, 'returnType'>> = {
  transaction: 'TD3.1',
  outcome: fc.record({
    sets: fc.array(foundSet, { maxLength: 2 }),
    documents: fc.array(document, { maxLength: 2 }),
    associations: fc.array(association, { maxLength: 2 }),
  }),
  read,
  tells: ({ sets, documents, associations }, { returnType }) => {
    const totalResultCount = sets.length + documents.length + associations.length
    const told = { ...nothing, status: 'Success', errors: [], totalResultCount }
    if (returnType === 'ObjectRef') {
      const objectRefs = [
        ...sets.map(({ setUuid }) => setUuid),
        ...documents.map(({ entryUuid }) => entryUuid),
        ...associations.map(() => someUuid),
      ]
      return { ...told, objectRefs }
    }
    return {
      ...told,
      entries: documents.map(entryOf),
      sets: sets.map(setOf),
      associations: associations.map(({ type, source, target }) => ({ entryUuid: someUuid, type, source, target })),
      wholeEntries: documents.map(wholeEntryOf),
      moreOfSets: sets.map(moreOfSet),
      slotsOfAssociations: associations.map(({ submissionSetStatus, previousVersion }) => ({
        SubmissionSetStatus: listed(submissionSetStatus),
        PreviousVersion: listed(previousVersion),
      })),
    }
  },
  refused: (faults) => ({ ...nothing, status: 'Failure', errors: asErrors(faults), totalResultCount: 0 }),
  severalFaults: true,
}

export const foundAnswers = [findings] as const
