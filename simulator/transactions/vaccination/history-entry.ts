import { codeOf } from '#matrix/codes/code-set.js'
import { j08Confidentiality } from '#matrix/codes/j08-confidentiality.js'
import { j57ClassCode } from '#matrix/codes/j57-class-code.js'
import { j59ContentType } from '#matrix/codes/j59-content-type.js'
import { j60FormatCode } from '#matrix/codes/j60-format-code.js'
import { j61HealthcareFacilityType } from '#matrix/codes/j61-healthcare-facility-type.js'
import { j62PracticeSetting } from '#matrix/codes/j62-practice-setting.js'
import { j66TypeCode } from '#matrix/codes/j66-type-code.js'
import type { DocumentEntry, MetadataAuthor, MetadataCode, SubmissionSet } from '../../domain/document.js'
import type { PatientRef } from '../../vihf/vihf.js'
import { stableDocument } from '../../wire/ebxml-schemes.js'
import type { MergedNote } from './merged-notes.js'
import { historyType, vaccinationFacts } from './note.js'

/** Root of the identifiers of the DMP: a device, and the historiques that it makes (source: dmp-wire, section 5.10). */
const dmpDevice = '1.2.250.1.213.4.1.1.1'
const historyRoot = `${dmpDevice}.4.1`

/** The DMP as an author. */
export const dmpAuthor = { id: 'DMP', name: 'DMP', system: dmpDevice } as const

const dmpXcn = `${dmpAuthor.id}^${dmpAuthor.name}^^^^^^^&${dmpAuthor.system}&ISO^U^^^RI`

const authors: readonly MetadataAuthor[] = [{ persons: [dmpXcn], institutions: [], specialties: [], roles: [] }]

function code(set: typeof j66TypeCode, wanted: string): MetadataCode {
  const row = codeOf(set, wanted)
  if (!row) throw new Error(`${set.name} has no ${wanted}`)
  return { code: row.code, system: row.system, display: row.display }
}

/** uniqueId of a new historique, under the root of those of the DMP. */
export const historyUniqueId = (uuid: string): string => `${historyRoot}.${BigInt(`0x${uuid.replaceAll('-', '')}`)}`

/**
 * The entry of the historique of these notes, the oldest vaccination first.
 *
 * The DMP is its author and its legalAuthenticator, so that it is nobody's own document
 * [assumed: vaccination-history-header].
 */
export function historyEntry(
  notes: readonly MergedNote[],
  last: MergedNote | undefined,
  patient: PatientRef,
  known: { readonly uniqueId: string; readonly entryUuid: string; readonly creationTime: string },
): DocumentEntry {
  const days = notes.map(({ vaccination }) => vaccinationFacts(vaccination).date).sort()
  const [first, end] = [days[0], days.at(-1)]
  return {
    submittedId: known.entryUuid,
    mimeType: 'text/xml',
    objectType: stableDocument,
    creationTime: known.creationTime,
    languageCode: 'fr-FR',
    legalAuthenticator: dmpXcn,
    serviceStartTime: `${first}000000`,
    ...(end === first ? {} : { serviceStopTime: `${end}000000` }),
    sourcePatientId: patientCx(patient),
    sourcePatientInfo: last?.entry.sourcePatientInfo ?? [],
    hasSourcePatientInfo: true,
    referenceIds: [],
    title: 'Historique de vaccinations',
    versionName: '1',
    authors,
    classCode: code(j57ClassCode, '52'),
    typeCode: code(j66TypeCode, historyType),
    formatCode: code(j60FormatCode, 'urn:asip:ci-sis:vac:2019'),
    confidentialityCodes: [code(j08Confidentiality, 'N')],
    eventCodes: [],
    healthcareFacilityTypeCode: code(j61HealthcareFacilityType, 'SA24'),
    practiceSettingCode: code(j62PracticeSetting, 'AMO'),
    patientId: patientCx(patient),
    uniqueId: known.uniqueId,
  }
}

/** The submission of the DMP that brings its historique. */
export const historySet = (patient: PatientRef, setUuid: string, uniqueId: string, at: string): SubmissionSet => ({
  submittedId: setUuid,
  submissionTime: at,
  title: 'Historique de vaccinations',
  authors,
  contentTypeCode: code(j59ContentType, '97'),
  patientId: patientCx(patient),
  sourceId: dmpDevice,
  uniqueId,
})

const patientCx = ({ ins, oid }: PatientRef): string => `${ins}^^^&${oid}&ISO^NH`
