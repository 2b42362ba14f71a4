import { type PatientCriteria, plainLetters } from '../../domain/patient-search.js'
import { pass, refuse, type Stage } from '../../rejection.js'
import type { Td05Request } from './decode.js'

/** @use of a name or of an address whose text is approximate. */
export const approximate = 'SRCH'

const isBirthDate = (text: string): boolean => /^\d{8}$/.test(text)
const isSex = (text: string): text is 'M' | 'F' => text === 'M' || text === 'F'

/**
 * What the request searches for, or why nothing can be searched for.
 *
 * Refused are criteria of another kind or given twice, a sex or a date of another form, a text without any letter, and a
 * request without criterion [assumed: patient-search-criteria].
 */
export function criteriaOf({ criteria, others }: Td05Request): Stage<PatientCriteria> {
  const invalid = (detail: string) => refuse('patient-criteria-invalid', detail)
  if (others.length > 0) return invalid(`critère non pris en charge : ${others.join(', ')}`)
  const sex = criteria.livingSubjectAdministrativeGender?.value
  const birthDate = criteria.livingSubjectBirthTime?.value
  const { family, given, use: nameUse } = criteria.livingSubjectName ?? {}
  const { city, postalCode, use: cityUse } = criteria.patientAddress ?? {}
  if (sex !== undefined && !isSex(sex)) return invalid(`sexe « ${sex} », M ou F attendu`)
  if (birthDate !== undefined && !isBirthDate(birthDate)) {
    return invalid(`date de naissance « ${birthDate} », AAAAMMJJ attendu`)
  }
  const texts = [family, given, city, postalCode].filter((text) => text !== undefined)
  const empty = texts.find((text) => plainLetters(text) === '')
  if (empty !== undefined) return invalid(`texte sans lettre : « ${empty} »`)
  if (texts.length === 0 && sex === undefined && birthDate === undefined) return invalid('aucun critère')
  return pass({
    ...(sex === undefined ? {} : { sex }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(family === undefined ? {} : { family }),
    ...(given === undefined ? {} : { given }),
    approximateName: nameUse === approximate,
    ...(city === undefined ? {} : { city }),
    approximateCity: cityUse === approximate,
    ...(postalCode === undefined ? {} : { postalCode }),
  })
}
