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

/** That component of the fields, each value once, added to those there are. */
function addComponents(ids: string[], fields: readonly string[], position: number): void {
  for (const field of fields) {
    const id = component(field, position)
    if (id !== '' && !ids.includes(id)) ids.push(id)
  }
}

/** Facts of an entry. A document is the patient's by its class or by an author so qualified [inferred]. */
export function factsOf(entry: DocumentEntry): DocumentFacts {
  const authorIds: string[] = []
  const structureIds: string[] = []
  let depositedByPatient = entry.classCode?.code === patientClass
  for (const { persons, institutions, specialties } of entry.authors) {
    addComponents(authorIds, persons, 1)
    addComponents(structureIds, institutions, 10)
    depositedByPatient ||= specialties.some((one) => component(one, 1) === patientAuthor)
  }
  if (entry.legalAuthenticator) addComponents(authorIds, [entry.legalAuthenticator], 1)
  return {
    ...(entry.typeCode ? { typeCode: entry.typeCode.code } : {}),
    confidentiality: entry.confidentialityCodes.map(({ code }) => code),
    authorIds,
    structureIds,
    depositedByPatient,
  }
}
