import fc from 'fast-check'
import type { LpsPatient, LpsUser } from '#fixtures/lps/index.js'
import { aVirtualPatient } from '#fixtures/people/arbitraries.js'
import { dmpHabilitation } from '#matrix/codes/dmp-habilitation.js'
import { j01AuthorSpecialty } from '#matrix/codes/j01-author-specialty.js'
import { j65SubjectRole } from '#matrix/codes/j65-subject-role.js'
import type { Dmp, LegalRepresentative, PatientTraits, PostalAddress } from '#simulator/domain/dmp.js'
import { codeIn } from './codes.js'
import { birthDate, optional, present, technicalTime, text } from './texts.js'

export const insCOid = '1.2.250.1.213.1.4.2'

export const patient: fc.Arbitrary<LpsPatient> = aVirtualPatient.map(({ ins, insOid }) => ({ ins, insOid }))

/** An INS-C: 22 digits. */
export const insC: fc.Arbitrary<string> = fc.stringMatching(/^[0-9]{22}$/)

const number = fc.stringMatching(/^0[1-7]([ .]?[0-9]{2}){4}$/)
const mail = fc.tuple(text, fc.domain()).map(([name, domain]) => `${name}@${domain}`)

export const address: fc.Arbitrary<PostalAddress> = fc
  .record({
    lines: fc.array(text, { maxLength: 3 }),
    locator: optional(text),
    postalCode: optional(text),
    city: optional(text),
    country: optional(text),
  })
  .map(present)

/** An address without a word is read as none. */
export const readAddress = (one: PostalAddress | undefined): PostalAddress | undefined =>
  one && (one.lines.length > 0 || Object.keys(one).length > 1) ? one : undefined

/** Family ties of the HL7 set, and RESPRSN (source: dmp-hl7v3-patient, section 4). */
const relationship = fc.constantFrom('FTH', 'MTH', 'RESPRSN')
const prefix = fc.constantFrom('M' as const, 'Mme' as const)

export const representative: fc.Arbitrary<LegalRepresentative> = fc
  .record({
    relationship,
    prefix: optional(prefix),
    family: text,
    given: text,
    email: optional(mail),
    mobile: optional(number),
    address: optional(address.filter((one) => readAddress(one) !== undefined)),
  })
  .map(present)

export const reached = { homePhone: optional(number), mobile: optional(number), email: optional(mail) }

/** telecom values of somebody, in the order of the messages. */
export const telecomsOf = ({ homePhone, mobile, email }: Pick<PatientTraits, 'homePhone' | 'mobile' | 'email'>) =>
  [homePhone && `tel:${homePhone}`, mobile && `tel:${mobile}`, email && `mailto:${email}`].filter(
    (one) => one !== undefined,
  )

export const traits: fc.Arbitrary<PatientTraits> = fc
  .record({
    prefix,
    birthName: optional(text),
    usedName: text,
    given: text,
    sex: fc.constantFrom('M' as const, 'F' as const, 'U' as const),
    birthDate,
    ...reached,
    address: optional(address),
    birthPlace: optional(address),
    deceased: optional(fc.boolean()),
  })
  .map(present)

const closing = fc.record({
  at: technicalTime,
  code: fc
    .constantFrom(...dmpHabilitation.codes.filter(({ system }) => system === '1.2.250.1.213.4.1.2.4'))
    .map(({ code }) => code),
  text,
})

/** Any DMP, closed or not. */
export const dmp: fc.Arbitrary<Dmp> = fc
  .record({
    patient,
    insC: optional(insC),
    traits,
    closing: optional(closing),
    opposedToBrisDeGlace: fc.boolean(),
    opposedToAccesUrgence: fc.boolean(),
    opposedToMaskedInEmergency: fc.boolean(),
    attachedToEns: fc.boolean(),
    internetAccount: fc.boolean(),
    legalRepresentatives: optional(fc.array(representative, { maxLength: 2 })),
  })
  .map(({ patient: { ins, insOid }, closing: closed, ...told }) =>
    present({ ins, insOid, status: closed ? ('closed' as const) : ('active' as const), closing: closed, ...told }),
  )

/** Somebody at work: several roles as the VIHF names them, a specialty as an author. */
export const user: fc.Arbitrary<LpsUser> = fc.record({
  professionalId: fc.stringMatching(/^8[0-9]{11}$/),
  familyName: text,
  givenName: text,
  roles: fc.array(codeIn(j65SubjectRole), { minLength: 1, maxLength: 3 }),
  authorSpecialty: codeIn(j01AuthorSpecialty),
})

export const situation = fc.record({
  structureId: fc.stringMatching(/^[1-4][0-9A-Z]{9,14}$/),
  structureName: text,
  sector: fc.constantFrom('SA07', 'SA01', 'SA05'),
})
