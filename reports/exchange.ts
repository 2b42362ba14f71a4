import { transactionNamed } from '#matrix/web-transactions.js'
import { rejectionText } from '#simulator/rejection-text.js'
import type { Exchange, TlsIdentity } from '#simulator/trace/exchange.js'
import type { ReportExchange, ReportMessage } from './report.js'
import { messageText, sha256 } from './text/message-text.js'

/** A recorded exchange -> what a report shows of it; whatever the bytes are, never throws. */
export function reportExchange(exchange: Exchange): ReportExchange {
  const { request, response, decision, tls } = exchange
  return {
    ...exchangeSummary(exchange),
    ...(tls ? { tls: tlsText(tls) } : {}),
    ...(decision ? { decisionRow: decision.row, why: decision.why } : {}),
    request: { method: request.method, url: request.url, ...message(request.headers, request.body) },
    ...(response ? { response: message(response.headers, response.body) } : {}),
  }
}

export type ExchangeSummary = Pick<
  ReportExchange,
  'id' | 'receivedAt' | 'space' | 'transaction' | 'title' | 'status' | 'outcome' | 'refused'
>

/** One line on an exchange, without touching its bytes. */
export function exchangeSummary(exchange: Exchange): ExchangeSummary {
  const row = transactionNamed(exchange.transaction)
  return {
    id: exchange.id,
    receivedAt: exchange.receivedAt,
    space: exchange.space,
    transaction: row?.id ?? '',
    title: row?.title ?? 'Message non reconnu',
    status: exchange.response?.status ?? null,
    outcome: exchange.rejection ? rejectionText(exchange.rejection) : outcome(exchange),
    refused: exchange.rejection !== undefined,
  }
}

/** A message judged without server has no answer: nothing is said to be accepted. */
const outcome = ({ response }: Exchange): string => (response ? 'Accepté' : 'Sans réponse enregistrée')

function message(headers: ReportMessage['headers'], body: Uint8Array): ReportMessage {
  return { headers, text: messageText(headers, body), sizeBytes: body.length, sha256: sha256(body) }
}

const tlsText = ({ protocol, cipher, certificate }: TlsIdentity): string =>
  `${protocol}, ${cipher}, ${certificate ? `certificat client SHA-256 ${sha256(certificate)}` : 'sans certificat client'}`
