import { decide, functionalActor } from '#matrix/decide.js'
import { actsForStructure, authorizationHolder } from '../../domain/actor.js'
import { authorizationStatus } from '../../domain/authorization-status.js'
import { firstInstantOf, isPartialTime } from '../../domain/partial-time.js'
import type { HeldDmp } from '../../domain/world.js'
import { refuse } from '../../rejection.js'
import { refused, traceOf } from '../access.js'
import type { CallContext, HandlerResult } from '../transaction.js'
import type { Td04Request } from './decode.js'

/** The DMPs that the answer lists. */
export interface Td04Outcome {
  readonly held: readonly HeldDmp[]
}

/**
 * The open DMPs on which a holder has a valid authorisation, since a date of authorisation or of submission.
 *
 * No startDate means from the beginning, no dateType LASTAUTORIZATION [assumed: patient-list-defaults]. Closed DMPs and
 * lapsed or forbidden authorisations are left out; a submission counts whatever the visibility of its documents
 * [assumed: patient-list-content]. Only an actor of a structure asks for another holder, and the list is his own when he
 * names none [assumed: patient-list-owner].
 */
export function handle(request: Td04Request, context: CallContext): HandlerResult<Td04Outcome> {
  const { actor, world, now, settings } = context
  const { startDate = '', dateType = 'LASTAUTORIZATION', psOwnerId } = request
  const own = authorizationHolder(actor)
  const holder = psOwnerId ?? own
  const colleagues = actsForStructure(actor) ? (world.structure(actor.structureId)?.professionals ?? []) : []
  const withinReach = holder === own || (actor.authentication !== 'ES' && colleagues.includes(holder))

  const decision = decide({
    actor: functionalActor({ ...actor, isMedecinTraitant: false }, settings.guidePackage),
    action: 'TD0.4',
    facts: { sameStructureOnly: withinReach, newAuthorizationsOnly: dateType === 'LASTAUTORIZATION' },
  })
  if (!decision.granted) return refused(refuse('right-denied', decision.why).rejection, traceOf(decision))
  if (!withinReach) return refused(refuse('right-denied', `psOwnerId ${holder}`).rejection)
  if (startDate !== '' && !isPartialTime(startDate)) {
    return refused(refuse('list-parameter-invalid', `startDate ${startDate}`).rejection)
  }

  const from = startDate === '' ? '' : firstInstantOf(startDate)
  const held = world.heldDmps(holder).filter(({ dmp, authorization, lastAddition = '' }) => {
    if (dmp.status === 'closed') return false
    if (authorizationStatus(authorization, now, settings.authorizationMonths) !== 'VALIDE') return false
    if (dateType === 'LASTAUTORIZATION') return authorization.since >= from
    return lastAddition !== '' && lastAddition >= from
  })
  return { ok: true, value: { outcome: { held }, changes: [], decision: traceOf(decision) } }
}
