import { type Decision, decide, type FunctionalAction, functionalActor } from '#matrix/decide.js'
import type { RejectionId } from '#matrix/rejections.js'
import type { Authorization } from '../../domain/acces.js'
import { actsForStructure, authorizationHolder } from '../../domain/actor.js'
import { authorizationStatus } from '../../domain/authorization-status.js'
import type { Change } from '../../domain/world.js'
import { refuse } from '../../rejection.js'
import { technicalTime } from '../../wire/time.js'
import type { CallContext, HandlerResult } from '../transaction.js'
import type { Td03Request } from './decode.js'

/** Text of the answer's context. */
export interface Td03Outcome {
  readonly context: string
}

const actionOf = (request: Td03Request): FunctionalAction => {
  if (request.action === 'AJOUT') return 'TD0.3/se-declarer-autorise'
  return request.medecinTraitant ? 'TD0.3/se-supprimer-mt' : 'TD0.3/supprimer-son-autorisation'
}

const trace = (decision: Decision) => ({ granted: decision.granted, row: decision.row, why: decision.why })

/**
 * Grants or withdraws the actor's own authorisation; a CPE grants it to its structure.
 *
 * AJOUT twice is a success that does nothing. AJOUT with MEDECIN_TRAITANT has no row in the matrix since v1.8: refused.
 * AJOUT without role by an MT keeps the authorisation and drops the MT status; SUPPRESSION drops both; SUPPRESSION with
 * MEDECIN_TRAITANT leaves the MT status only (source: dmp-wire, section 5.1).
 */
export function handle(request: Td03Request, context: CallContext): HandlerResult<Td03Outcome> {
  const { patient, world, actor, now, settings } = context
  if (!patient) return refuse('vihf-missing')
  const holder = authorizationHolder(actor)
  const current = world.authorization(patient, holder)
  const isMedecinTraitant = current?.state === 'granted' && current.medecinTraitant

  const decision = decide({ actor: functionalActor({ ...actor, isMedecinTraitant }), action: actionOf(request) })
  const refused = (rejection: RejectionId, detail?: string, row = decision.row, why = decision.why) => ({
    ...refuse(rejection, detail),
    decision: { granted: false, row, why },
  })
  if (!decision.granted) return refused('right-denied', decision.why)
  if (request.action === 'AJOUT' && request.medecinTraitant) {
    return refused(
      'right-denied',
      'le statut de médecin traitant ne se déclare plus par TD0.3',
      '526:hors-table@se-declarer-mt',
      "La matrice v1.8 n'a plus de ligne « se déclarer médecin traitant ».",
    )
  }
  const dmp = world.dmp(patient)
  if (!dmp) return refused('dmp-absent', undefined, 'rejections:dmp-absent', "Le patient n'a pas de DMP.")
  if (dmp.status === 'closed') return refused('dmp-closed', undefined, 'rejections:dmp-closed', 'Le DMP est fermé.')
  if (current?.state === 'blocked') {
    return refused(
      'professional-blocked',
      undefined,
      'rejections:professional-blocked',
      'Le patient a bloqué cet acteur.',
    )
  }

  const done = (text: string, changes: readonly Change[]): HandlerResult<Td03Outcome> => ({
    ok: true,
    value: { outcome: { context: text }, changes, decision: trace(decision) },
  })
  const at = technicalTime(now)
  const kept = (authorization: Authorization): Change => ({ kind: 'authorization', patient, authorization })

  if (request.action === 'AJOUT') {
    const status = authorizationStatus(current, now, settings.authorizationMonths)
    if (current && status === 'VALIDE') {
      return isMedecinTraitant
        ? done('Autorisation conservée, statut de médecin traitant supprimé', [
            kept({ ...current, medecinTraitant: false }),
          ])
        : done('Autorisation déjà présente aucune action effectuée', [])
    }
    const kind = actsForStructure(actor) ? 'structure' : 'professional'
    return done('Autorisation ajoutée', [
      kept({ actorId: holder, kind, state: 'granted', medecinTraitant: false, since: at, lastAccess: at }),
    ])
  }
  if (!current) {
    return refused(
      'authorization-missing',
      undefined,
      'rejections:authorization-missing',
      "Rien à supprimer : l'acteur n'est pas autorisé.",
    )
  }
  return request.medecinTraitant
    ? done('Statut de médecin traitant supprimé', [kept({ ...current, medecinTraitant: false })])
    : done('Autorisation supprimée', [{ kind: 'authorization-removed', patient, actorId: holder }])
}
