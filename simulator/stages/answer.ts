import { rejectionRow } from '#matrix/rejections.js'
import type { ServiceName, TransactionRow } from '#matrix/transactions.js'
import { responseOf } from '../pieced-response.js'
import type { Rejection } from '../rejection.js'
import { rejectionText } from '../rejection-text.js'
import type { RawResponse } from '../trace/exchange.js'
import type { EncodedBody, EncodeFrame } from '../transactions/transaction.js'
import { writeMtom } from '../wire/mtom.js'
import { type EnvelopeDraft, writeEnvelope, writeFault } from '../wire/soap.js'

const faultAction = 'http://www.w3.org/2005/08/addressing/soap/fault'

/** No header can hold this text: every value in them is escaped. */
const placeOfBody = '<body/>'

/** A search answers hundreds of kilobytes that are already in UTF-8: they are never decoded, only what is between. */
function envelopePieces(headers: Omit<EnvelopeDraft, 'bodyXml'>, xml: readonly (string | Uint8Array)[]): Uint8Array[] {
  const [before = '', after = ''] = writeEnvelope({ ...headers, bodyXml: placeOfBody }).split(placeOfBody)
  const pieces: Uint8Array[] = []
  let text = before
  for (const piece of xml) {
    if (typeof piece === 'string') text += piece
    else {
      if (text !== '') pieces.push(Buffer.from(text, 'utf8'))
      pieces.push(piece)
      text = ''
    }
  }
  pieces.push(Buffer.from(text + after, 'utf8'))
  return pieces
}

/** The repository answers in MTOM whatever it says; the other services in plain SOAP (dmp-answers-outline, 0.1). */
function soapResponse(
  service: string,
  status: number,
  action: string,
  body: EncodedBody,
  relatesTo: string | undefined,
  frame: EncodeFrame,
): RawResponse {
  const messageId = `urn:uuid:${frame.ids.uuid()}`
  const headers = { action, messageId, ...(relatesTo === undefined ? {} : { relatesTo }) }
  const { xml, attachments } = body
  const envelope = typeof xml === 'string' ? writeEnvelope({ ...headers, bodyXml: xml }) : envelopePieces(headers, xml)
  const repository: ServiceName = 'repository'
  if (service === repository) {
    const { contentType, pieces } = writeMtom(envelope, attachments, frame.ids.uuid())
    return responseOf(status, [['Content-Type', contentType]], pieces)
  }
  const plain = [
    ['Content-Type', 'application/soap+xml;charset=UTF-8'],
    ['vary', 'Origin'],
  ] as const
  return responseOf(status, plain, typeof envelope === 'string' ? [Buffer.from(envelope, 'utf8')] : envelope)
}

/** An answer of a transaction, success or error form of its service: HTTP 200. */
export const answer = (
  row: TransactionRow,
  body: EncodedBody,
  relatesTo: string | undefined,
  frame: EncodeFrame,
): RawResponse => soapResponse(row.service, 200, row.responseAction, body, relatesTo, frame)

/** A refusal that needs no transaction: an HTTP error before SOAP, or a SOAP fault with HTTP 500. */
export function refusal(
  service: string,
  rejection: Rejection,
  relatesTo: string | undefined,
  frame: EncodeFrame,
): RawResponse {
  const row = rejectionRow(rejection.rejection)
  const text = rejectionText(rejection)
  if (row.form === 'http') {
    return {
      status: row.status ?? 400,
      headers: [
        ['Content-Type', 'text/plain;charset=UTF-8'],
        ...(row.status === 405 ? ([['Allow', 'POST']] as const) : []),
        ...(row.status === 401 ? ([['WWW-Authenticate', 'Bearer error="invalid_token"']] as const) : []),
      ],
      body: Buffer.from(`${text}\n`, 'utf8'),
    }
  }
  const fault = writeFault({
    code: rejection.rejection === 'bench-error' ? 'Receiver' : 'Sender',
    ...(row.code === null ? {} : { subcode: row.code }),
    text,
  })
  return soapResponse(service, 500, faultAction, { xml: fault, attachments: [] }, relatesTo, frame)
}
