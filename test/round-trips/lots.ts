import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { DocumentFacts } from '#fixtures/documents/document-facts.js'
import { visibilityCodes } from '#fixtures/documents/entry-codes.js'
import {
  buildTd21,
  decodeRegistryResponse,
  type Lot,
  type LotEntry,
  type LpsDocument,
  type LpsPatient,
} from '#fixtures/lps/index.js'
import { hl7Confidentiality } from '#matrix/codes/hl7-confidentiality.js'
import { j60FormatCode } from '#matrix/codes/j60-format-code.js'
import { j61HealthcareFacilityType } from '#matrix/codes/j61-healthcare-facility-type.js'
import { j62PracticeSetting } from '#matrix/codes/j62-practice-setting.js'
import type { DocumentEntry, MetadataCode } from '#simulator/domain/document.js'
import type { Association } from '#simulator/wire/ebxml-read.js'
import { content } from './bytes.js'
import { codeIn, typeAndClass } from './codes.js'
import { watching } from './lps.js'
import { author, description, entry, mimeType, patientInfo, person, readEntry, readSet, set } from './metadata.js'
import { patient } from './people.js'
import type { AnswerTrip, Fault, RequestTrip } from './round-trip.js'
import { oid, optional, technicalTime, text, uuidUrn } from './texts.js'

type MeantDocument = LpsDocument & { readonly itsClass: MetadataCode }

const facts: fc.Arbitrary<{ readonly facts: DocumentFacts; readonly itsClass: MetadataCode }> = fc
  .record({
    mimeType: mimeType as fc.Arbitrary<DocumentFacts['mimeType']>,
    uniqueId: oid,
    title: text,
    languageCode: fc.constant('fr-FR' as const),
    creationTime: technicalTime,
    serviceStartTime: technicalTime,
    serviceStopTime: optional(technicalTime),
    typed: typeAndClass,
    formatCode: codeIn(j60FormatCode),
    confidentialityCode: codeIn(hl7Confidentiality),
    healthcareFacilityTypeCode: codeIn(j61HealthcareFacilityType),
    practiceSettingCode: codeIn(j62PracticeSetting),
    eventCodes: description.eventCodes,
    referenceIds: description.referenceIds,
    authors: fc.array(author, { minLength: 1, maxLength: 2 }),
    legalAuthenticator: person,
    sourcePatientId: text,
    sourcePatientInfo: fc.array(patientInfo, { maxLength: 3 }),
  })
  .map(({ typed, ...told }) => ({ facts: { ...told, typeCode: typed.type }, itsClass: typed.itsClass }))

const document: fc.Arbitrary<MeantDocument> = fc
  .record({
    about: facts,
    bytes: content,
    masquePs: fc.boolean(),
    invisiblePatient: fc.boolean(),
    invisibleRepresentants: fc.boolean(),
    replaces: optional(uuidUrn),
  })
  .map(({ about, replaces, ...chosen }) => ({ ...about, ...chosen, ...(replaces ? { replaces } : {}) }))

const sha1 = (bytes: Uint8Array = new Uint8Array()): string => createHash('sha1').update(bytes).digest('hex')

/** The entry that a document means, whatever identifiers the LPS gave it. */
function entryOf(meant: MeantDocument, { id }: LotEntry, of: LpsPatient): DocumentEntry {
  const { typeCode, confidentialityCode, ...told } = meant.facts
  return {
    ...told,
    submittedId: id,
    objectType: 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1',
    hash: sha1(meant.bytes),
    size: String(meant.bytes.byteLength),
    hasSourcePatientInfo: true,
    versionName: '1',
    classCode: meant.itsClass,
    typeCode,
    confidentialityCodes: [
      confidentialityCode,
      ...(meant.masquePs ? [visibilityCodes.masquePs] : []),
      ...(meant.invisiblePatient ? [visibilityCodes.invisiblePatient] : []),
      ...(meant.invisibleRepresentants ? [visibilityCodes.invisibleRepresentants] : []),
    ],
    patientId: `${of.ins}^^^&${of.insOid}&ISO^NH`,
  }
}

const inSet = (type: string, source: string, target: string): Association => ({
  type,
  source,
  target,
  submissionSetStatus: 'Original',
})

