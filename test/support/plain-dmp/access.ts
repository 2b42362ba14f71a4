import { isMt } from './rights.js'
import type { Outcome, PlainCall, PlainDocument } from './state.js'

/** An authorisation is to be renewed when the last access is older (visibility-rules, section 5, A6). */
const sixMonthsAfter = (date: Date): number => {
  const later = new Date(date)
  later.setUTCMonth(later.getUTCMonth() + 6)
  return later.getTime()
}

export const isLapsed = (lastAccess: Date, now: Date): boolean => now.getTime() > sixMonthsAfter(lastAccess)

export function status({ dmp, actor, patient }: PlainCall): 'VALIDE' | 'EXPIRE' | 'INTERDIT' | 'NON_EXISTE' {
  const held = patient.authorizations.get(actor.holder)
  if (!held) return 'NON_EXISTE'
  if (held.blocked) return 'INTERDIT'
  return isLapsed(held.lastAccess, dmp.now) ? 'EXPIRE' : 'VALIDE'
}

/** Why a registry or a repository knows no open DMP, or `ok` (dmp-errors, section 6, rows 8 and 9). */
export function opened({ patient }: PlainCall): Outcome {
  if (patient.dmp === 'none') return 'XDSUnknownPatientId'
  return patient.dmp === 'closed' ? 'DMPClosed' : 'ok'
}

/** Why an own service or a change of the DMP itself finds no open DMP, or `ok` (same rows). */
export function openedForService({ patient }: PlainCall): Outcome {
  if (patient.dmp === 'none') return 'DMPAuthorizationNotFound'
  return patient.dmp === 'closed' ? 'DMPClosed' : 'ok'
}

/** Opposition, then block, then authorisation (rows 10 to 12). */
export function access(call: PlainCall): Outcome {
  const { mode, patient } = call
  if (mode === 'bris_de_glace' && patient.opposedToBrisDeGlace) return 'DMPAccessForbidden'
  if (mode === 'centre_15' && patient.opposedToAccesUrgence) return 'DMPAccessForbidden'
  const held = status(call)
  if (held === 'INTERDIT') return 'DMPAccessForbidden'
  return mode === 'normal' && held !== 'VALIDE' ? 'DMPAuthorizationNotFound' : 'ok'
}

export function gate(call: PlainCall): Outcome {
  const open = opened(call)
  return open === 'ok' ? access(call) : open
}

/** A reading in normal mode keeps the authorisation alive, from one day to the next. */
export function noted(call: PlainCall): void {
  const { dmp, actor, mode, patient } = call
  const held = patient.authorizations.get(actor.holder)
  if (mode !== 'normal' || !held || status(call) !== 'VALIDE') return
  const day = (date: Date): string => date.toISOString().slice(0, 10)
  if (day(held.lastAccess) < day(dmp.now)) held.lastAccess = dmp.now
}

/** The document of the professional, or of the structure for who acts in its name (notes 8 and 9). */
export const owns = ({ actor }: Pick<PlainCall, 'actor'>, { author }: PlainDocument): boolean =>
  actor.profession === 'cpe' || actor.profession === 'es'
    ? author.structureId === actor.structureId
    : author.professionalId === actor.professionalId

/** Only masking hides a document from a professional (visibility-rules, section 2). */
export function sees(call: PlainCall, document: PlainDocument): boolean {
  if (!document.masked) return true
  if (call.mode !== 'normal') return !call.patient.opposedToMaskedInEmergency
  return owns(call, document) || isMt(call)
}
