import { technicalTime } from '../../wire/time.js'
import { administerOpen } from '../registration/administration.js'
import { namelessAuthor } from '../registration/author.js'
import type { RegistrationRequest } from '../registration/request.js'
import type { RegistrationOutcome } from '../registration/transaction.js'
import type { CallContext, HandlerResult } from '../transaction.js'

/** Closes an open DMP that is not tied to Mon espace santé; TD0.2 then tells the date, the code and the text. */
export function handle(request: RegistrationRequest, context: CallContext): HandlerResult<RegistrationOutcome> {
  const administered = administerOpen('TD1.4', context, request.patients, 'dmp-already-closed')
  if (!administered.ok) return administered
  const nameless = namelessAuthor(request)
  if (nameless) return nameless
  const { code = '', text = '' } = request.closing ?? {}
  const dmp = {
    ...administered.value.dmp,
    status: 'closed' as const,
    closing: { at: technicalTime(context.now), code, text },
  }
  return {
    ok: true,
    value: { outcome: { dmp }, changes: [{ kind: 'dmp', dmp }], decision: administered.value.decision },
  }
}
