import {
  type AvailabilityStatus,
  availabilityStatus,
  type MetadataAuthor,
  type MetadataCode,
  type StoredDocument,
} from '../domain/document.js'
import { dmpRepository, entryScheme, referenceIdSlot, stableDocument } from './ebxml-schemes.js'
import { element, escapeText } from './write.js'

const slot = (name: string, values: readonly (string | undefined)[]): string | undefined => {
  const written = values.filter((value) => value !== undefined)
  if (written.length === 0) return undefined
  const list = written.map((value) => element('ns4:Value', {}, escapeText(value)))
  return element('ns4:Slot', { name }, element('ns4:ValueList', {}, ...list))
}

const localized = (name: 'Name' | 'Description', value: string | undefined): string | undefined =>
  value === undefined
    ? undefined
    : element(`ns4:${name}`, {}, element('ns4:LocalizedString', { charset: 'UTF8', value, 'xml:lang': 'FR' }))

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
  const classification = (scheme: string, node: string, ...children: readonly (string | undefined)[]): string => {
    const id = `urn:uuid:${newUuid()}`
    const attributes = { classificationScheme: scheme, classifiedObject: entryUuid, id, nodeRepresentation: node }
    return element('ns4:Classification', attributes, ...children)
  }
  const coded = (scheme: string, codes: readonly (MetadataCode | undefined)[]): string[] =>
    codes
      .filter((code) => code !== undefined)
      .map(({ code, system, display }) =>
        classification(scheme, code, slot('codingScheme', [system]), localized('Name', display)),
      )
  const author = ({ institutions, persons, roles, specialties }: MetadataAuthor): string =>
    classification(
      entryScheme.author,
      '',
      slot('authorInstitution', institutions),
      slot('authorPerson', persons),
      slot('authorRole', roles),
      slot('authorSpecialty', specialties),
    )
  const identifier = (scheme: 'patientId' | 'uniqueId', value: string | undefined): string | undefined =>
    value === undefined
      ? undefined
      : element(
          'ns4:ExternalIdentifier',
          {
            id: `urn:uuid:${newUuid()}`,
            identificationScheme: entryScheme[scheme],
            registryObject: entryUuid,
            value,
          },
          localized('Name', `XDSDocumentEntry.${scheme}`),
        )
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
    ...entry.authors.map(author),
    ...coded(entryScheme.classCode, [entry.classCode]),
    ...coded(entryScheme.confidentialityCode, entry.confidentialityCodes),
    ...coded(entryScheme.eventCode, entry.eventCodes),
    ...coded(entryScheme.formatCode, [entry.formatCode]),
    ...coded(entryScheme.healthcareFacilityTypeCode, [entry.healthcareFacilityTypeCode]),
    ...coded(entryScheme.practiceSettingCode, [entry.practiceSettingCode]),
    ...coded(entryScheme.typeCode, [entry.typeCode]),
    identifier('patientId', entry.patientId),
    identifier('uniqueId', entry.uniqueId),
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
