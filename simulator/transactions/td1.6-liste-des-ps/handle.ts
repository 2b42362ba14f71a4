import { decide } from '#matrix/decide.js'
import type { Authorization } from '../../domain/acces.js'
import { authorizationStatus } from '../../domain/authorization-status.js'
import { refuse } from '../../rejection.js'
import { refused, standingOf, traceOf } from '../access.js'
import type { CallContext, HandlerResult } from '../transaction.js'
import type { Td16Request } from './decode.js'

/** The authorisations listed, each ACTIVE or INTERDITE. */
export interface Td16Outcome {
  readonly authorizations: readonly Authorization[]
}

/**
 * Who may read the DMP and who is blocked.
 *
 * No mode means TOUTE, and a lapsed authorisation is in no list [assumed: authorization-list-defaults]. Neither an
 * authorisation nor the want of a blocking is asked of the caller [assumed: authorization-list-caller].
 */
export function handle({ mode = 'TOUTE' }: Td16Request, context: CallContext): HandlerResult<Td16Outcome> {
  const { patient, world, now, settings } = context
  if (!patient) return refuse('vihf-missing')
  const decision = decide({ actor: standingOf(context, patient).functional, action: 'TD1.6' })
  if (!decision.granted) return refused(refuse('right-denied', decision.why).rejection, traceOf(decision))
  const dmp = world.dmp(patient)
  if (!dmp) return refused(refuse('dmp-absent').rejection)
  if (dmp.status === 'closed') return refused(refuse('dmp-closed').rejection)

  const wanted = { ACTIVE: ['VALIDE'], INTERDITE: ['INTERDIT'], TOUTE: ['VALIDE', 'INTERDIT'] }[mode]
  const authorizations = world
    .authorizations(patient)
    .filter((one) => wanted.includes(authorizationStatus(one, now, settings.authorizationMonths)))
  return { ok: true, value: { outcome: { authorizations }, changes: [], decision: traceOf(decision) } }
}
