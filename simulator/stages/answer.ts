import { rejectionRow } from '#matrix/rejections.js'
import type { ServiceName, TransactionRow } from '#matrix/transactions.js'
import type { Rejection } from '../rejection.js'
import { rejectionText } from '../rejection-text.js'
import type { RawResponse } from '../trace/exchange.js'
import type { EncodedBody, EncodeFrame } from '../transactions/transaction.js'
import { writeMtom } from '../wire/mtom.js'
import { writeEnvelope, writeFault } from '../wire/soap.js'

const faultAction = 'http://www.w3.org/2005/08/addressing/soap/fault'

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
  const envelope = writeEnvelope({
    action,
    messageId,
    ...(relatesTo === undefined ? {} : { relatesTo }),
    bodyXml: body.xml,
  })
  const repository: ServiceName = 'repository'
  if (service === repository) {
    const { contentType, body: bytes } = writeMtom(envelope, body.attachments, frame.ids.uuid())
    return { status, headers: [['Content-Type', contentType]], body: bytes }
  }
  return {
    status,
    headers: [
      ['Content-Type', 'application/soap+xml;charset=UTF-8'],
      ['vary', 'Origin'],
    ],
    body: Buffer.from(envelope, 'utf8'),
  }
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
