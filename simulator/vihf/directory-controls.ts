import { refuse } from '../rejection.js'
import type { Control } from './control.js'
import { roleSystem } from './names.js'

export const structureKnown: Control = ({ vihf, structure }) => {
  const id = vihf.structureId ?? ''
  return structure(id)?.active ? undefined : refuse('structure-unknown', id, vihf.place).rejection
}

/**
 * In indirect mode a structure uses centre_15 only if the DMP knows it as a régulation centre (CDT 0.1-220).
 *
 * The code of this refusal is not known; the structure is not found among the centres [assumed: regulation-centre].
 */
export const regulationCentre: Control = ({ vihf, structure }) => {
  if (vihf.accessMode !== 'centre_15' || vihf.authenticationMode === 'DIRECTE') return undefined
  const known = structure(vihf.structureId ?? '')
  if (!known?.active || known.regulationCentre) return undefined
  const detail = `${known.id} n'est pas connue comme centre de régulation (centre_15)`
  return refuse('structure-unknown', detail, vihf.place).rejection
}

/** Who signed in through Pro Santé Connect with an identity that the DMP does not have (psc, section 3). */
export const professionalKnown: Control = ({ vihf, delegation, professional }) => {
  if (!delegation || !professional || professional(delegation.professionalId)) return undefined
  return refuse('professional-unknown', delegation.professionalId, vihf.place).rejection
}

/**
 * In direct mode the professional works in the structure, where the directory says who does.
 *
 * A CPF and the card of a remplaçant hold no activity: the user enters the structure himself (CDT 0.1-170, 0.1-180), so
 * that no link can be asked [assumed: replacement-structure].
 */
export const professionalLinked: Control = ({ vihf, structure, professional }) => {
  const known = structure(vihf.structureId ?? '')
  const isLinked = known?.professionals.length === 0 || known?.professionals.includes(vihf.nameId)
  const isInTraining = vihf.roles[0]?.system === roleSystem.training
  if (vihf.authenticationMode !== 'DIRECTE' || !known || isLinked || isInTraining) return undefined
  if (professional?.(vihf.nameId)?.entersStructure) return undefined
  return refuse('professional-not-linked', `${vihf.nameId} et ${known.id}`, vihf.place).rejection
}
