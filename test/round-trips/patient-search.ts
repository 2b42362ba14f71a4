import fc from 'fast-check'
import type { Identifier } from '#fixtures/lps/hl7-wrapper.js'
import { buildTd05, decodeTd05, type SearchedTraits } from '#fixtures/lps/index.js'
import type { RawResponse } from '#simulator/trace/exchange.js'
import type { Criterion, Td05Request } from '#simulator/transactions/td0.5-recherche-sans-ins/decode.js'
import type { Td05Outcome } from '#simulator/transactions/td0.5-recherche-sans-ins/handle.js'
import { NS } from '#simulator/wire/namespaces.js'
import { dmp, insCOid } from './people.js'
import type { AnswerTrip, RequestTrip } from './round-trip.js'
import { birthDate, optional, present, text } from './texts.js'
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

interface MeantSearch {
  readonly wrapped: Wrapping
  readonly queryId: Identifier | undefined
  readonly statusCode: string | undefined
  readonly semantics: boolean
  readonly traits: SearchedTraits
}

const searched = fc
  .record({
    sex: optional(fc.constantFrom('M', 'F')),
    birthDate: optional(birthDate),
    family: optional(text),
    given: optional(text),
    approximateName: fc.boolean(),
    city: optional(text),
    approximateCity: fc.boolean(),
    postalCode: optional(text),
  })
  .map(present)

/** The criteria that the traits make; none of what is not known. */
function criteriaOf({ traits, semantics }: MeantSearch): Td05Request['criteria'] {
  const { sex, birthDate: born, family, given, city, postalCode } = traits
  const criterion = (meaning: string, told: Criterion, use?: boolean): Criterion | undefined =>
    Object.values(told).some((one) => one !== undefined)
      ? present({
          ...told,
          use: use ? 'SRCH' : undefined,
          semanticsText: semantics ? `LivingSubject.${meaning}` : undefined,
        })
      : undefined
  return present({
    livingSubjectAdministrativeGender: criterion('administrativeGender', { value: sex }),
    livingSubjectBirthTime: criterion('birthTime', { value: born }),
    livingSubjectName: criterion('name', { family, given }, traits.approximateName),
    patientAddress: criterion('addr', { postalCode, city }, traits.approximateCity),
  })
}

const search: RequestTrip<MeantSearch> = {
  transaction: 'TD0.5',
  meant: fc.record({
    wrapped: wrapping,
    queryId,
    statusCode: optional(fc.constant('new')),
    semantics: fc.boolean(),
    traits: searched,
  }),
  send: (meant, lps) => {
    const { wrapped, traits, ...asked } = meant
    const spoil = { patientSearch: (draft: object) => ({ ...draft, ...wrapped, ...asked }) as never }
    const means: Td05Request = {
      wrapper: readWrapping('PRPA_IN201305UV02', wrapped),
      code: { code: 'PRPA_TE201305UV02', system: '2.16.840.1.113883.1.6' },
      queryId: readIdentifier(asked.queryId),
      queryStatus: asked.statusCode,
      criteria: criteriaOf(meant),
      others: [],
    }
    return { message: buildTd05(lps({ spoil }), traits), means }
  },
}

export const patientSearchRequests = [search] as const

/** The query as an answer gives it back, value by value; the model LPS has no use for it. */
function readQuery(response: RawResponse): { readonly query?: object } {
  const query = hl7Body(response)?.at(NS.hl7, 'controlActProcess', 'queryByParameter')
  if (!query) return {}
  const criteria = (query.child(NS.hl7, 'parameterList')?.elements ?? []).map((parameter) => {
    const value = parameter.child(NS.hl7, 'value')
    return [
      parameter.name,
      present({
        semanticsText: parameter.child(NS.hl7, 'semanticsText')?.text,
        use: value?.attr('use'),
        value: value?.attr('code') ?? value?.attr('value'),
        ...Object.fromEntries((value?.elements ?? []).map((part) => [part.name, part.text])),
      }),
    ] as const
  })
  return { query: { status: query.child(NS.hl7, 'statusCode')?.attr('code'), criteria: Object.fromEntries(criteria) } }
}

/** An empty `use` comes back on a name that had none (source: dmp-answers-outline, section 2). */
const queryBack = ({ queryStatus, criteria }: Td05Request) => {
  const name = criteria.livingSubjectName
  return {
    query: {
      status: queryStatus,
      criteria: { ...criteria, ...(name ? { livingSubjectName: { use: '', ...name } } : {}) },
    },
  }
}

const candidates: AnswerTrip<Td05Outcome, Td05Request> = {
  transaction: 'TD0.5',
  outcome: fc.record({
    candidates: fc.array(fc.record({ dmp, percent: fc.integer({ min: 1, max: 100 }) }), { maxLength: 3 }),
  }),
  read: (response) => ({ ...decodeTd05(response), ...readGivenBack(response), ...readQuery(response) }),
  tells: ({ candidates: some }, asked) => ({
    ...givenBack(asked),
    ...queryBack(asked),
    acknowledgement: 'AA',
    queryResponse: some.length === 0 ? 'NF' : 'OK',
    total: some.length,
    candidates: some.map(({ dmp: { ins, insOid, insC, traits, opposedToAccesUrgence }, percent }) => {
      const { prefix, given, birthName, usedName, sex, birthDate: born, address } = traits
      const { city, postalCode } = address ?? {}
      return {
        patientIds: [
          { root: insOid, extension: ins },
          ...(insC === undefined ? [] : [{ root: insCOid, extension: insC }]),
        ],
        person: {
          ...{ prefix, given, birthName, usedName, sex, birthDate: born },
          telecoms: [],
          ...(city === undefined && postalCode === undefined ? {} : { address: { lines: [], city, postalCode } }),
        },
        percent,
        opposedToAccesUrgence,
      }
    }),
  }),
  refused: ([error], asked) => ({
    ...givenBack(asked),
    ...queryBack(asked),
    acknowledgement: 'AE',
    queryResponse: 'AE',
    error,
    candidates: [],
  }),
}

export const patientSearchAnswers = [candidates] as const
