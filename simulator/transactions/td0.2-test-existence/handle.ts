import { decide } from '#matrix/decide.js'
import type { AuthorizationStatus } from '../../domain/acces.js'
import type { Dmp } from '../../domain/dmp.js'
import { refuse } from '../../rejection.js'
import { refused, standingOf, traceOf } from '../access.js'
import { askedPatient } from '../patient-query/asked-patient.js'
import type { PatientQueryRequest } from '../patient-query/decode.js'
import type { CallContext, HandlerResult } from '../transaction.js'

/** What TD0.2 says of a patient: no DMP, or the DMP and, when it is open, what the actor holds on it. */
export type Td02Outcome =
  | { readonly found: false }
  | {
      readonly found: true
      readonly dmp: Dmp
      readonly access?: { readonly status: AuthorizationStatus; readonly medecinTraitant: boolean }
    }

/**
 * Existence and authorisation test, open to every actor and mode.
 *
 * An authorisation says nothing on a closed DMP: the answer then carries no attention line [inferred].
 */
export function handle(request: PatientQueryRequest, context: CallContext): HandlerResult<Td02Outcome> {
  const asked = askedPatient(request, context)
  if (!asked.ok) return asked
  const { functional, authorization, status } = standingOf(context, asked.value)
  const decision = decide({ actor: functional, action: 'TD0.2' })
  if (!decision.granted) return refused(refuse('right-denied', decision.why).rejection, traceOf(decision))

  const done = (outcome: Td02Outcome): HandlerResult<Td02Outcome> => ({
    ok: true,
    value: { outcome, changes: [], decision: traceOf(decision) },
  })
  const dmp = context.world.dmp(asked.value)
  if (!dmp) return done({ found: false })
  if (dmp.status === 'closed') return done({ found: true, dmp })
  const medecinTraitant = authorization?.state === 'granted' && authorization.medecinTraitant
  return done({ found: true, dmp, access: { status, medecinTraitant } })
}
