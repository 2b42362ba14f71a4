import type { LegalRepresentative, PatientTraits, PostalAddress } from '../domain/dmp.js'
import { element, escapeText } from './write.js'

const textElement = (name: string, text: string | undefined): string | undefined =>
  text === undefined ? undefined : element(name, {}, escapeText(text))

type FamilyQualifier = 'SP' | 'BR'

/** Name of a patient: prefix, given, then his family names in the order asked (SP used, BR at birth, when known). */
export function patientName(traits: PatientTraits, families: readonly FamilyQualifier[] = ['BR', 'SP']): string {
  const texts = { SP: traits.usedName, BR: traits.birthName }
  return element(
    'name',
    {},
    textElement('prefix', traits.prefix),
    textElement('given', traits.given),
    ...families.map((qualifier) => {
      const family = texts[qualifier]
      return family === undefined ? undefined : element('family', { qualifier }, escapeText(family))
    }),
  )
}

/** Ways to reach somebody: telephones with their use, then the mail, which has none. */
export const telecoms = ({ homePhone, mobile, email }: Pick<PatientTraits, 'homePhone' | 'mobile' | 'email'>): string =>
  (homePhone === undefined ? '' : element('telecom', { use: 'HP', value: `tel:${homePhone}` })) +
  (mobile === undefined ? '' : element('telecom', { use: 'MC', value: `tel:${mobile}` })) +
  (email === undefined ? '' : element('telecom', { value: `mailto:${email}` }))

export const genderAndBirth = ({ sex, birthDate }: PatientTraits): string =>
  element('administrativeGenderCode', { code: sex }) + element('birthTime', { value: birthDate })

/** A postal address; an empty `addr` when there is none to tell, as the birth place of the samples. */
export const postalAddress = ({ lines, locator, postalCode, city, country }: PostalAddress): string =>
  element(
    'addr',
    {},
    ...lines.map((line) => textElement('streetAddressLine', line)),
    textElement('additionalLocator', locator),
    textElement('postalCode', postalCode),
    textElement('city', city),
    textElement('country', country),
  )

/** City and postal code alone, in the order of TD0.5. */
export const cityOnly = ({ city, postalCode }: PostalAddress): string =>
  element('addr', {}, textElement('city', city), textElement('postalCode', postalCode))

const relationshipSystem = '2.16.840.1.113883.1.11.19579'
/** RESPRSN alone comes from another set (source: dmp-hl7v3-patient, section 4). */
const responsibleSystem = '2.16.840.1.113883.1.11.19830'

/** personalRelationship of a legal representative: code, address, telecoms, then his name without qualifier. */
export const legalRepresentative = (one: LegalRepresentative): string =>
  element(
    'personalRelationship',
    { classCode: 'PRS' },
    element('code', {
      code: one.relationship,
      codeSystem: one.relationship === 'RESPRSN' ? responsibleSystem : relationshipSystem,
    }),
    one.address && postalAddress(one.address),
    telecoms(one),
    element(
      'relationshipHolder1',
      { classCode: 'PSN', determinerCode: 'INSTANCE' },
      element(
        'name',
        {},
        textElement('prefix', one.prefix),
        textElement('given', one.given),
        textElement('family', one.family),
      ),
    ),
  )

/** An administrativeObservation with a boolean value, in its subjectOf (source: dmp-answers-outline, section 1.1). */
export const observation = (code: string, system: string, value: boolean, display?: string): string =>
  element(
    'subjectOf',
    { typeCode: 'SBJ' },
    element(
      'administrativeObservation',
      { classCode: 'OBS', moodCode: 'EVN' },
      element('code', { code, codeSystem: system, displayName: display }),
      element('value', { 'xsi:type': 'BL', value: String(value) }),
    ),
  )
