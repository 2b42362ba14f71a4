import { decide, functionalActor } from '#matrix/decide.js'
import type { InsIdentity } from '../../domain/ins-identity.js'
import { refuse } from '../../rejection.js'
import { refused, traceOf } from '../access.js'
import type { CallContext, HandlerResult } from '../transaction.js'
import type { Td00Request } from './decode.js'

/** The person certified; `usedName` is that of his DMP, when he has one. */
export interface Td00Outcome {
  readonly identity: InsIdentity
  readonly usedName: string
}

/** A card has the 13 characters of a NIR, sometimes with its key. */
const isSame = (matricule: string, written: string): boolean =>
  written.length >= 13 && (matricule === written || matricule.slice(0, 13) === written)

/**
 * The one person of that card, birth date and rank, as the civil registers know him [assumed: identity-certification].
 *
 * The person is the ouvrant droit himself, or stands on his card.
 */
export function handle(request: Td00Request, context: CallContext): HandlerResult<Td00Outcome> {
  const { actor, settings, world } = context
  const functional = functionalActor({ ...actor, isMedecinTraitant: false }, settings.guidePackage)
  const decision = decide({ actor: functional, action: 'TD0.0' })
  if (!decision.granted) return refused(refuse('right-denied', decision.why).rejection, traceOf(decision))

  const { nirOD = '', dateNaissance, rangNaissance, nirIndividu } = request
  const found = context
    .identities()
    .filter(
      ({ active, policyHolder = active.matricule, birthDate, birthRank = 1 }) =>
        isSame(policyHolder, nirOD) &&
        birthDate === dateNaissance &&
        birthRank === rangNaissance &&
        (nirIndividu === undefined || isSame(active.matricule, nirIndividu)),
    )
  const [identity] = found
  if (!identity || found.length > 1) return refused(refuse('identity-not-certified').rejection)
  const { matricule, oid } = identity.active
  const usedName = world.dmp({ ins: matricule, oid })?.traits.usedName ?? identity.birthName
  return { ok: true, value: { outcome: { identity, usedName }, changes: [], decision: traceOf(decision) } }
}
