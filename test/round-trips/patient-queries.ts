import fc from 'fast-check'
import { personOf } from '#fixtures/lps/decode-person.js'
import type { Identifier } from '#fixtures/lps/hl7-wrapper.js'
import { buildTd02, buildTd13a, decodeTd02, decodeTd13a, type LpsPatient } from '#fixtures/lps/index.js'
import type { Dmp, PatientTraits } from '#simulator/domain/dmp.js'
import type { RawResponse } from '#simulator/trace/exchange.js'
import type { PatientQueryRequest } from '#simulator/transactions/patient-query/decode.js'
import type { Td02Outcome } from '#simulator/transactions/td0.2-test-existence/handle.js'
import type { Td13aOutcome } from '#simulator/transactions/td1.3a-donnees-administratives/handle.js'
import { NS } from '#simulator/wire/namespaces.js'
import { dmp, insCOid, patient, readAddress, telecomsOf } from './people.js'
import type { AnswerTrip, Fault, RequestTrip } from './round-trip.js'
import { optional, text } from './texts.js'
import {
  givenBack,
  hl7Body,
  queryId,
  readGivenBack,
  readIdentifier,
  readWrapping,
  type Wrapping,
  wrapping,
} from './wrapper.js'

interface MeantQuery {
  readonly wrapped: Wrapping
  readonly queryId: Identifier | undefined
  readonly statusCode: string | undefined
  readonly patients: readonly [LpsPatient, ...LpsPatient[]]
  readonly semanticsText: string | undefined
}

const builders = { 'TD0.2': buildTd02, 'TD1.3a': buildTd13a } as const
const reasons = { 'TD0.2': 'TEST_EXST', 'TD1.3a': 'CNSLT_DATA' } as const

const query = (transaction: keyof typeof builders): RequestTrip<MeantQuery> => ({
  transaction,
  meant: fc.record({
    wrapped: wrapping,
    queryId,
    statusCode: optional(fc.constant('new')),
    patients: fc.oneof(fc.tuple(patient), fc.tuple(patient, patient)),
    semanticsText: optional(text),
  }),
  send: ({ wrapped, ...asked }, lps) => {
    const spoil = { patientQuery: (draft: object) => ({ ...draft, ...wrapped, ...asked }) as never }
    const means: PatientQueryRequest = {
      wrapper: readWrapping('PRPA_IN201307UV02', wrapped),
      reasonCode: { code: reasons[transaction], system: '1.2.250.1.213.1.1.4.11' },
      queryId: readIdentifier(asked.queryId),
      queryStatus: asked.statusCode,
      patients: asked.patients.map(({ ins, insOid }) => ({ ins, oid: insOid })),
      semanticsText: asked.semanticsText,
    }
    return { message: builders[transaction](lps({ spoil }), asked.patients[0]), means }
  },
})

export const patientQueryRequests = [query('TD0.2'), query('TD1.3a')] as const

const absent = { acknowledgement: 'AA', queryResponse: 'NF', patientIds: [] }

const refused = ([error]: readonly [Fault, ...Fault[]]) => ({
  acknowledgement: 'AE',
  queryResponse: 'AE',
  error,
  patientIds: [],
})

/** What both tell of a DMP. */
const found = ({ status, closing, ins, insOid, insC }: Dmp) => ({
  acknowledgement: 'AA',
  queryResponse: 'OK',
  status: status === 'closed' ? 'terminated' : 'active',
  ...(closing ? { closing } : {}),
  patientIds: [...(insC === undefined ? [] : [{ root: insCOid, extension: insC }]), { root: insOid, extension: ins }],
})

const named = ({ prefix, given, birthName, usedName, sex, birthDate }: PatientTraits) => ({
  prefix,
  given,
  birthName,
  usedName,
  sex,
  birthDate,
})

/** The model LPS reads no person in TD0.2: with its reader of persons, here. */
const readTd02 = (response: RawResponse) => {
  const patientElement = hl7Body(response)?.at(
    NS.hl7,
    'controlActProcess',
    'subject',
    'registrationEvent',
    'subject1',
    'patient',
  )
  return {
    ...decodeTd02(response),
    ...readGivenBack(response),
    person: personOf(patientElement?.child(NS.hl7, 'patientPerson')),
  }
}

const nobody = { person: { telecoms: [] } }

const existence: AnswerTrip<Td02Outcome, PatientQueryRequest> = {
  transaction: 'TD0.2',
  outcome: fc.oneof(
    { weight: 1, arbitrary: fc.constant({ found: false as const }) },
    {
      weight: 5,
      arbitrary: fc.record({
        found: fc.constant(true as const),
        dmp,
        access: fc.record({
          status: fc.constantFrom('VALIDE' as const, 'NON_EXISTE' as const, 'INTERDIT' as const, 'EXPIRE' as const),
          medecinTraitant: fc.boolean(),
        }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ found: fc.constant(true as const), dmp }) },
  ),
  read: readTd02,
  tells: (outcome, asked) => {
    if (!outcome.found) return { ...absent, ...nobody, ...givenBack(asked) }
    const { traits, attachedToEns, internetAccount } = outcome.dmp
    return {
      ...found(outcome.dmp),
      ...givenBack(asked),
      authorization: outcome.access?.status,
      medecinTraitant: outcome.access?.medecinTraitant,
      attachedToEns,
      internetAccount,
      // In this order, without the home phone: so are the samples.
      person: {
        ...named(traits),
        telecoms: [...telecomsOf({ email: traits.email }), ...telecomsOf({ mobile: traits.mobile })],
      },
    }
  },
  refused: (faults, asked) => ({ ...refused(faults), ...nobody, ...givenBack(asked) }),
}

const nothingMore = { ...nobody, legalRepresentatives: [] }

const administrativeData: AnswerTrip<Td13aOutcome, PatientQueryRequest> = {
  transaction: 'TD1.3a',
  outcome: fc.record({ dmp: optional(dmp) }),
  read: (response) => ({ ...decodeTd13a(response), ...readGivenBack(response) }),
  tells: ({ dmp: told }, asked) => {
    if (!told) return { ...absent, ...nothingMore, ...givenBack(asked) }
    const { traits, legalRepresentatives = [], opposedToBrisDeGlace, opposedToAccesUrgence } = told
    return {
      ...found(told),
      ...givenBack(asked),
      person: { ...named(traits), telecoms: telecomsOf(traits), address: readAddress(traits.address) },
      deceased: traits.deceased ?? false,
      birthPlace: readAddress(traits.birthPlace),
      legalRepresentatives: legalRepresentatives.map(({ relationship, prefix, given, family, ...one }) => ({
        relationship,
        prefix,
        given,
        usedName: family,
        telecoms: telecomsOf(one),
        address: one.address,
      })),
      opposedToBrisDeGlace,
      opposedToAccesUrgence,
    }
  },
  refused: (faults, asked) => ({ ...refused(faults), ...nothingMore, ...givenBack(asked) }),
}

export const patientQueryAnswers = [existence, administrativeData] as const
