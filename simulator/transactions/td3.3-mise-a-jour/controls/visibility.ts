import { hasCode } from '#matrix/codes/code-set.js'
import { j08Confidentiality } from '#matrix/codes/j08-confidentiality.js'
import type { RejectionId } from '#matrix/rejections.js'
import { invisibleCodes, masquePs } from '../../../domain/visibility.js'
import type { Rejection } from '../../../rejection.js'
import { visibilityChange } from '../actions.js'
import type { MetadataUpdate } from '../request.js'
import { faultOf, nameOf, type Resolved, type UpdateCall } from './fault.js'

const levels = ['N', 'R', 'V']
const [invisiblePatient, invisibleRepresentants] = invisibleCodes

/**
 * Masking is set and lifted without limit; a document that is visible to the patient or to his representatives stays so
 * (EX_3.3-1040, EX_3.3-1045), and the connexion secrète shows nothing to the representatives.
 */
export function visibilityFaults(
  { update, found }: Resolved<MetadataUpdate>,
  { context: { actor, settings } }: UpdateCall,
): Rejection[] {
  const before = found.facts.confidentiality
  const codes = update.entry.confidentialityCodes
  const after = codes.map(({ code }) => code)
  const { added, removed } = visibilityChange(before, after)
  const name = nameOf(found)
  const faults: Rejection[] = []
  const fault = (rejection: RejectionId, detail: string) => faults.push(faultOf(update, rejection, detail))

  for (const { code, system } of codes) if (!hasCode(j08Confidentiality, code, system)) fault('code-unknown', code)
  if (after.filter((code) => levels.includes(code)).length !== 1) {
    fault('confidentiality-invalid', `exactement un code N, R ou V (${name})`)
  } else if ([...added, ...removed].some((code) => levels.includes(code))) {
    fault('metadata-changed', `niveau de confidentialité N, R ou V (document ${name})`)
  }
  for (const code of invisibleCodes) {
    if (added.includes(code)) fault('confidentiality-invalid', `${code} sur un document déjà visible (${name})`)
  }
  if (after.includes(masquePs) && after.includes(invisiblePatient) && !settings.cumulInvisiblePatientMasquePs) {
    fault('visibility-conflict', name)
  }
  if (actor.secretConnection && removed.includes(invisibleRepresentants)) fault('secret-connection-visible', name)
  return faults
}
