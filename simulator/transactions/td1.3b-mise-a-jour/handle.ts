import { administerOpen } from '../registration/administration.js'
import { namelessAuthor } from '../registration/author.js'
import { observed, type RegistrationRequest } from '../registration/request.js'
import { updatedDmp } from '../registration/traits.js'
import type { RegistrationOutcome } from '../registration/transaction.js'
import type { CallContext, HandlerResult } from '../transaction.js'

/** Changes the administrative data and the two oppositions of an open DMP that is not tied to Mon espace santé. */
export function handle(request: RegistrationRequest, context: CallContext): HandlerResult<RegistrationOutcome> {
  const administered = administerOpen('TD1.3b', context, request.patients)
  if (!administered.ok) return administered
  const nameless = namelessAuthor(request)
  if (nameless) return nameless
  const dmp = updatedDmp(administered.value.dmp, request.person, {
    opposedToBrisDeGlace: observed(request, 'OPPOSITION_BRIS_DE_GLACE'),
    opposedToAccesUrgence: observed(request, 'OPPOSITION_ACCES_URGENCE'),
  })
  return {
    ok: true,
    value: { outcome: { dmp }, changes: [{ kind: 'dmp', dmp }], decision: administered.value.decision },
  }
}
