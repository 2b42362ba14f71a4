import { type AvailabilityStatus, availabilityStatus, type StoredDocument } from '../domain/document.js'
import { composedObjects, localized, slot } from './ebxml-object.js'
import { dmpRepository, entryScheme, referenceIdSlot, stableDocument } from './ebxml-schemes.js'
import { element } from './write.js'

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
  return element(
    'ns4:ExtrinsicObject',
    {
      id: entryUuid,
      isOpaque: 'false',
      lid: document.logicalId,
      mimeType: entry.mimeType,
      objectType: stableDocument,
      status: availabilityStatus.approved,
    },
    slot('creationTime', [entry.creationTime]),
    slot('hash', [document.hash]),
    slot('languageCode', [entry.languageCode]),
    slot('legalAuthenticator', [entry.legalAuthenticator]),
    slot('repositoryUniqueId', [dmpRepository]),
    slot('serviceStartTime', [entry.serviceStartTime]),
    slot('serviceStopTime', [entry.serviceStopTime]),
    slot('size', [String(document.sizeBytes)]),
    slot('sourcePatientId', [entry.sourcePatientId]),
    slot('sourcePatientInfo', entry.sourcePatientInfo),
    slot(referenceIdSlot, entry.referenceIds),
    localized('Name', entry.title),
    localized('Description', entry.comments),
    element('ns4:VersionInfo', { versionName: String(document.version) }),
    ...entry.authors.map((author) => write.author(entryScheme.author, author)),
    ...write.codes(entryScheme.classCode, [entry.classCode]),
    ...write.codes(entryScheme.confidentialityCode, entry.confidentialityCodes),
    ...write.codes(entryScheme.eventCode, entry.eventCodes),
    ...write.codes(entryScheme.formatCode, [entry.formatCode]),
    ...write.codes(entryScheme.healthcareFacilityTypeCode, [entry.healthcareFacilityTypeCode]),
    ...write.codes(entryScheme.practiceSettingCode, [entry.practiceSettingCode]),
    ...write.codes(entryScheme.typeCode, [entry.typeCode]),
    write.identifier(entryScheme.patientId, 'XDSDocumentEntry.patientId', entry.patientId),
    write.identifier(entryScheme.uniqueId, 'XDSDocumentEntry.uniqueId', entry.uniqueId),
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
