import { announcedFor, type TransactionRow, transactionFor } from '#matrix/transactions.js'
import { pass, refuse, type Stage } from '../rejection.js'
import type { Remark } from '../remark.js'
import type { Settings } from '../settings.js'
import type { RawRequest } from '../trace/exchange.js'
import { type MtomMessage, readMtom } from '../wire/mtom.js'
import { missingAddressing, readEnvelope, type SoapEnvelope } from '../wire/soap.js'
import { parseXml } from '../wire/xml.js'

/** A message understood down to the SOAP body, not yet trusted. */
export interface ReadMessage {
  readonly message: MtomMessage
  readonly envelope: SoapEnvelope
  readonly remarks: readonly Remark[]
}

export const header = (request: RawRequest, name: string): string | undefined =>
  request.headers.find(([key]) => key.toLowerCase() === name)?.[1]

/**
 * Bytes of a request -> its SOAP envelope and parts.
 *
 * Refuses an empty or unreadable message; `positions` asks for the line of each element (slower, for the judge).
 */
export function readMessage(
  request: RawRequest,
  settings: Pick<Settings, 'maxXmlDepth'>,
  positions = false,
): Stage<ReadMessage> {
  if (request.body.length === 0) return refuse('empty-body')
  const encoding = header(request, 'content-encoding') ?? 'identity'
  if (encoding !== 'identity') {
    const at = { path: 'Content-Encoding', line: 0 }
    return refuse('unsupported-media-type', `corps encodé en ${encoding}, que le banc ne lit pas`, at)
  }
  const mime = readMtom(header(request, 'content-type') ?? '', request.body)
  if (!mime.ok) {
    const at = { path: mime.where, line: 0 }
    return refuse(mime.status === 'unsupported-media-type' ? mime.status : 'mime-unreadable', mime.reason, at)
  }
  const xml = parseXml(mime.message.root.bytes, { positions, maxDepth: settings.maxXmlDepth })
  if (!xml.ok) {
    const line = xml.line > 0 ? `ligne ${xml.line} : ` : ''
    return refuse(xml.kind === 'forbidden' ? 'xml-forbidden' : 'xml-unreadable', `${line}${xml.reason}`, {
      path: '/',
      line: xml.line,
    })
  }
  const envelope = readEnvelope(xml.root)
  if (!envelope.ok) return envelope
  return pass({
    message: mime.message,
    envelope: envelope.value,
    remarks: [...mime.remarks, ...envelope.value.remarks],
  })
}

/** The transaction that the service answers for this body, once the addressing headers are there. */
export function dispatch(service: string, { envelope }: ReadMessage): Stage<TransactionRow> {
  const missing = missingAddressing(envelope)
  if (missing.length > 0) {
    return {
      ok: false,
      rejection: { rejection: 'addressing-header-missing', where: `soap:Header, ${missing.join(', ')}`, line: 0 },
    }
  }
  const { body } = envelope
  const row = transactionFor(service, body.ns, body.name)
  if (row) return pass(row)
  const announced = announcedFor(service, body.ns, body.name)
  if (announced) return refuse('not-simulated', `${announced.id} (${body.name})`, body)
  const namespace = body.ns === '' ? 'sans espace de noms' : `espace de noms ${body.ns}`
  return refuse('unknown-body', `${body.name}, ${namespace}`, body)
}
