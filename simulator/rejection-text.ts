import { rejectionRow } from '#matrix/rejections.js'
import type { Rejection } from './rejection.js'

/**
 * French text of a rejection as it goes on the wire: the row's sentence, completed by what is special to the message.
 *
 * A row with `{}` takes it there, a row such as `uniqueId=` at once, another sentence after a colon.
 */
export function rejectionText({ rejection, detail }: Rejection): string {
  const { text } = rejectionRow(rejection)
  if (text.includes('{}')) return text.replace('{}', () => detail ?? '')
  if (detail === undefined) return text
  return text.endsWith('=') ? `${text}${detail}` : `${text.replace(/\.$/, '')} : ${detail}`
}
