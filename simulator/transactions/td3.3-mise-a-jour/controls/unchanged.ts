import type { DocumentEntry, MetadataAuthor, MetadataCode } from '../../../domain/document.js'
import { readPatientIdentifier } from '../../../domain/hl7-fields.js'
import type { FoundDocument } from '../../../domain/world.js'
import type { Rejection } from '../../../rejection.js'
import { dmpRepository, stableDocument } from '../../../wire/ebxml-schemes.js'
import type { MetadataUpdate } from '../request.js'
import { faultOf, nameOf, type Resolved } from './fault.js'

const sorted = (values: readonly string[]): string => JSON.stringify([...values].sort())
const coded = (codes: readonly (MetadataCode | undefined)[]): string =>
  sorted(codes.flatMap((code) => (code ? [`${code.code}^^${code.system}`] : [])))
const author = ({ persons, institutions, specialties, roles }: MetadataAuthor): string =>
  JSON.stringify([persons, institutions, specialties, roles])
const patient = (cx: string | undefined): string => {
  const read = cx === undefined ? undefined : readPatientIdentifier(cx)
  return read ? `${read.ins}^^^&${read.oid}^${read.type}` : (cx ?? '')
}

/** Metadata as they compare: order of codes and of values, labels of codes and CX.7 do not count. */
const comparable = (entry: DocumentEntry): Readonly<Record<string, string>> => ({
  mimeType: entry.mimeType,
  creationTime: entry.creationTime ?? '',
  languageCode: entry.languageCode ?? '',
  legalAuthenticator: entry.legalAuthenticator ?? '',
  serviceStartTime: entry.serviceStartTime ?? '',
  serviceStopTime: entry.serviceStopTime ?? '',
  sourcePatientId: entry.sourcePatientId ?? '',
  sourcePatientInfo: sorted(entry.sourcePatientInfo),
  referenceIdList: sorted(entry.referenceIds),
  title: entry.title ?? '',
  comments: entry.comments ?? '',
  classCode: coded([entry.classCode]),
  typeCode: coded([entry.typeCode]),
  formatCode: coded([entry.formatCode]),
  eventCodeList: coded(entry.eventCodes),
  healthcareFacilityTypeCode: coded([entry.healthcareFacilityTypeCode]),
  practiceSettingCode: coded([entry.practiceSettingCode]),
  patientId: patient(entry.patientId),
  uniqueId: entry.uniqueId ?? '',
})

/** What the registry gave the document itself: a client that leaves it out changes nothing. */
function givenByRegistry({ entry, status, repositoryUniqueId }: MetadataUpdate, found: FoundDocument): string[] {
  const { hash, sizeBytes } = found.document
  const pairs: readonly (readonly [name: string, written: string | undefined, kept: string])[] = [
    ['hash', entry.hash?.toLowerCase(), hash],
    ['size', entry.size, String(sizeBytes)],
    ['objectType', entry.objectType, stableDocument],
    ['repositoryUniqueId', repositoryUniqueId, dmpRepository],
    ['availabilityStatus', status, found.status],
  ]
  return pairs.filter(([, written, kept]) => written !== undefined && written !== kept).map(([name]) => name)
}

/** Everything but the confidentiality of a document is written again as it was read (dmp-wire, section 5.11). */
export function unchangedFaults({ update, found }: Resolved<MetadataUpdate>): Rejection[] {
  const { entry: kept } = found.document
  const before = comparable(kept)
  const after = comparable(update.entry)
  const changed = [
    ...Object.keys(before).filter((name) => before[name] !== after[name]),
    ...givenByRegistry(update, found),
  ]
  const authors = (entry: DocumentEntry): string => sorted(entry.authors.map(author))
  return [
    ...(authors(kept) === authors(update.entry) ? [] : [faultOf(update, 'author-changed', nameOf(found))]),
    ...changed.map((name) => faultOf(update, 'metadata-changed', `${name} (document ${nameOf(found)})`)),
  ]
}
