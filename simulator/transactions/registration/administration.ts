import { type Decision, decide, type FunctionalAction } from '#matrix/decide.js'
import type { RejectionId } from '#matrix/rejections.js'
import type { Dmp } from '../../domain/dmp.js'
import { type Rejection, refuse } from '../../rejection.js'
import type { DecisionTrace } from '../../trace/exchange.js'
import type { PatientRef } from '../../vihf/vihf.js'
import { isRegulationCentre, refused, type Standing, standingOf, traceOf } from '../access.js'
import { insCOid } from '../patient-query/encode.js'
import type { CallContext } from '../transaction.js'

/** A change of the DMP itself that the matrix grants; `dmp` is undefined when the patient has none. */
export interface Administration {
  readonly patient: PatientRef
  readonly dmp: Dmp | undefined
  readonly standing: Standing
  readonly decision: DecisionTrace
}

interface Refusal {
  readonly ok: false
  readonly rejection: Rejection
  readonly decision?: DecisionTrace
}

export type Administered<T> = { readonly ok: true; readonly value: T } | Refusal

/** Note 10 alone closes the row: the actor would have the right on another DMP. */
const closedByEns = ({ granted, footnotes }: Decision): boolean => !granted && footnotes.includes('10')

/**
 * May the actor change this DMP: right patient, matrix, note 10, then the block of the patient
 * [assumed: blocked-administration].
 *
 * `patients` are those that the body names; an INS-C beside the matricule is not compared.
 */
export function administer(
  action: FunctionalAction,
  context: CallContext,
  patients: readonly PatientRef[] = [],
): Administered<Administration> {
  const { patient, world } = context
  if (!patient) return refuse('vihf-missing')
  const stranger = patients.find(({ ins, oid }) => oid !== insCOid && (ins !== patient.ins || oid !== patient.oid))
  if (stranger) return refuse('patient-mismatch-patients', `${stranger.ins} (${stranger.oid})`)

  const dmp = world.dmp(patient)
  const standing = standingOf(context, patient)
  const decision = decide({ actor: standing.functional, action, facts: { outsideEns: !dmp?.attachedToEns } })
  if (!decision.granted) {
    const rejection: RejectionId = closedByEns(decision) ? 'dmp-attached-to-ens' : 'right-denied'
    return refused(
      refuse(rejection, rejection === 'right-denied' ? decision.why : undefined).rejection,
      traceOf(decision),
    )
  }
  if (!isRegulationCentre(context)) {
    return refused(refuse('right-denied', "la structure n'est pas connue comme centre de régulation").rejection)
  }
  return { ok: true, value: { patient, dmp, standing, decision: traceOf(decision) } }
}

/** The same on an open DMP, which has not blocked the actor; `whenClosed` is what a closed one answers. */
export function administerOpen(
  action: FunctionalAction,
  context: CallContext,
  patients: readonly PatientRef[] = [],
  whenClosed: RejectionId = 'dmp-closed',
): Administered<Administration & { readonly dmp: Dmp }> {
  const administered = administer(action, context, patients)
  if (!administered.ok) return administered
  const { dmp, standing } = administered.value
  if (!dmp) return refused(refuse('dmp-absent').rejection)
  if (dmp.status === 'closed') return refused(refuse(whenClosed).rejection)
  if (standing.status === 'INTERDIT') return refused(refuse('professional-blocked').rejection)
  return { ok: true, value: { ...administered.value, dmp } }
}
