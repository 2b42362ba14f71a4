import {
  type AvailabilityStatus,
  availabilityStatus,
  type MetadataCode,
  type StoredDocument,
} from '../domain/document.js'
import { composedObjects, localized, slot } from './ebxml-object.js'
import { dmpRepository, entryScheme, referenceIdSlot, stableDocument } from './ebxml-schemes.js'
import { escapeAttribute } from './write.js'

/**
 * An entry as TD3.1 answers it, to be kept with the document: rendering it at each search would cost ten times more.
 *
 *   kept document, maker of `urn:uuid:` free identifiers -> ns4:ExtrinsicObject, whose prefix the answer binds
 *
 * The status written is always Approved; `leafWithStatus` puts the current one. Order of attributes, slots and
 * classifications: dmp-answers-outline, section 4.2.
 */
export function renderLeaf(document: StoredDocument, newUuid: () => string): string {
  const { entry, entryUuid } = document
  const write = composedObjects(entryUuid, newUuid)
  const codes = (scheme: string, several: readonly MetadataCode[]): string =>
    several.reduce((written, code) => written + write.code(scheme, code), '')
  return (
    `<ns4:ExtrinsicObject id="${escapeAttribute(entryUuid)}" isOpaque="false" lid="${escapeAttribute(document.logicalId)}"` +
    ` mimeType="${escapeAttribute(entry.mimeType)}" objectType="${stableDocument}" status="${availabilityStatus.approved}">` +
    slot('creationTime', [entry.creationTime]) +
    slot('hash', [document.hash]) +
    slot('languageCode', [entry.languageCode]) +
    slot('legalAuthenticator', [entry.legalAuthenticator]) +
    slot('repositoryUniqueId', [dmpRepository]) +
    slot('serviceStartTime', [entry.serviceStartTime]) +
    slot('serviceStopTime', [entry.serviceStopTime]) +
    slot('size', [String(document.sizeBytes)]) +
    slot('sourcePatientId', [entry.sourcePatientId]) +
    slot('sourcePatientInfo', entry.sourcePatientInfo) +
    slot(referenceIdSlot, entry.referenceIds) +
    localized('Name', entry.title) +
    localized('Description', entry.comments) +
    `<ns4:VersionInfo versionName="${document.version}"/>` +
    entry.authors.reduce((written, author) => written + write.author(entryScheme.author, author), '') +
    write.code(entryScheme.classCode, entry.classCode) +
    codes(entryScheme.confidentialityCode, entry.confidentialityCodes) +
    codes(entryScheme.eventCode, entry.eventCodes) +
    write.code(entryScheme.formatCode, entry.formatCode) +
    write.code(entryScheme.healthcareFacilityTypeCode, entry.healthcareFacilityTypeCode) +
    write.code(entryScheme.practiceSettingCode, entry.practiceSettingCode) +
    write.code(entryScheme.typeCode, entry.typeCode) +
    write.identifier(entryScheme.patientId, 'XDSDocumentEntry.patientId', entry.patientId) +
    write.identifier(entryScheme.uniqueId, 'XDSDocumentEntry.uniqueId', entry.uniqueId) +
    '</ns4:ExtrinsicObject>'
  )
}

const renderedStatus = ` status="${availabilityStatus.approved}"`

/**
 * A rendered leaf, in UTF-8, with the status that the document has now; the same bytes when it is still Approved.
 *
 * Quotes are escaped in attributes and the status attribute ends the start tag: the first match is that attribute.
 */
export const leafWithStatus = (leafXml: Uint8Array, status: AvailabilityStatus): Uint8Array =>
  status === availabilityStatus.approved
    ? leafXml
    : Buffer.from(Buffer.from(leafXml).toString('utf8').replace(renderedStatus, ` status="${status}"`), 'utf8')
