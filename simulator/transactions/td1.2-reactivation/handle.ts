import { refuse } from '../../rejection.js'
import { refused } from '../access.js'
import { administer } from '../registration/administration.js'
import { namelessAuthor } from '../registration/author.js'
import { observed, type RegistrationRequest } from '../registration/request.js'
import { updatedDmp } from '../registration/traits.js'
import type { RegistrationOutcome } from '../registration/transaction.js'
import type { CallContext, HandlerResult } from '../transaction.js'

/** Opens a closed DMP again, with the consent of the patient; his oppositions and data may be told anew. */
export function handle(request: RegistrationRequest, context: CallContext): HandlerResult<RegistrationOutcome> {
  const administered = administer('TD1.2', context, request.patients)
  if (!administered.ok) return administered
  const { dmp: stored, standing, decision } = administered.value
  if (!stored) return refused(refuse('dmp-absent').rejection)
  if (stored.status === 'active') return refused(refuse('dmp-found', 'il est ouvert').rejection)
  if (standing.status === 'INTERDIT') return refused(refuse('professional-blocked').rejection)
  const nameless = namelessAuthor(request)
  if (nameless) return nameless
  if (observed(request, 'CONSENTEMENT_REACTIVATION_DMP') !== true) {
    return refused(refuse('consent-missing', 'CONSENTEMENT_REACTIVATION_DMP').rejection)
  }
  const { closing, ...kept } = stored
  const opened = { ...kept, status: 'active' as const }
  const dmp = updatedDmp(opened, request.person, {
    opposedToBrisDeGlace: observed(request, 'OPPOSITION_BRIS_DE_GLACE'),
    opposedToAccesUrgence: observed(request, 'OPPOSITION_ACCES_URGENCE'),
  })
  return { ok: true, value: { outcome: { dmp }, changes: [{ kind: 'dmp', dmp }], decision } }
}
