import { type Decision, decide, type FunctionalAction, functionalActor } from '#matrix/decide.js'
import type { RejectionId } from '#matrix/rejections.js'
import type { Authorization } from '../../domain/acces.js'
import { actsForStructure, authorizationHolder } from '../../domain/actor.js'
import { authorizationStatus } from '../../domain/authorization-status.js'
import { holderSheet } from '../../domain/holder-sheet.js'
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
 * AJOUT twice is a success that does nothing. AJOUT with MEDECIN_TRAITANT asks two rights: the second, to become médecin
 * traitant, has a row up to package 2.5 only [inferred].
 * AJOUT without role by an MT keeps the authorisation and drops the MT status; SUPPRESSION drops both; SUPPRESSION with
 * MEDECIN_TRAITANT leaves the MT status only (source: dmp-wire, section 5.1).
 */
export function handle(request: Td03Request, context: CallContext): HandlerResult<Td03Outcome> {
  const { patient, world, actor, now, settings } = context
  if (!patient) return refuse('vihf-missing')
  const holder = authorizationHolder(actor)
  const current = world.authorization(patient, holder)
  const isMedecinTraitant = current?.state === 'granted' && current.medecinTraitant

  const functional = functionalActor({ ...actor, isMedecinTraitant }, settings.guidePackage)
  const decision = decide({ actor: functional, action: actionOf(request) })
  const refused = (rejection: RejectionId, detail?: string, row = decision.row, why = decision.why) => ({
    ...refuse(rejection, detail),
    decision: { granted: false, row, why },
  })
  if (!decision.granted) return refused('right-denied', decision.why)
  const becomesMt = request.action === 'AJOUT' && request.medecinTraitant
  if (becomesMt) {
    // As any doctor: who already is médecin traitant may say it again [assumed: already-medecin-traitant].
    const doctor = functionalActor({ ...actor, isMedecinTraitant: false }, settings.guidePackage)
    const declared = decide({ actor: doctor, action: 'TD0.3/se-declarer-mt' })
    if (!declared.granted) return refused('right-denied', declared.why, declared.row, declared.why)
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
      if (becomesMt === isMedecinTraitant) return done('Autorisation déjà présente aucune action effectuée', [])
      const said = becomesMt
        ? 'Autorisation conservée, statut de médecin traitant ajouté'
        : 'Autorisation conservée, statut de médecin traitant supprimé'
      return done(said, [kept({ ...current, medecinTraitant: becomesMt })])
    }
    const kind = actsForStructure(actor) ? 'structure' : 'professional'
    const structureName = world.structure(actor.structureId)?.name
    const sheet = holderSheet(actor, context.vihf, context.signingCertificate, structureName)
    return done('Autorisation ajoutée', [
      kept({
        actorId: holder,
        kind,
        state: 'granted',
        medecinTraitant: becomesMt,
        since: at,
        lastAccess: at,
        holder: sheet,
      }),
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
