import fc from 'fast-check'
import {
  type AdministrativeData,
  buildTd11,
  buildTd12,
  buildTd13b,
  buildTd14,
  decodeRegistrationAnswer,
  type LpsContext,
  type LpsPatient,
  type LpsUser,
  type Oppositions,
} from '#fixtures/lps/index.js'
import type { RawResponse } from '#simulator/trace/exchange.js'
import type { RegistrationRequest, WrittenObservation } from '#simulator/transactions/registration/request.js'
import type { RegistrationOutcome } from '#simulator/transactions/registration/transaction.js'
import type { WrittenPerson } from '#simulator/wire/hl7-person-read.js'
import { NS } from '#simulator/wire/namespaces.js'
import {
  address,
  dmp,
  insC,
  insCOid,
  patient,
  reached,
  readAddress,
  representative,
  situation,
  user,
} from './people.js'
import type { AnswerTrip, RequestTrip } from './round-trip.js'
import { birthDate, optional, present, text } from './texts.js'
import { givenBack, hl7Body, readGivenBack, readWrapping, type Wrapping, wrapping } from './wrapper.js'

type RegistrationId = 'TD1.1' | 'TD1.2' | 'TD1.3b' | 'TD1.4'

interface MeantChange {
  readonly wrapped: Wrapping
  readonly of: LpsPatient
  /** Named beside the matricule. */
  readonly insC: string | undefined
  readonly person: AdministrativeData
  readonly oppositions: Oppositions
  readonly user: LpsUser
  readonly situation: { readonly structureId: string; readonly structureName: string; readonly sector: string }
  /** Why the DMP is closed. */
  readonly words: string
}

/** What a registration means besides its subject, which is kept to be sent back as it came. */
type Means = Omit<RegistrationRequest, 'subject'>

const known = {
  prefix: optional(fc.constantFrom('M', 'Mme')),
  given: optional(text),
  usedName: optional(text),
  birthName: optional(text),
  sex: optional(fc.constantFrom('M', 'F', 'U')),
  birthDate: optional(birthDate),
  ...reached,
  deceased: optional(fc.boolean()),
  address: optional(address),
  birthPlace: optional(address),
  legalRepresentatives: optional(fc.array(representative, { maxLength: 2 })),
}

/** What nobody can be made a DMP without. */
const compulsory = { given: text, usedName: text, sex: fc.constantFrom('M', 'F', 'U'), birthDate }

const change = (person: fc.Arbitrary<AdministrativeData>): fc.Arbitrary<MeantChange> =>
  fc.record({
    wrapped: wrapping,
    of: patient,
    insC: optional(insC),
    person: person.map(present),
    oppositions: fc
      .record({ opposedToBrisDeGlace: optional(fc.boolean()), opposedToAccesUrgence: optional(fc.boolean()) })
      .map(present),
    user,
    situation,
    words: text,
  })

const nameOf = ({ prefix, given, birthName, usedName = birthName }: AdministrativeData) => ({
  prefix,
  given,
  birthName,
  usedName,
})

const readPerson = (person: AdministrativeData): WrittenPerson => ({
  name: nameOf(person),
  telecoms: [
    ...(person.homePhone ? [{ use: 'HP', value: `tel:${person.homePhone}` }] : []),
    ...(person.mobile ? [{ use: 'MC', value: `tel:${person.mobile}` }] : []),
    ...(person.email ? [{ value: `mailto:${person.email}` }] : []),
  ],
  sex: person.sex,
  birthDate: person.birthDate,
  deceased: person.deceased === undefined ? undefined : String(person.deceased),
  address: readAddress(person.address),
  birthPlace: readAddress(person.birthPlace),
  legalRepresentatives: person.legalRepresentatives ?? [],
})

const observation = (code: string, value: boolean | undefined, effectiveTime?: string): WrittenObservation[] =>
  value === undefined ? [] : [{ code, system: '1.2.250.1.213.4.1.2.3', value, effectiveTime }]

const oppositionsOf = ({ opposedToBrisDeGlace, opposedToAccesUrgence }: Oppositions): WrittenObservation[] => [
  ...observation('OPPOSITION_BRIS_DE_GLACE', opposedToBrisDeGlace),
  ...observation('OPPOSITION_ACCES_URGENCE', opposedToAccesUrgence),
]

/** What is said in the same way by the four of them. */
const commonMeans = ({ wrapped, of, insC: alsoNamed, person, user: author, situation: place }: MeantChange) => ({
  wrapper: readWrapping('PRPA_IN201314UV02', wrapped),
  requestStatus: 'active',
  patients: [{ ins: of.ins, oid: of.insOid }, ...(alsoNamed === undefined ? [] : [{ ins: alsoNamed, oid: insCOid }])],
  patientStatus: 'active',
  person: readPerson(person),
  cardHolders: [],
  author: {
    id: author.professionalId,
    idRoot: '1.2.250.1.71.4.2.1',
    specialty: { code: author.authorSpecialty.code, system: author.authorSpecialty.system },
    name: { given: author.givenName, usedName: author.familyName },
    structureId: place.structureId,
    structureIdRoot: '1.2.250.1.71.4.2.2',
    structureName: place.structureName,
  },
  closing: undefined,
})

const reason = (code: string) => ({ code, system: '1.2.250.1.213.1.1.4.11' })

