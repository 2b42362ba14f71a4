import { decide } from '#matrix/decide.js'
import type { Dmp } from '../../domain/dmp.js'
import { refuse } from '../../rejection.js'
import { refused, standingOf, traceOf } from '../access.js'
import { askedPatient } from '../patient-query/asked-patient.js'
import type { PatientQueryRequest } from '../patient-query/decode.js'
import type { CallContext, HandlerResult } from '../transaction.js'

/** The DMP, or undefined when the patient has none. */
export interface Td13aOutcome {
  readonly dmp: Dmp | undefined
}

/**
 * Administrative data, open to every actor and mode, without authorisation (dmp-errors, section 6, rows 10 to 12).
 *
 * A closed DMP is answered as TD0.2 does, with its date and reason [assumed: closed-administrative-data], and an absent
 * one by NF [inferred].
 */
export function handle(request: PatientQueryRequest, context: CallContext): HandlerResult<Td13aOutcome> {
  const asked = askedPatient(request, context)
  if (!asked.ok) return asked
  const decision = decide({ actor: standingOf(context, asked.value).functional, action: 'TD1.3a' })
  if (!decision.granted) return refused(refuse('right-denied', decision.why).rejection, traceOf(decision))
  return {
    ok: true,
    value: { outcome: { dmp: context.world.dmp(asked.value) }, changes: [], decision: traceOf(decision) },
  }
}
