import fc from 'fast-check'
import { type EntryScheme, type LotEntry, type LotSet, slotValue } from '#fixtures/lps/lot.js'
import { j01AuthorSpecialty } from '#matrix/codes/j01-author-specialty.js'
import { j08Confidentiality } from '#matrix/codes/j08-confidentiality.js'
import { j59ContentType } from '#matrix/codes/j59-content-type.js'
import { j60FormatCode } from '#matrix/codes/j60-format-code.js'
import { j61HealthcareFacilityType } from '#matrix/codes/j61-healthcare-facility-type.js'
import { j62PracticeSetting } from '#matrix/codes/j62-practice-setting.js'
import type { DocumentEntry, MetadataAuthor, MetadataCode, SubmissionSet } from '#simulator/domain/document.js'
import { content } from './bytes.js'
import { codeIn, typeAndClass } from './codes.js'
import { patient } from './people.js'
import { oid, optional, partialTime, technicalTime, text, uuidUrn } from './texts.js'

/** Parts of an XDS field never hold its separators. */
const part = text.map((one) => one.replace(/[\^&|]/g, '-'))

const identifierOf = (authority: string, kind: string) => part.map((id) => `${id}^^^&${authority}&ISO^${kind}`)

export const person: fc.Arbitrary<string> = fc
  .tuple(fc.stringMatching(/^8[0-9]{11}$/), part, part)
  .map(([id, family, given]) => `${id}^${family}^${given}^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS`)
const institution = fc
  .tuple(part, fc.stringMatching(/^1[0-9]{9}$/))
  .map(([name, id]) => `${name}^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^${id}`)
const specialty = codeIn(j01AuthorSpecialty).map(({ code, display, system }) => `${code}^${display}^${system}`)

/** Several persons and roles, or none. */
export const author: fc.Arbitrary<MetadataAuthor> = fc.record({
  persons: fc.array(person, { maxLength: 2 }),
  institutions: fc.array(institution, { maxLength: 2 }),
  specialties: fc.array(specialty, { maxLength: 2 }),
  roles: fc.array(part, { maxLength: 2 }),
})

export const patientInfo: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('PID-5', 'PID-7', 'PID-8'), text)
  .map(([field, value]) => `${field}|${value}`)

/** Modality and region of an examination are codes of sets that are not in the matrix: any code does. */
const eventCode: fc.Arbitrary<MetadataCode> = fc.record({ code: part, system: oid, display: text })

/** What every kind of entry says, whoever writes it. */
export const description = {
  title: optional(text),
  comments: optional(text),
  languageCode: optional(fc.constant('fr-FR')),
  creationTime: optional(technicalTime),
  serviceStartTime: optional(partialTime),
  serviceStopTime: optional(partialTime),
  legalAuthenticator: optional(person),
  sourcePatientId: optional(identifierOf('1.2.250.1.999.3', 'PI')),
  authors: fc.array(author, { maxLength: 2 }),
  typed: optional(typeAndClass),
  formatCode: optional(codeIn(j60FormatCode)),
  confidentialityCodes: fc.uniqueArray(codeIn(j08Confidentiality), { maxLength: 3, selector: ({ code }) => code }),
  eventCodes: fc.array(eventCode, { maxLength: 2 }),
  healthcareFacilityTypeCode: optional(codeIn(j61HealthcareFacilityType)),
  practiceSettingCode: optional(codeIn(j62PracticeSetting)),
  patientId: optional(patient.map(({ ins, insOid }) => `${ins}^^^&${insOid}&ISO^NH`)),
  sourcePatientInfo: optional(fc.array(patientInfo, { maxLength: 3 })),
  referenceIds: fc.array(identifierOf('1.2.250.1.999.4', 'urn:ihe:iti:xds:2013:accession'), { maxLength: 2 }),
}

export const mimeType = fc.constantFrom('text/xml', 'application/dicom')

const slot = (name: string, value: string | undefined) => (value === undefined ? [] : [{ name, values: [value] }])
const coded = (scheme: EntryScheme, ...codes: readonly (MetadataCode | undefined)[]) =>
  codes.flatMap((code) => (code ? [{ ...code, scheme }] : []))

export const referenceIdList = 'urn:ihe:iti:xds:2013:referenceIdList'

