import fc from 'fast-check'
import {
  buildTd00,
  buildTd03,
  buildTd15a,
  buildTd15b,
  buildTd15d,
  decodeAccountAnswer,
  decodeTd00,
  decodeTd03,
} from '#fixtures/lps/index.js'
import { aVirtualPatient } from '#fixtures/people/arbitraries.js'
import type { Td00Outcome } from '#simulator/transactions/td0.0-identite/handle.js'
import type { Td03Outcome } from '#simulator/transactions/td0.3-autorisation/handle.js'
import type { AccountOutcome } from '#simulator/transactions/td1.5-compte-internet/handle.js'
import { patient } from './people.js'
import type { AnswerTrip, Fault, RequestTrip } from './round-trip.js'
import { birthDate, optional, present, text } from './texts.js'

const withDashes = birthDate.map((date) => date.replace(/^(....)(..)(..)$/, '$1-$2-$3'))
const matricule = aVirtualPatient.map(({ ins }) => ins)

/** A NIR as a card holds it, sometimes with its key. */
const nir = fc.tuple(matricule, fc.constantFrom(13, 15)).map(([ins, length]) => ins.slice(0, length))

const identityRequest: RequestTrip<{
  readonly nirOD?: string
  readonly dateNaissance?: string
  readonly rang: number
  readonly nirIndividu?: string
}> = {
  transaction: 'TD0.0',
  meant: fc.record({
    nirOD: optional(nir),
    dateNaissance: optional(withDashes),
    rang: fc.integer({ min: 1, max: 9 }),
    nirIndividu: optional(nir),
  }),
  send: ({ rang, nirOD, dateNaissance, nirIndividu }, lps) => ({
    message: buildTd00(lps(), { nirOD, dateNaissance, nirIndividu, rangNaissance: String(rang) }),
    means: { nirOD, dateNaissance, nirIndividu, rangNaissance: rang },
  }),
}

const authorizationRequest: RequestTrip<{
  readonly of: { readonly ins: string; readonly insOid: string }
  readonly action: 'AJOUT' | 'SUPPRESSION'
  readonly role?: 'MEDECIN_TRAITANT'
}> = {
  transaction: 'TD0.3',
  meant: fc.record({
    of: patient,
    action: fc.constantFrom('AJOUT' as const, 'SUPPRESSION' as const),
    role: optional(fc.constant('MEDECIN_TRAITANT' as const)),
  }),
  send: ({ of, action, role }, lps) => ({
    message: buildTd03(lps(), of, action, role),
    means: { action, actionText: action, medecinTraitant: role !== undefined, roleText: role },
  }),
}

type Sampled<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never

const channel = fc.record({ type: fc.constantFrom('SMS' as const, 'EMAIL' as const), canal: text })
const actions = fc.constantFrom('AJOUT' as const, 'MODIFICATION' as const, 'SUPPRESSION' as const)
const withPatient = <Meant extends object>(meant: fc.Arbitrary<Meant>) =>
  fc.tuple(patient, meant).map(([of, said]) => ({ of, ...said }))

const opening = withPatient(channel)
const openingRequest: RequestTrip<Sampled<typeof opening>> = {
  transaction: 'TD1.5a',
  meant: opening,
  send: ({ of, type, canal }, lps) => ({ message: buildTd15a(lps(), of, { type, canal }), means: { type, canal } }),
}

const changing = withPatient(fc.tuple(channel, actions).map(([one, action]) => ({ ...one, action })))
const changingRequest: RequestTrip<Sampled<typeof changing>> = {
  transaction: 'TD1.5b',
  meant: changing,
  send: ({ of, type, canal, action }, lps) => ({
    message: buildTd15b(lps(), of, action, { type, canal }),
    means: { type, canal, action },
  }),
}

const renewalRequest: RequestTrip<Sampled<typeof patient>> = {
  transaction: 'TD1.5d',
  meant: patient,
  send: (of, lps) => ({ message: buildTd15d(lps(), of), means: {} }),
}

export const ownServiceRequests = [
  identityRequest,
  authorizationRequest,
  openingRequest,
  changingRequest,
  renewalRequest,
] as const

/** Form D of a refusal: the code as status, the sentence as context. */
export const asStatus = ([{ code, text: context }]: readonly [Fault, ...Fault[]]) => ({ status: code, context })

const inCapitals = fc.stringMatching(/^[A-Z][A-Z' -]{0,10}[A-Z]$/)

const identityAnswer: AnswerTrip<Td00Outcome> = {
  transaction: 'TD0.0',
  outcome: fc.record({
    identity: fc.record({
      active: fc.record({ matricule, oid: fc.constant('1.2.250.1.213.1.4.10') }),
      history: fc.constant([]),
      birthName: inCapitals,
      givenNames: fc.tuple(inCapitals, inCapitals),
      sex: fc.constantFrom('M' as const, 'F' as const),
      birthDate: withDashes,
    }),
    usedName: text,
  }),
  read: decodeTd00,
  tells: ({ identity, usedName }) => ({
    status: 'DMPOk',
    context: '',
    nirIndividu: identity.active.matricule,
    prenom: identity.givenNames[0],
    nomUsuel: usedName,
    nomPatronymique: identity.birthName,
    dateNaissance: identity.birthDate,
  }),
  refused: asStatus,
}

const authorizationAnswer: AnswerTrip<Td03Outcome> = {
  transaction: 'TD0.3',
  outcome: fc.record({ context: text }),
  read: decodeTd03,
  tells: ({ context }) => ({ status: 'DMPOk', context }),
  refused: asStatus,
}

const accountAnswer = (transaction: 'TD1.5a' | 'TD1.5b' | 'TD1.5d'): AnswerTrip<AccountOutcome> => ({
  transaction,
  outcome: fc.record({ login: optional(text), password: optional(text), context: text }).map(present),
  read: decodeAccountAnswer,
  tells: ({ login, password, context }) => ({ status: 'DMPOk', context, login, password }),
  refused: asStatus,
})

export const ownServiceAnswers = [
  identityAnswer,
  authorizationAnswer,
  accountAnswer('TD1.5a'),
  accountAnswer('TD1.5b'),
  accountAnswer('TD1.5d'),
] as const
