import type { DocumentEntry, MetadataAuthor, MetadataCode, SubmissionSet } from '../domain/document.js'
import { type ObjectParts, readAuthor, readCode, readLocalized, readParts, readSlots } from './ebxml.js'
import { entryScheme, referenceIdSlot, setScheme } from './ebxml-schemes.js'
import { NS } from './namespaces.js'
import type { XmlElement } from './xml-tree.js'

const codesOf = ({ classifications }: ObjectParts, scheme: string): MetadataCode[] =>
  classifications.get(scheme)?.map(readCode) ?? []

/** Of several codes where one is expected, the first counts. */
const codeOf = ({ classifications }: ObjectParts, scheme: string): MetadataCode | undefined => {
  const [first] = classifications.get(scheme) ?? []
  return first && readCode(first)
}

const authorsOf = ({ classifications }: ObjectParts, scheme: string): MetadataAuthor[] =>
  classifications.get(scheme)?.map(readAuthor) ?? []

/**
 * An ExtrinsicObject as the client wrote it.
 *
 *   rim:ExtrinsicObject -> DocumentEntry; what is not there is undefined or empty, never refused
 *
 * Lenient on what real clients do: Slots in any order, attributes of classifications left out, empty slots.
 */
export function readDocumentEntry(object: XmlElement): DocumentEntry {
  const parts = readParts(object)
  const { slots, identifiers } = parts
  const slot = (name: string): string | undefined => slots.get(name)?.[0] || undefined
  return {
    submittedId: object.attr('id')?.trim() ?? '',
    mimeType: object.attr('mimeType')?.trim() ?? '',
    objectType: object.attr('objectType'),
    creationTime: slot('creationTime'),
    hash: slot('hash'),
    size: slot('size'),
    languageCode: slot('languageCode'),
    legalAuthenticator: slot('legalAuthenticator'),
    serviceStartTime: slot('serviceStartTime'),
    serviceStopTime: slot('serviceStopTime'),
    sourcePatientId: slot('sourcePatientId'),
    sourcePatientInfo: slots.get('sourcePatientInfo') ?? [],
    hasSourcePatientInfo: slots.has('sourcePatientInfo'),
    referenceIds: slots.get(referenceIdSlot) ?? [],
    title: readLocalized(object, 'Name'),
    comments: readLocalized(object, 'Description'),
    versionName: object.child(NS.rim, 'VersionInfo')?.attr('versionName'),
    authors: authorsOf(parts, entryScheme.author),
    classCode: codeOf(parts, entryScheme.classCode),
    typeCode: codeOf(parts, entryScheme.typeCode),
    formatCode: codeOf(parts, entryScheme.formatCode),
    confidentialityCodes: codesOf(parts, entryScheme.confidentialityCode),
    eventCodes: codesOf(parts, entryScheme.eventCode),
    healthcareFacilityTypeCode: codeOf(parts, entryScheme.healthcareFacilityTypeCode),
    practiceSettingCode: codeOf(parts, entryScheme.practiceSettingCode),
    patientId: identifiers.get(entryScheme.patientId),
    uniqueId: identifiers.get(entryScheme.uniqueId),
  }
}

/** A RegistryPackage as the client wrote it; what is not there is undefined or empty. */
export function readSubmissionSet(object: XmlElement): SubmissionSet {
  const parts = readParts(object)
  const { slots, identifiers } = parts
  return {
    submittedId: object.attr('id')?.trim() ?? '',
    submissionTime: slots.get('submissionTime')?.[0] || undefined,
    title: readLocalized(object, 'Name'),
    comments: readLocalized(object, 'Description'),
    authors: authorsOf(parts, setScheme.author),
    contentTypeCode: codeOf(parts, setScheme.contentTypeCode),
    patientId: identifiers.get(setScheme.patientId),
    sourceId: identifiers.get(setScheme.sourceId),
    uniqueId: identifiers.get(setScheme.uniqueId),
  }
}

/** An Association between two objects of the same message, or from one of them to an object of the registry. */
export interface Association {
  readonly type: string
  readonly source: string
  readonly target: string
  readonly submissionSetStatus?: string
}

export const readAssociation = (object: XmlElement): Association => ({
  type: object.attr('associationType')?.trim() ?? '',
  source: object.attr('sourceObject')?.trim() ?? '',
  target: object.attr('targetObject')?.trim() ?? '',
  submissionSetStatus: readSlots(object).get('SubmissionSetStatus')?.[0],
})