/** Any entry as a client writes it, with a content of its own. */
export const entry: fc.Arbitrary<LotEntry> = fc
  .record({
    ...description,
    id: uuidUrn,
    logicalId: optional(uuidUrn),
    versionName: optional(fc.integer({ min: 1, max: 99 }).map(String)),
    mimeType,
    hash: optional(fc.stringMatching(/^[0-9a-f]{40}$/)),
    size: optional(fc.nat().map(String)),
    repositoryUniqueId: optional(fc.constant('1.2.250.1.213.4.1.1.1.2')),
    uniqueId: oid,
    bytes: content,
  })
  .map(({ typed, referenceIds, sourcePatientInfo, ...one }) => ({
    id: one.id,
    logicalId: one.logicalId,
    versionName: one.versionName,
    mimeType: one.mimeType,
    objectType: 'urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1',
    slots: [
      ...slot('creationTime', one.creationTime),
      ...slot('hash', one.hash),
      ...slot('languageCode', one.languageCode),
      ...slot('legalAuthenticator', one.legalAuthenticator),
      ...slot('repositoryUniqueId', one.repositoryUniqueId),
      ...slot('serviceStartTime', one.serviceStartTime),
      ...slot('serviceStopTime', one.serviceStopTime),
      ...slot('size', one.size),
      ...slot('sourcePatientId', one.sourcePatientId),
      ...(sourcePatientInfo ? [{ name: 'sourcePatientInfo', values: sourcePatientInfo }] : []),
      ...(referenceIds.length > 0 ? [{ name: referenceIdList, values: referenceIds }] : []),
    ],
    title: one.title,
    comments: one.comments,
    authors: one.authors,
    codes: [
      ...coded('classCode', typed?.itsClass),
      ...coded('confidentialityCode', ...one.confidentialityCodes),
      ...coded('eventCode', ...one.eventCodes),
      ...coded('formatCode', one.formatCode),
      ...coded('healthcareFacilityTypeCode', one.healthcareFacilityTypeCode),
      ...coded('practiceSettingCode', one.practiceSettingCode),
      ...coded('typeCode', typed?.type),
    ],
    patientId: one.patientId,
    uniqueId: one.uniqueId,
    contentId: `${one.id.slice('urn:uuid:'.length)}@lps.test`,
    contentType: 'application/octet-stream',
    bytes: one.bytes,
  }))

/** The entry as the registry reads it: each field from the slot, the code or the attribute that the standard gives it. */
export function readEntry(written: LotEntry): DocumentEntry {
  const codes = (scheme: EntryScheme): MetadataCode[] =>
    written.codes.flatMap(({ scheme: own, code, system, display }) =>
      own === scheme ? [{ code, system, display }] : [],
    )
  const values = (name: string) => written.slots.find((one) => one.name === name)?.values
  return {
    submittedId: written.id,
    mimeType: written.mimeType,
    objectType: written.objectType,
    creationTime: slotValue(written, 'creationTime'),
    hash: slotValue(written, 'hash'),
    size: slotValue(written, 'size'),
    languageCode: slotValue(written, 'languageCode'),
    legalAuthenticator: slotValue(written, 'legalAuthenticator'),
    serviceStartTime: slotValue(written, 'serviceStartTime'),
    serviceStopTime: slotValue(written, 'serviceStopTime'),
    sourcePatientId: slotValue(written, 'sourcePatientId'),
    sourcePatientInfo: values('sourcePatientInfo') ?? [],
    hasSourcePatientInfo: values('sourcePatientInfo') !== undefined,
    referenceIds: values(referenceIdList) ?? [],
    title: written.title,
    comments: written.comments,
    versionName: written.versionName,
    authors: written.authors,
    classCode: codes('classCode')[0],
    typeCode: codes('typeCode')[0],
    formatCode: codes('formatCode')[0],
    confidentialityCodes: codes('confidentialityCode'),
    eventCodes: codes('eventCode'),
    healthcareFacilityTypeCode: codes('healthcareFacilityTypeCode')[0],
    practiceSettingCode: codes('practiceSettingCode')[0],
    patientId: written.patientId,
    uniqueId: written.uniqueId,
  }
}

/** Any submission set as a client writes it. */
export const set: fc.Arbitrary<LotSet> = fc.record({
  id: uuidUrn,
  submissionTime: optional(technicalTime),
  title: optional(text),
  author: optional(author),
  contentType: optional(codeIn(j59ContentType)),
  patientId: description.patientId,
  sourceId: optional(oid),
  uniqueId: optional(oid),
})

export const readSet = ({ id, author: own, contentType, ...said }: LotSet): SubmissionSet => ({
  ...said,
  submittedId: id,
  authors: own ? [own] : [],
  contentTypeCode: contentType,
})
