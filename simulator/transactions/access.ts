import { type Decision, type FunctionalActor, functionalActor } from '#matrix/decide.js'
import type { RejectionId } from '#matrix/rejections.js'
import type { Authorization, AuthorizationStatus } from '../domain/acces.js'
import { authorizationHolder } from '../domain/actor.js'
import { authorizationStatus } from '../domain/authorization-status.js'
import type { Dmp } from '../domain/dmp.js'
import type { Change } from '../domain/world.js'
import { pass, type Rejection, refuse, type Stage } from '../rejection.js'
import { rejectionText } from '../rejection-text.js'
import type { DecisionTrace } from '../trace/exchange.js'
import type { AccessMode, PatientRef } from '../vihf/vihf.js'
import { technicalTime } from '../wire/time.js'
import type { CallContext } from './transaction.js'

/** What the actor of a call holds on a DMP, and the column of the matrix where that puts him. */
export interface Standing {
  readonly functional: FunctionalActor
  readonly authorization: Authorization | undefined
  readonly status: AuthorizationStatus
}

export function standingOf({ actor, world, now, settings }: CallContext, patient: PatientRef): Standing {
  const authorization = world.authorization(patient, authorizationHolder(actor))
  const isMedecinTraitant = authorization?.state === 'granted' && authorization.medecinTraitant
  return {
    functional: functionalActor({ ...actor, isMedecinTraitant }, settings.guidePackage),
    authorization,
    status: authorizationStatus(authorization, now, settings.authorizationMonths),
  }
}

/** Trace of a decision of the matrix. */
export const traceOf = ({ granted, row, why }: Decision): DecisionTrace => ({ granted, row, why })

/** A refusal with the trace that names its row: of the matrix when the matrix refused, of the rejections otherwise. */
export const refused = (
  rejection: Rejection,
  decision: DecisionTrace = { granted: false, row: `rejections:${rejection.rejection}`, why: rejectionText(rejection) },
) => ({ ok: false as const, rejection, decision })

/**
 * Does the DMP know this structure as a régulation centre?
 *
 * Asked of the structure certificate only: a card in centre 15 is not checked (matrix-functional, section 8: unknown).
 */
export function isRegulationCentre({ actor, world }: CallContext): boolean {
  if (actor.authentication !== 'ES' || actor.accessMode !== 'centre_15') return true
  return world.structure(actor.structureId)?.regulationCentre === true
}

/** The DMP of a patient, if it is there and open. */
export function openDmp({ world }: CallContext, patient: PatientRef): Stage<Dmp> {
  const dmp = world.dmp(patient)
  if (!dmp) return refuse('dmp-absent-registry')
  return dmp.status === 'closed' ? refuse('dmp-closed') : pass(dmp)
}

/**
 * Why the actor may not read this DMP, if he may not: opposition, then blocking, then authorisation (dmp-errors, 6,
 * rows 10 to 12).
 *
 * An emergency mode needs no authorisation, but is closed to a professional whom the patient blocked [assumed: blocked-in-emergency].
 * Without VIHF, which only `--trust open` lets in, nobody is known to be blocked or not authorised: the missing VIHF is
 * already a finding, and a replayed message is to be answered.
 */
export function readingRefusal({ vihf, actor }: CallContext, dmp: Dmp, standing: Standing): RejectionId | undefined {
  return oppositionRefusal(actor.accessMode, dmp) ?? (vihf && holderRefusal(actor.accessMode, standing.status))
}

/** Is this emergency mode closed by the patient? */
export function oppositionRefusal(accessMode: AccessMode, dmp: Dmp): RejectionId | undefined {
  const opposed =
    (accessMode === 'bris_de_glace' && dmp.opposedToBrisDeGlace) ||
    (accessMode === 'centre_15' && dmp.opposedToAccesUrgence)
  return opposed ? 'patient-opposed' : undefined
}

/** Does what the actor holds on the DMP let him read in this mode? */
export function holderRefusal(accessMode: AccessMode, status: AuthorizationStatus): RejectionId | undefined {
  if (status === 'INTERDIT') return 'professional-blocked'
  return accessMode === 'normal' && status !== 'VALIDE' ? 'authorization-missing' : undefined
}

const day = (time: string): string => time.slice(0, 8)

/** An access keeps an authorisation alive; written once a day, for months are counted from it. */
export function accessNoted(
  { actor, now }: CallContext,
  patient: PatientRef,
  { authorization, status }: Standing,
): Change[] {
  const lastAccess = technicalTime(now)
  if (actor.accessMode !== 'normal' || status !== 'VALIDE' || !authorization) return []
  if (day(authorization.lastAccess) >= day(lastAccess)) return []
  return [{ kind: 'authorization', patient, authorization: { ...authorization, lastAccess } }]
}
