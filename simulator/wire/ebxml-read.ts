import type { DocumentEntry, MetadataCode, SubmissionSet } from '../domain/document.js'
import { classificationsOf, externalIdentifierOf, readAuthor, readCode, readLocalized, readSlots } from './ebxml.js'
import { entryScheme, referenceIdSlot, setScheme } from './ebxml-schemes.js'
import { NS } from './namespaces.js'
import type { XmlElement } from './xml-tree.js'

const codesOf = (object: XmlElement, scheme: string): MetadataCode[] => classificationsOf(object, scheme).map(readCode)

/**
 * An ExtrinsicObject as the client wrote it.
 *
 *   rim:ExtrinsicObject -> DocumentEntry; what is not there is undefined or empty, never refused
 *
 * Lenient on what real clients do: Slots in any order, attributes of classifications left out, empty slots.
 */
export function readDocumentEntry(object: XmlElement): DocumentEntry {
  const slots = readSlots(object)
  const slot = (name: string): string | undefined => slots.get(name)?.[0] || undefined
  const code = (scheme: string): MetadataCode | undefined => codesOf(object, scheme)[0]
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
    authors: classificationsOf(object, entryScheme.author).map(readAuthor),
    classCode: code(entryScheme.classCode),
    typeCode: code(entryScheme.typeCode),
    formatCode: code(entryScheme.formatCode),
    confidentialityCodes: codesOf(object, entryScheme.confidentialityCode),
    eventCodes: codesOf(object, entryScheme.eventCode),
    healthcareFacilityTypeCode: code(entryScheme.healthcareFacilityTypeCode),
    practiceSettingCode: code(entryScheme.practiceSettingCode),
    patientId: externalIdentifierOf(object, entryScheme.patientId),
    uniqueId: externalIdentifierOf(object, entryScheme.uniqueId),
  }
}

/** A RegistryPackage as the client wrote it; what is not there is undefined or empty. */
export function readSubmissionSet(object: XmlElement): SubmissionSet {
  return {
    submittedId: object.attr('id')?.trim() ?? '',
    submissionTime: readSlots(object).get('submissionTime')?.[0] || undefined,
    title: readLocalized(object, 'Name'),
    comments: readLocalized(object, 'Description'),
    authors: classificationsOf(object, setScheme.author).map(readAuthor),
    contentTypeCode: codesOf(object, setScheme.contentTypeCode)[0],
    patientId: externalIdentifierOf(object, setScheme.patientId),
    sourceId: externalIdentifierOf(object, setScheme.sourceId),
    uniqueId: externalIdentifierOf(object, setScheme.uniqueId),
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
