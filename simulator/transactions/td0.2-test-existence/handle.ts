import { decide, functionalActor } from '#matrix/decide.js'
import type { AuthorizationStatus } from '../../domain/acces.js'
import { authorizationHolder } from '../../domain/actor.js'
import { authorizationStatus } from '../../domain/authorization-status.js'
import type { Dmp } from '../../domain/dmp.js'
import { refuse } from '../../rejection.js'
import type { CallContext, HandlerResult } from '../transaction.js'
import type { Td02Request } from './decode.js'

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
export function handle(request: Td02Request, context: CallContext): HandlerResult<Td02Outcome> {
  const { patient, world, actor, now, settings } = context
  if (!patient) return refuse('vihf-missing')
  const stranger = request.patients.find((one) => one.ins !== patient.ins || one.oid !== patient.oid)
  if (stranger) return refuse('patient-mismatch-patients', `${stranger.ins} (${stranger.oid})`)

  const authorization = world.authorization(patient, authorizationHolder(actor))
  const medecinTraitant = authorization?.state === 'granted' && authorization.medecinTraitant
  const decision = decide({
    actor: functionalActor({ ...actor, isMedecinTraitant: medecinTraitant }),
    action: 'TD0.2',
  })
  const trace = { granted: decision.granted, row: decision.row, why: decision.why }
  if (!decision.granted) return { ...refuse('right-denied', decision.why), decision: trace }

  const dmp = world.dmp(patient)
  if (!dmp) return { ok: true, value: { outcome: { found: false }, changes: [], decision: trace } }
  const outcome: Td02Outcome =
    dmp.status === 'closed'
      ? { found: true, dmp }
      : {
          found: true,
          dmp,
          access: { status: authorizationStatus(authorization, now, settings.authorizationMonths), medecinTraitant },
        }
  return { ok: true, value: { outcome, changes: [], decision: trace } }
}
