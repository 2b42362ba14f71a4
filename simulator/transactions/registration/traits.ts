import type { Dmp, PatientTraits } from '../../domain/dmp.js'
import { telecomValue, type WrittenPerson } from '../../wire/hl7-person-read.js'

/** Oppositions that a message tells; undefined when it says nothing of one. */
export interface ToldOppositions {
  readonly opposedToBrisDeGlace: boolean | undefined
  readonly opposedToAccesUrgence: boolean | undefined
}

const sexOf = (written: string | undefined): PatientTraits['sex'] | undefined =>
  written === 'M' || written === 'F' || written === 'U' ? written : undefined

const prefixOf = (written: string | undefined, sex: PatientTraits['sex']): PatientTraits['prefix'] => {
  if (written === 'M' || written === 'Mme') return written
  return sex === 'M' ? 'M' : 'Mme'
}

/** A telephone without use is a mobile. */
function telecomTraits({ telecoms }: WrittenPerson): Pick<PatientTraits, 'email' | 'mobile' | 'homePhone'> {
  const email = telecomValue(telecoms, 'mailto')
  const homePhone = telecomValue(telecoms, 'tel', 'HP')
  const unused = telecoms.filter(({ use }) => use !== 'HP')
  const mobile = telecomValue(unused, 'tel', 'MC') ?? telecomValue(unused, 'tel')
  return { ...(email ? { email } : {}), ...(mobile ? { mobile } : {}), ...(homePhone ? { homePhone } : {}) }
}

/**
 * Traits after a message: what it says replaces its kind whole, what it leaves out stays [assumed: partial-update].
 *
 *   stored traits, written person -> traits
 */
export function updatedTraits(stored: PatientTraits, written: WrittenPerson): PatientTraits {
  const { email, mobile, homePhone, ...kept } = stored
  const sex = sexOf(written.sex) ?? stored.sex
  const { prefix, given, usedName, birthName } = written.name ?? {}
  return {
    ...kept,
    ...(written.telecoms.length > 0
      ? telecomTraits(written)
      : { ...(email ? { email } : {}), ...(mobile ? { mobile } : {}), ...(homePhone ? { homePhone } : {}) }),
    sex,
    prefix: prefix === undefined && sex === stored.sex ? stored.prefix : prefixOf(prefix, sex),
    ...(given ? { given } : {}),
    ...(usedName ? { usedName } : {}),
    ...(birthName ? { birthName } : {}),
    ...(written.birthDate ? { birthDate: written.birthDate } : {}),
    ...(written.deceased ? { deceased: written.deceased === 'true' } : {}),
    ...(written.address ? { address: written.address } : {}),
    ...(written.birthPlace ? { birthPlace: written.birthPlace } : {}),
  }
}

/** A DMP after TD1.2 or TD1.3b said something of its patient. */
export const updatedDmp = (dmp: Dmp, written: WrittenPerson, told: ToldOppositions): Dmp => ({
  ...dmp,
  traits: updatedTraits(dmp.traits, written),
  ...(written.legalRepresentatives.length > 0 ? { legalRepresentatives: written.legalRepresentatives } : {}),
  opposedToBrisDeGlace: told.opposedToBrisDeGlace ?? dmp.opposedToBrisDeGlace,
  opposedToAccesUrgence: told.opposedToAccesUrgence ?? dmp.opposedToAccesUrgence,
})

/** Traits of a DMP to make; undefined when the message lacks the name, the sex or the birth date. */
export function newTraits(written: WrittenPerson): PatientTraits | undefined {
  const { given, usedName, prefix } = written.name ?? {}
  const sex = sexOf(written.sex)
  const { birthDate } = written
  if (!given || !usedName || !sex || !birthDate) return undefined
  return updatedTraits({ prefix: prefixOf(prefix, sex), usedName, given, sex, birthDate }, written)
}