const registration = (
  transaction: RegistrationId,
  person: fc.Arbitrary<AdministrativeData>,
  build: (context: LpsContext, meant: MeantChange) => ReturnType<typeof buildTd11>,
  means: (meant: MeantChange, today: string) => Pick<Means, 'reason' | 'observations'> & Partial<Means>,
): RequestTrip<MeantChange> => ({
  transaction,
  meant: change(person),
  send: (meant, lps) => {
    const patients = [meant.of, ...(meant.insC === undefined ? [] : [{ ins: meant.insC, insOid: insCOid }])]
    const context = lps({
      user: meant.user,
      situation: meant.situation,
      spoil: { registration: (draft) => ({ ...draft, ...meant.wrapped, patients }) },
    })
    const today = context.clock().toISOString().slice(0, 10).replaceAll('-', '')
    return { message: build(context, meant), means: { ...commonMeans(meant), ...means(meant, today) } }
  },
})

const creation = registration(
  'TD1.1',
  fc.record({ ...known, ...compulsory }),
  (context, { of, person, oppositions }) => buildTd11(context, of, person, oppositions),
  ({ wrapped, person, oppositions }, today) => ({
    wrapper: readWrapping('PRPA_IN201311UV02', wrapped),
    reason: reason('CREA_RD'),
    cardHolders: [
      {
        code: 'CARTE_SESAM_VITALE',
        system: '1.2.250.1.213.4.1.2.5',
        name: nameOf({ ...person, prefix: undefined }),
        birthDate: person.birthDate?.slice(2),
      },
    ],
    observations: [
      ...observation('CONSENTEMENT_OUVERTURE_DMP', true, today),
      ...oppositionsOf({ opposedToBrisDeGlace: false, opposedToAccesUrgence: false, ...oppositions }),
    ],
  }),
)

const reactivation = registration(
  'TD1.2',
  fc.record(known),
  (context, { of, person, oppositions }) => buildTd12(context, of, person, oppositions),
  ({ oppositions }, today) => ({
    reason: reason('REAC'),
    observations: [...observation('CONSENTEMENT_REACTIVATION_DMP', true, today), ...oppositionsOf(oppositions)],
  }),
)

const update = registration(
  'TD1.3b',
  fc.record(known),
  (context, { of, person, oppositions }) => buildTd13b(context, of, person, oppositions),
  ({ oppositions }) => ({ reason: reason('MODIF_DATA'), observations: oppositionsOf(oppositions) }),
)

const closing = registration(
  'TD1.4',
  fc.record(known),
  (context, { of, person, words }) => buildTd14(context, of, person, words),
  ({ person: { prefix, usedName, given }, words }) => ({
    reason: reason('FERM'),
    patientStatus: 'terminated',
    person: readPerson({ prefix, usedName, given }),
    observations: [],
    closing: { code: 'FERMETURE_DEMANDE_PATIENT', system: '1.2.250.1.213.4.1.2.4', text: words },
  }),
)

export const registrationRequests = [creation, reactivation, update, closing] as const

/** What the model LPS does not read: the prefix of an acceptance, the subject that a refusal gives back. */
function readMore(response: RawResponse): object {
  const subject = hl7Body(response)?.at(NS.hl7, 'controlActProcess', 'subject')
  const refused = subject?.at(NS.hl7, 'registrationRequest', 'subject1', 'patient')
  const accepted = subject?.at(NS.hl7, 'registrationEvent', 'subject1', 'patient')
  const name = (refused ?? accepted)?.at(NS.hl7, 'patientPerson', 'name')
  return {
    prefix: name?.child(NS.hl7, 'prefix')?.text,
    ...(refused
      ? {
          subject: {
            given: name?.child(NS.hl7, 'given')?.text,
            patients: refused.all(NS.hl7, 'id').map((id) => ({ ins: id.attr('extension'), oid: id.attr('root') })),
          },
        }
      : {}),
  }
}

const answers = (
  transaction: RegistrationId,
  accepted: string,
  refused: string,
): AnswerTrip<RegistrationOutcome, Means> => ({
  transaction,
  outcome: fc.record({ dmp }),
  read: (response) => ({ ...decodeRegistrationAnswer(response), ...readGivenBack(response), ...readMore(response) }),
  tells: ({ dmp: { status, traits } }, asked) => ({
    ...givenBack(asked),
    interaction: accepted,
    acknowledgement: 'AA',
    status: status === 'closed' ? 'terminated' : 'active',
    prefix: traits.prefix,
    usedName: traits.usedName,
    given: traits.given,
  }),
  refused: ([error], asked) => ({
    ...givenBack(asked),
    interaction: refused,
    acknowledgement: 'AE',
    error,
    prefix: asked.person.name?.prefix,
    subject: { given: asked.person.name?.given, patients: asked.patients },
  }),
})

export const registrationAnswers = [
  answers('TD1.1', 'PRPA_IN201312UV02', 'PRPA_IN201313UV02'),
  answers('TD1.2', 'PRPA_IN201315UV02', 'PRPA_IN201316UV02'),
  answers('TD1.3b', 'PRPA_IN201315UV02', 'PRPA_IN201316UV02'),
  answers('TD1.4', 'PRPA_IN201315UV02', 'PRPA_IN201316UV02'),
] as const
