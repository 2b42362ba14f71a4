import type { MetadataCode, StoredDocument } from '../domain/document.js'
import { type DocumentFacts, factsOf } from '../domain/document-facts.js'
import { firstInstantOf } from '../domain/partial-time.js'
import type { NewDocument } from '../domain/world.js'
import type { PatientRef } from '../vihf/vihf.js'
import type { EntryTexts } from './entries.js'
import type { documents } from './schema.js'

const coded = ({ code, system }: MetadataCode): string => `${code}^^${system}`
const codedOrNull = (code: MetadataCode | undefined): string | null => (code ? coded(code) : null)
const timeOrNull = (time: string | undefined): string | null => (time ? firstInstantOf(time) : null)

/** The row of a new document: what searches compare of it. */
export function documentRow(
  space: string,
  patient: PatientRef,
  { document }: Pick<NewDocument, 'document'>,
): typeof documents.$inferInsert {
  const { entry } = document
  return {
    space,
    ins: patient.ins,
    insOid: patient.oid,
    entryUuid: document.entryUuid,
    logicalId: document.logicalId === document.entryUuid ? null : document.logicalId,
    isCurrent: true,
    uniqueId: entry.uniqueId ?? '',
    setUuid: document.submissionSetUuid,
    status: document.status,
    isLotSignature: document.isLotSignature,
    typeCode: codedOrNull(entry.typeCode),
    classCode: codedOrNull(entry.classCode),
    formatCode: codedOrNull(entry.formatCode),
    practiceSettingCode: codedOrNull(entry.practiceSettingCode),
    healthcareFacilityTypeCode: codedOrNull(entry.healthcareFacilityTypeCode),
    confidentialityCodes: entry.confidentialityCodes.map(coded),
    eventCodes: entry.eventCodes.map(coded),
    authorPersons: entry.authors.flatMap(({ persons }) => persons),
    referenceIds: [...entry.referenceIds],
    creationTime: timeOrNull(entry.creationTime),
    serviceStartTime: timeOrNull(entry.serviceStartTime),
    serviceStopTime: timeOrNull(entry.serviceStopTime),
  }
}

/** What never changes of a stored document, as searches need it beside its leaf. */
export interface DocumentSummary {
  readonly entryUuid: string
  readonly isLotSignature: boolean
  readonly facts: DocumentFacts
}

const summaryOf = ({ entryUuid, isLotSignature, entry }: StoredDocument): DocumentSummary => ({
  entryUuid,
  isLotSignature,
  facts: factsOf(entry),
})

/** The long texts of a new document. */
export const entryTexts = ({ document, leafXml }: Pick<NewDocument, 'document' | 'leafXml'>): EntryTexts => ({
  summary: JSON.stringify(summaryOf(document)),
  leafXml,
  body: JSON.stringify(document),
})
