import { decide, functionalActor } from '#matrix/decide.js'
import type { Dmp } from '../../domain/dmp.js'
import { likeness } from '../../domain/patient-search.js'
import { refuse } from '../../rejection.js'
import { refused, traceOf } from '../access.js'
import type { CallContext, HandlerResult } from '../transaction.js'
import { criteriaOf } from './criteria.js'
import type { Td05Request } from './decode.js'

/** The patients found, best first; `percent` is 1 to 100. */
export interface Td05Outcome {
  readonly candidates: readonly { readonly dmp: Dmp; readonly percent: number }[]
}

/** A client says so of the DMP (dmp-transactions, TD0.5). */
export const mostCandidates = 10

/**
 * Patients of these traits, in régulation only.
 *
 * Left out: closed DMPs, patients opposed to urgent access, and DMPs of API v1, which have no matricule of this
 * environment (CDT 3.1-240 and 0.5-510).
 */
export function handle(request: Td05Request, { actor, world, settings }: CallContext): HandlerResult<Td05Outcome> {
  const functional = functionalActor({ ...actor, isMedecinTraitant: false }, settings.guidePackage)
  const decision = decide({ actor: functional, action: 'TD0.5' })
  if (!decision.granted) return refused(refuse('right-denied', decision.why).rejection, traceOf(decision))
  const criteria = criteriaOf(request)
  if (!criteria.ok) return refused(criteria.rejection)

  const { sex, birthDate } = criteria.value
  const wanted = (dmp: Dmp): boolean =>
    dmp.status === 'active' &&
    !dmp.opposedToAccesUrgence &&
    settings.insOids.includes(dmp.insOid) &&
    likeness(criteria.value, dmp.traits) !== undefined
  const found = world.findDmps({ sex, birthDate }, wanted, mostCandidates + 1)
  if (found.length > mostCandidates) return refused(refuse('too-many-patients').rejection)

  const candidates = found
    .map((dmp) => ({ dmp, percent: likeness(criteria.value, dmp.traits) ?? 0 }))
    .sort((one, other) => other.percent - one.percent)
  return { ok: true, value: { outcome: { candidates }, changes: [], decision: traceOf(decision) } }
}
