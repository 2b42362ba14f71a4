import type { Decision } from '#matrix/decide.js'
import { namesPatient } from '../../domain/hl7-fields.js'
import { viewerOf } from '../../domain/visibility.js'
import type { Rejection } from '../../rejection.js'
import type { Remark } from '../../remark.js'
import type { DecisionTrace } from '../../trace/exchange.js'
import type { PatientRef } from '../../vihf/vihf.js'
import { accessNoted, isRegulationCentre, openDmp, readingRefusal, refused, standingOf, traceOf } from '../access.js'
import type { CallContext, HandlerResult } from '../transaction.js'
import { visibilityChange } from './actions.js'
import { changesOf } from './changes.js'
import type { Resolved } from './controls/fault.js'
import { controlUpdates } from './controls/index.js'
import { isMetadata, type Planned, planUpdate } from './plan.js'
import type { UpdateRequest } from './request.js'

/** Nothing is told of updates that are kept. */
export type UpdateOutcome = 'updated'

/**
 * Updates of documents, all or nothing; order of refusals: dmp-errors, section 6.
 *
 * Opposition, blocking and authorisation bear on everything but the deletion of one's own documents (EX_3.3-1060).
 */
export function handle(request: UpdateRequest, context: CallContext): HandlerResult<UpdateOutcome> {
  const { patient, actor } = context
  if (!patient) return refused({ rejection: 'dmp-absent-registry', detail: 'aucun patient dans le message' })
  const stranger = otherPatient(request, patient)
  if (stranger) return refused(stranger)

  const standing = standingOf(context, patient)
  const planned = request.updates.map((update) => planUpdate(update, context, patient, standing))
  const denied = refusedByMatrix(planned)
  if (denied) return denied
  if (!isRegulationCentre(context)) {
    return refused({ rejection: 'right-denied', detail: "la structure n'est pas connue comme centre de régulation" })
  }
  const dmp = openDmp(context, patient)
  if (!dmp.ok) return refused(dmp.rejection)
  const reads = planned.some(({ needsAccess }) => needsAccess)
  const barred = reads ? readingRefusal(context, dmp.value, standing) : undefined
  if (barred) return refused({ rejection: barred })

  const viewer = viewerOf(actor, standing.functional, dmp.value)
  const { faults, resolved } = controlUpdates(request, planned, { context, viewer })
  const [first, ...others] = faults
  if (first) return refused({ ...first, ...(others.length > 0 ? { others } : {}) })
  return {
    ok: true,
    value: {
      outcome: 'updated',
      changes: [
        ...changesOf(request, resolved, context, patient),
        ...(reads ? accessNoted(context, patient, standing) : []),
      ],
      decision: granted(planned),
      remarks: resolved.flatMap(nothingChanged),
    },
  }
}

/** The set and every entry are of the patient of the VIHF; an absent identifier is told later, as absent. */
function otherPatient({ set, setPlace, updates }: UpdateRequest, patient: PatientRef): Rejection | undefined {
  const named = [
    ...(set && setPlace ? [{ place: setPlace, patientId: set.patientId }] : []),
    ...updates.flatMap((update) =>
      update.kind === 'metadata' ? [{ place: update.place, patientId: update.entry.patientId }] : [],
    ),
  ]
  const stranger = named.find(({ patientId }) => patientId !== undefined && !namesPatient(patientId, patient))
  return (
    stranger && {
      rejection: 'patient-mismatch-registry',
      detail: stranger.patientId ?? '',
      where: stranger.place.path,
      line: stranger.place.line,
    }
  )
}

/** One refusal for each update that the matrix does not grant. */
function refusedByMatrix(planned: readonly Planned[]): HandlerResult<UpdateOutcome> | undefined {
  const denials = planned.flatMap(({ update: { place }, decisions }) => {
    const decision = decisions.find((one) => !one.granted)
    return decision ? [{ decision, place }] : []
  })
  const [first, ...others] = denials.map(
    ({ decision, place }): Rejection => ({
      rejection: 'right-denied',
      detail: decision.why,
      where: place.path,
      line: place.line,
    }),
  )
  const decision = denials[0]?.decision
  return first && decision && refused({ ...first, ...(others.length > 0 ? { others } : {}) }, traceOf(decision))
}

function granted(planned: readonly Planned[]): DecisionTrace {
  const decisions: readonly Decision[] = planned.flatMap(({ decisions: all }) => all)
  return {
    granted: true,
    row: [...new Set(decisions.map(({ row }) => row))].join(' '),
    why: [...new Set(decisions.map(({ why }) => why))].join(' '),
  }
}

/** Codes sent again as they were: kept as a version like any other [assumed: same-codes-again], and told. */
function nothingChanged(planned: Resolved): Remark[] {
  if (!isMetadata(planned)) return []
  const { update, found } = planned
  const after = update.entry.confidentialityCodes.map(({ code }) => code)
  const { added, removed } = visibilityChange(found.facts.confidentiality, after)
  if (added.length + removed.length > 0) return []
  return [
    {
      kind: 'update/nothing-changed',
      where: update.place.path,
      line: update.place.line,
      expected: 'un code de confidentialité ajouté ou retiré',
      observed: after.join(', '),
    },
  ]
}
