import { isLapsed, openedForService, status } from './access.js'
import { isMt, may, mayAnywhere } from './rights.js'
import { type Outcome, type PlainActor, type PlainCall, type PlainCaller, rightsService } from './state.js'

/** Right, then DMP, then block (dmp-errors, section 6, rows 7 to 11). */
function allowed(call: PlainCall, ...actions: readonly string[]): Outcome {
  if (!actions.every((action) => may(call, action))) return rightsService
  const open = openedForService(call)
  if (open !== 'ok') return open
  return status(call) === 'INTERDIT' ? 'DMPAccessForbidden' : 'ok'
}

/** TD0.3 AJOUT: twice is once; without the role, who is médecin traitant no longer is (dmp-wire, section 5.1). */
export function authorize(call: PlainCall, becomesMt: boolean): Outcome {
  const may = allowed(call, 'declare', ...(becomesMt ? ['become-mt'] : []))
  if (may !== 'ok') return may
  const { dmp, actor, patient } = call
  const held = patient.authorizations.get(actor.holder)
  if (held && status(call) === 'VALIDE') held.mt = becomesMt
  else patient.authorizations.set(actor.holder, { blocked: false, mt: becomesMt, since: dmp.now, lastAccess: dmp.now })
  return 'ok'
}

/** TD0.3 SUPPRESSION: of the authorisation and of the role, or of the role alone. */
export function withdraw(call: PlainCall, roleOnly: boolean): Outcome {
  const may = allowed(call, roleOnly ? 'leave-mt' : 'withdraw')
  if (may !== 'ok') return may
  const { authorizations } = call.patient
  const held = authorizations.get(call.actor.holder)
  if (!held) return 'DMPAuthorizationNotFound'
  if (roleOnly) held.mt = false
  else authorizations.delete(call.actor.holder)
  return 'ok'
}

export interface DmpList {
  readonly by: 'LASTAUTORIZATION' | 'LASTDOC'
  readonly from: Date | undefined
  /** The professional whom a CPE asks for. */
  readonly owner?: PlainActor
}

/**
 * TD0.4: INS of the open DMPs that the holder may read, with the role of médecin traitant (dmp-wire, section 5.2).
 *
 * A CPE asks for a professional of its structure (note 2), a structure for new authorisations only (note 3).
 */
export function listDmps(caller: PlainCaller, { by, from, owner }: DmpList): Outcome | readonly string[] {
  const { dmp, actor } = caller
  if (!mayAnywhere(caller, 'list-dmps')) return rightsService
  if (owner && owner.structureId !== actor.structureId) return rightsService
  if (actor.profession === 'es' && by !== 'LASTAUTORIZATION') return rightsService
  const holder = owner ? { ...owner, holder: owner.professionalId } : actor
  const since = (date: Date): boolean => from === undefined || date >= from
  return dmp.patients.flatMap((patient) => {
    const call = { ...caller, actor: holder, patient }
    const held = patient.authorizations.get(holder.holder)
    if (!held || patient.dmp !== 'active' || status(call) !== 'VALIDE') return []
    const recent = by === 'LASTDOC' ? patient.documents.some(({ addedAt }) => since(addedAt)) : since(held.since)
    return recent ? [`${patient.ins}${isMt(call) ? ' MT' : ''}`] : []
  })
}

/** TD1.6: who may read the DMP, who is blocked; a lapsed authorisation is neither (dmp-wire, section 5.4). */
export function listHolders(call: PlainCall, wanted: 'ACTIVE' | 'INTERDITE' | 'TOUTE'): Outcome | readonly string[] {
  if (!may(call, 'list-holders')) return rightsService
  const open = openedForService(call)
  if (open !== 'ok') return open
  return [...call.patient.authorizations].flatMap(([id, { blocked, mt, lastAccess }]) => {
    if (!blocked && isLapsed(lastAccess, call.dmp.now)) return []
    const listed = blocked ? 'INTERDITE' : 'ACTIVE'
    if (wanted !== 'TOUTE' && wanted !== listed) return []
    return [`${id} ${listed}${mt && !blocked ? ' MT' : ''}`]
  })
}
