import { inPackage, type TransactionRow, transactionFor } from '#matrix/transactions.js'
import { pass, refuse, type Stage } from '../rejection.js'
import type { Remark } from '../remark.js'
import type { Settings } from '../settings.js'
import type { RawRequest } from '../trace/exchange.js'
import { type MtomMessage, readMtom } from '../wire/mtom.js'
import { NS } from '../wire/namespaces.js'
import { missingAddressing, readEnvelope, type SoapEnvelope } from '../wire/soap.js'
import { parseXml } from '../wire/xml.js'
import type { XmlElement } from '../wire/xml-tree.js'

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

/** Why a patient message is sent, where it says so (source: dmp-hl7v3-patient, section 2). */
const reasonCodeOf = (body: XmlElement): string | undefined =>
  body.child(NS.hl7, 'controlActProcess')?.child(NS.hl7, 'reasonCode')?.attr('code')

/** The transaction of this body at that service, in whatever package. */
export const transactionOf = (service: string, { envelope: { body } }: ReadMessage): TransactionRow | undefined =>
  transactionFor(service, body.ns, body.name, () => reasonCodeOf(body))

/**
 * The transaction that the service answers for this body, once the addressing headers are there.
 *
 * A transaction that the guide package does not have is refused by name.
 */
export function dispatch(
  service: string,
  message: ReadMessage,
  { guidePackage }: Pick<Settings, 'guidePackage'>,
): Stage<TransactionRow> {
  const { envelope } = message
  const missing = missingAddressing(envelope)
  if (missing.length > 0) {
    return {
      ok: false,
      rejection: { rejection: 'addressing-header-missing', where: `soap:Header, ${missing.join(', ')}`, line: 0 },
    }
  }
  const { body } = envelope
  const row = transactionOf(service, message)
  if (row) {
    if (inPackage(row, guidePackage)) return pass(row)
    return refuse('not-in-package', `${row.id} (${row.title}), paquet ${guidePackage}`, body)
  }
  const namespace = body.ns === '' ? 'sans espace de noms' : `espace de noms ${body.ns}`
  return refuse('unknown-body', `${body.name}, ${namespace}`, body)
}
