import { services, type TransactionId, type TransactionRow, transactions } from '#matrix/transactions.js'
import type { Rejection } from '#simulator/rejection.js'
import type { Remark } from '#simulator/remark.js'
import { defaultSettings } from '#simulator/settings.js'
import { type CertificateView, readCertificate } from '#simulator/signature/certificate.js'
import { type ReadMessage, readMessage, transactionOf } from '#simulator/stages/read-message.js'
import type { DecisionTrace, Exchange } from '#simulator/trace/exchange.js'
import { transactionHandlers } from '#simulator/transactions/index.js'
import type { Td02Request } from '#simulator/transactions/td0.2-test-existence/decode.js'
import type { Td03Request } from '#simulator/transactions/td0.3-autorisation/decode.js'
import { readVihf } from '#simulator/vihf/read.js'
import { signingCertificateOf } from '#simulator/vihf/verify.js'
import type { PatientRef, Vihf } from '#simulator/vihf/vihf.js'
import type { MtomMessage } from '#simulator/wire/mtom.js'
import type { SoapEnvelope } from '#simulator/wire/soap.js'
import { type AnswerView, viewAnswer } from './answer-view.js'
import { type LotView, viewLot } from './lot-view.js'
import { type QueryView, type RetrievalView, viewQuery, viewRetrieval } from './query-view.js'

/**
 * One exchange read again from its bytes, with lines, by the simulator's own stages: what checks judge.
 *
 * What cannot be read is undefined; `unread` says at which stage reading stopped and why.
 */
export interface ExchangeView {
  readonly exchange: Exchange
  readonly receivedAt: Date
  readonly transaction?: TransactionId
  readonly row?: TransactionRow
  readonly mtom?: MtomMessage
  readonly envelope?: SoapEnvelope
  readonly vihf?: Vihf
  /** Certificate that signed the VIHF, when it can be read. */
  readonly signing?: CertificateView
  readonly td02?: Td02Request
  readonly td03?: Td03Request
  /** TD2.1. */
  readonly lot?: LotView
  /** TD3.1. */
  readonly query?: QueryView
  /** TD3.2. */
  readonly retrieval?: RetrievalView
  /** Oddities that the stages saw, now or when the message was received. */
  readonly remarks: readonly Remark[]
  readonly unread?: Rejection
  /** What the DMP answered, when it refused. */
  readonly rejection?: Rejection
  readonly decision?: DecisionTrace
  readonly answer?: AnswerView
  /** Of the VIHF, else of the body. */
  readonly patient?: PatientRef
  /** Same user, same patient. */
  readonly sessionKey: string
}

type Reading = {
  -readonly [K in keyof Omit<ExchangeView, 'exchange' | 'receivedAt' | 'sessionKey' | 'remarks'>]: ExchangeView[K]
} & {
  remarks: Remark[]
}

/** Views of a recorded exchange. Never throws: bytes that no stage can read give a view that says so. */
export function viewExchange(exchange: Exchange): ExchangeView {
  const reading: Reading = { remarks: [], rejection: exchange.rejection, decision: exchange.decision }
  readRequest(exchange, reading)
  const { vihf } = reading
  const patient = reading.patient ?? vihf?.patient
  const user = `${vihf?.nameId ?? ''}|${vihf?.structureId ?? ''}`
  return {
    ...reading,
    exchange,
    receivedAt: new Date(exchange.receivedAt),
    remarks: merged(reading.remarks, exchange.remarks),
    answer: viewAnswer(exchange.response),
    patient,
    sessionKey: `${user}|${patient?.ins ?? ''}|${patient?.oid ?? ''}`,
  }
}

function readRequest(exchange: Exchange, reading: Reading): void {
  if (exchange.transaction) reading.transaction = exchange.transaction
  const read = readMessage(exchange.request, defaultSettings, true)
  if (!read.ok) {
    reading.unread = read.rejection
    return
  }
  reading.mtom = read.value.message
  reading.envelope = read.value.envelope
  reading.remarks.push(...read.value.remarks)
  readAssertion(read.value.envelope, reading)
  readTransaction(exchange, read.value, reading)
}

function readAssertion(envelope: SoapEnvelope, reading: Reading): void {
  const [assertion] = envelope.assertions
  if (!assertion) return
  const read = readVihf(assertion)
  if (!read.ok) {
    reading.unread = read.rejection
    return
  }
  const { vihf, remarks } = read.value
  reading.vihf = vihf
  reading.patient = vihf.patient
  reading.remarks.push(...remarks)
  const der = signingCertificateOf(vihf)
  reading.signing = der && readCertificate(der)
}

function readTransaction(exchange: Exchange, message: ReadMessage, reading: Reading): void {
  const row = rowOf(exchange, message)
  if (!row) return
  reading.row = row
  reading.transaction = row.id as TransactionId
  const { body } = message.envelope
  const { find } = message.message
  const handler = transactionHandlers[row.id as TransactionId]
  const decoded = handler.decode(body, find)
  if (decoded.ok) {
    const { request, remarks } = decoded.value
    reading.remarks.push(...remarks)
    reading.patient ??= handler.patientOf(request)
    if (row.id === 'TD0.2') reading.td02 = request as Td02Request
    if (row.id === 'TD0.3') reading.td03 = request as Td03Request
  } else reading.unread ??= decoded.rejection
  if (row.id === 'TD2.1') reading.lot = viewLot(body, find)
  if (row.id === 'TD3.1') reading.query = viewQuery(body)
  if (row.id === 'TD3.2') reading.retrieval = viewRetrieval(body)
}

/** The service is the last step of the path; a message saved without its path is known by its body alone. */
function rowOf(exchange: Exchange, message: ReadMessage): TransactionRow | undefined {
  const service = exchange.request.url.split('?')[0]?.split('/').at(-1) ?? ''
  const { ns, name } = message.envelope.body
  return (
    transactionOf(service, message) ??
    services.map((known) => transactionOf(known, message)).find((row) => row !== undefined) ??
    transactions.find((row) => row.body.ns === ns && row.body.name === name)
  )
}

/** Remarks made again now, then those that only the server could make; the first have lines. */
function merged(now: readonly Remark[], then: readonly Remark[]): Remark[] {
  const known = new Set(now.map(({ kind, where, observed }) => `${kind}|${where}|${observed}`))
  return [...now, ...then.filter(({ kind, where, observed }) => !known.has(`${kind}|${where}|${observed}`))]
}

/** Value of a header of the request, by lower-case name. */
export const requestHeader = ({ exchange }: ExchangeView, name: string): string | undefined =>
  exchange.request.headers.find(([key]) => key.toLowerCase() === name)?.[1]

/** False for a body that was saved without its headers: rules on headers then have nothing to judge. */
export const headersSaved = ({ exchange }: ExchangeView): boolean => exchange.request.headers.length > 0