/** A document of a lot as it must be read: its entry, its bytes. */
interface Fed {
  readonly entry: DocumentEntry
  readonly bytes: Uint8Array
}

const partOf = ({ contentId, contentType }: LotEntry, bytes: Uint8Array | undefined) => ({
  contentId,
  contentType,
  headers: [
    ['Content-Type', contentType],
    ['Content-Transfer-Encoding', 'binary'],
    ['Content-ID', `<${contentId}>`],
  ],
  bytes,
})

/** What a lot means: its documents, each in a part of its own, bound to the set that the last entry signs. */
function lotMeans(
  { set: { id: setId }, entries }: Lot,
  fed: readonly Fed[],
  replacements: readonly Association[] = [],
) {
  const signature = entries.at(-1) as LotEntry
  const contents = [...fed.map(({ bytes }) => bytes), signature.bytes]
  return {
    entries: fed.map(({ entry: own }) => own),
    signature: readEntry(signature),
    associations: [
      ...entries.map(({ id }) => inSet('urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember', setId, id)),
      inSet('urn:ihe:iti:2007:AssociationType:signs', signature.id, setId),
      ...replacements,
    ],
    documents: new Map(entries.map((own, rank) => [own.id, partOf(own, contents[rank])])),
    hashes: new Map(entries.map(({ id }, rank) => [id, sha1(contents[rank])])),
    faults: [],
  }
}

const documents: RequestTrip<{
  readonly of: LpsPatient
  readonly fed: readonly MeantDocument[]
  readonly secretConnection: boolean
}> = {
  transaction: 'TD2.1',
  form: 'documents',
  meant: fc.record({
    of: patient,
    fed: fc.array(document, { minLength: 1, maxLength: 3 }),
    secretConnection: fc.boolean(),
  }),
  send: ({ of, fed, secretConnection }, lps) => {
    const { hook: submission, seen } = watching<Lot>()
    const message = buildTd21(lps({ secretConnection, spoil: { submission } }), of, fed)
    const hidden = (one: MeantDocument) => ({
      ...one,
      invisibleRepresentants: one.invisibleRepresentants || secretConnection,
    })
    const withEntry = fed.map((one, rank) => ({ one: hidden(one), own: seen().entries[rank] as LotEntry }))
    const means = lotMeans(
      seen(),
      withEntry.map(({ one, own }) => ({ entry: entryOf(one, own, of), bytes: one.bytes })),
      withEntry.flatMap(({ one: { replaces }, own }) =>
        replaces ? [{ type: 'urn:ihe:iti:2007:AssociationType:RPLC', source: own.id, target: replaces }] : [],
      ),
    )
    return { message, means: { ...means, set: readSet(seen().set) } }
  },
}

const metadata: RequestTrip<{ readonly of: LpsPatient; readonly draft: Omit<Lot, 'associations'> }> = {
  transaction: 'TD2.1',
  form: 'any metadata',
  meant: fc.record({
    of: patient,
    draft: fc.record({
      set,
      entries: fc.uniqueArray(entry, { minLength: 1, maxLength: 3, selector: ({ id }) => id }),
    }),
  }),
  send: ({ of, draft }, lps) => {
    const { hook: submission, seen } = watching<Lot>()
    const spoil = { metadata: () => ({ ...draft, associations: [] }), submission }
    const message = buildTd21(lps({ spoil }), of, [])
    const fed = draft.entries.map((one) => ({ entry: readEntry(one), bytes: one.bytes }))
    return { message, means: { ...lotMeans(seen(), fed), set: readSet(draft.set) } }
  },
}

export const lotRequests = [documents, metadata] as const

/** The answer of a submission says that all is kept, or tells the faults. */
export const submissionAnswer = <Outcome>(
  transaction: 'TD2.1' | 'TD3.3',
  outcome: fc.Arbitrary<Outcome>,
): AnswerTrip<Outcome> => ({
  transaction,
  outcome,
  read: decodeRegistryResponse,
  tells: () => ({ status: 'Success', errors: [] }),
  refused: (faults) => ({ status: 'Failure', errors: asErrors(faults) }),
  severalFaults: true,
})

export const asErrors = (faults: readonly Fault[]) =>
  faults.map(({ code, text: codeContext }) => ({ errorCode: code, codeContext }))

export const lotAnswers = [submissionAnswer('TD2.1', fc.constant('registered'))] as const
