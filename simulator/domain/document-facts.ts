import type { DocumentEntry } from './document.js'
import { component } from './hl7-fields.js'

/** What decides who sees a document and who may change it, without the rest of its entry. */
export interface DocumentFacts {
  /** Absent when the entry has none, and in what was kept before it was noted here. */
  readonly typeCode?: string
  readonly confidentiality: readonly string[]
  /** XCN.1 of every authorPerson and of the legalAuthenticator. */
  readonly authorIds: readonly string[]
  /** XON.10 of every authorInstitution. */
  readonly structureIds: readonly string[]
  readonly depositedByPatient: boolean
}

const patientClass = '90'
const patientAuthor = 'EXP_PATIENT'

const identifiers = (fields: readonly string[], position: number): string[] => [
  ...new Set(fields.map((field) => component(field, position)).filter((id) => id !== '')),
]

/** Facts of an entry. A document is the patient's by its class or by an author so qualified [inferred]. */
export const factsOf = (entry: DocumentEntry): DocumentFacts => ({
  ...(entry.typeCode ? { typeCode: entry.typeCode.code } : {}),
  confidentiality: entry.confidentialityCodes.map(({ code }) => code),
  authorIds: identifiers(
    [
      ...entry.authors.flatMap(({ persons }) => persons),
      ...(entry.legalAuthenticator ? [entry.legalAuthenticator] : []),
    ],
    1,
  ),
  structureIds: identifiers(
    entry.authors.flatMap(({ institutions }) => institutions),
    10,
  ),
  depositedByPatient:
    entry.classCode?.code === patientClass ||
    entry.authors.some(({ specialties }) => specialties.some((one) => component(one, 1) === patientAuthor)),
})
