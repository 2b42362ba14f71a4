import { rejectionRow } from '#matrix/rejections.js'
import type { Rejection } from '../rejection.js'
import { rejectionText } from '../rejection-text.js'
import type { EncodedBody } from '../transactions/transaction.js'
import { element, escapeText } from './write.js'

/** A child of `output` as XML, with the prefix that the real server writes; nothing when there is no value. */
export const outputField = (name: string, value: string | boolean | undefined): string =>
  value === undefined ? '' : element(`ns1:${name}`, {}, escapeText(String(value)))

/**
 * Answer of an own service of the DMP: form D, `content` before status and context.
 *
 * `context` undefined leaves the element out, '' writes it empty (source: dmp-answers-outline, section 3).
 */
export const serviceOutput = (
  response: string,
  ns: string,
  status: string,
  context: string | undefined,
  content = '',
): EncodedBody => ({
  xml: element(
    `ns1:${response}`,
    { 'xmlns:ns1': ns },
    element('ns1:output', {}, content, outputField('status', status), outputField('context', context)),
  ),
  attachments: [],
})

/** Form D of a refusal: the code as status, the sentence as context. */
export const serviceRefusal = (response: string, ns: string, rejection: Rejection): EncodedBody =>
  serviceOutput(response, ns, rejectionRow(rejection.rejection).code ?? 'DMPErrorLPS', rejectionText(rejection))
