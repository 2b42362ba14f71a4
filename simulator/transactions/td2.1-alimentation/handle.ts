import { decide } from '#matrix/decide.js'
import { namesPatient } from '../../domain/hl7-fields.js'
import type { Rejection } from '../../rejection.js'
import type { Remark } from '../../remark.js'
import type { PatientRef } from '../../vihf/vihf.js'
import { isRegulationCentre, openDmp, refused, standingOf, traceOf } from '../access.js'
import type { CallContext, HandlerResult } from '../transaction.js'
import { controlLot } from './controls/index.js'
import { type Lot, locate, lotOf } from './lot.js'
import { registrationOf } from './register.js'
import { allEntries, type LotRequest } from './request.js'

/** Nothing is told of a lot that is kept. */
export type AlimentationOutcome = 'registered'

/**
 * Feeding of a lot, all or nothing. Authorisation, blocking and opposition do not bear on it (dmp-errors, section 6).
 *
 * A CPE feeds by TD2.2, which is the same message: the matrix has another line for it.
 */
export function handle(request: LotRequest, context: CallContext): HandlerResult<AlimentationOutcome> {
  const { patient } = context
  if (!patient) return refused({ rejection: 'dmp-absent-registry', detail: 'aucun patient dans le message' })
  const stranger = otherPatient(request, patient)
  if (stranger) return refused(stranger)

  const decision = decide({
    actor: standingOf(context, patient).functional,
    action: context.actor.authentication === 'CPE' ? 'TD2.2' : 'TD2.1',
  })
  if (!decision.granted) return refused({ rejection: 'right-denied', detail: decision.why }, traceOf(decision))
  if (!isRegulationCentre(context)) {
    return refused({ rejection: 'right-denied', detail: "la structure n'est pas connue comme centre de régulation" })
  }
  const dmp = openDmp(context, patient)
  if (!dmp.ok) return refused(dmp.rejection)

  const lot = lotOf(request, context, patient, dmp.value)
  const { faults, remarks } = controlLot(lot)
  const [first, ...others] = faults
  if (first) return { ...refused({ ...first, ...(others.length > 0 ? { others } : {}) }), remarks }
  return {
    ok: true,
    value: {
      outcome: 'registered',
      changes: registrationOf(lot),
      decision: traceOf(decision),
      remarks: [...remarks, ...emergencyRemarks(lot)],
    },
  }
}

/** The set and every entry are of the patient of the VIHF; an absent identifier is told later, as absent. */
function otherPatient(request: LotRequest, patient: PatientRef): Rejection | undefined {
  const stranger = [...(request.set ? [request.set] : []), ...allEntries(request)].find(
    ({ patientId }) => patientId !== undefined && !namesPatient(patientId, patient),
  )
  return (
    stranger &&
    locate(request, {
      on: stranger.submittedId,
      rejection: 'patient-mismatch-repository',
      detail: stranger.patientId,
    })
  )
}

/**
 * Feeding in an emergency mode that the patient opposed: sources disagree on it (an old test refused it, the rules of
 * errors and the current tests do not), so it is accepted and told [assumed: opposed-feeding].
 */
function emergencyRemarks({ context: { actor }, dmp }: Lot): Remark[] {
  const opposed =
    (actor.accessMode === 'bris_de_glace' && dmp.opposedToBrisDeGlace) ||
    (actor.accessMode === 'centre_15' && dmp.opposedToAccesUrgence)
  if (!opposed) return []
  return [
    {
      kind: 'lot/opposed-mode',
      where: 'soap:Header/wsse:Security',
      line: 0,
      expected: "un mode d'accès auquel le patient ne s'est pas opposé",
      observed: actor.accessMode,
    },
  ]
}
