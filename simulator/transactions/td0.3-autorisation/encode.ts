import { rejectionRow } from '#matrix/rejections.js'
import type { Rejection } from '../../rejection.js'
import { rejectionText } from '../../rejection-text.js'
import { escapeText } from '../../wire/write.js'
import type { EncodedBody } from '../transaction.js'
import type { Td03Outcome } from './handle.js'

const answer = (status: string, context: string): EncodedBody => ({
  xml:
    '<ns1:setAuthorizationResponse xmlns:ns1="urn:si-dmp-habilitations"><ns1:output>' +
    `<ns1:status>${escapeText(status)}</ns1:status><ns1:context>${escapeText(context)}</ns1:context>` +
    '</ns1:output></ns1:setAuthorizationResponse>',
  attachments: [],
})

/** setAuthorizationResponse (source: dmp-answers-outline, section 3). */
export const encode = (outcome: Td03Outcome): EncodedBody => answer('DMPOk', outcome.context)

/** Form D: the code as status, the sentence as context. */
export function encodeRejection(rejection: Rejection): EncodedBody {
  const row = rejectionRow(rejection.rejection)
  return answer(row.code ?? 'DMPErrorLPS', rejectionText(rejection))
}
