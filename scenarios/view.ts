import { services, type TransactionId, type TransactionRow, transactions } from '#matrix/transactions.js'
import type { AnyTransactionId } from '#matrix/web-transactions.js'
import type { Rejection } from '#simulator/rejection.js'
import type { Remark } from '#simulator/remark.js'
import { defaultSettings } from '#simulator/settings.js'
import { type CertificateView, readCertificate } from '#simulator/signature/certificate.js'
import { type ReadMessage, readMessage, transactionOf } from '#simulator/stages/read-message.js'
import type { DecisionTrace, Exchange } from '#simulator/trace/exchange.js'
import { transactionHandlers } from '#simulator/transactions/index.js'
import type { PatientQueryRequest } from '#simulator/transactions/patient-query/decode.js'
import type { RegistrationRequest } from '#simulator/transactions/registration/request.js'
import type { Td00Request } from '#simulator/transactions/td0.0-identite/decode.js'
import type { Td03Request } from '#simulator/transactions/td0.3-autorisation/decode.js'
import type { Td04Request } from '#simulator/transactions/td0.4-liste-des-dmp/decode.js'
import type { Td05Request } from '#simulator/transactions/td0.5-recherche-sans-ins/decode.js'
import type { AccountRequest } from '#simulator/transactions/td1.5-compte-internet/request.js'
import type { Td16Request } from '#simulator/transactions/td1.6-liste-des-ps/decode.js'
import type { UpdateRequest } from '#simulator/transactions/td3.3-mise-a-jour/request.js'
import { signingCertificateOf } from '#simulator/vihf/held-vihf.js'
import { readVihf } from '#simulator/vihf/read.js'
import type { PatientRef, Vihf } from '#simulator/vihf/vihf.js'
import type { MtomMessage } from '#simulator/wire/mtom.js'
import type { SoapEnvelope } from '#simulator/wire/soap.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { type AnswerView, viewAnswer } from './answer-view.js'
import { type LotView, viewLot } from './lot-view.js'
import { type QueryView, type RetrievalView, viewQuery, viewRetrieval } from './query-view.js'
import { viewWeb, viewWebAnswer, type WebView } from './web-view.js'

/**
 * One exchange read again from its bytes, with lines, by the simulator's own stages: what checks judge.
 *
 * What cannot be read is undefined; `unread` says at which stage reading stopped and why.
 */
export interface ExchangeView {
  readonly exchange: Exchange
  readonly receivedAt: Date
  readonly transaction?: AnyTransactionId
  readonly row?: TransactionRow
  readonly mtom?: MtomMessage
  readonly envelope?: SoapEnvelope
  readonly vihf?: Vihf
  /** The element that `vihf` was read from. */
  readonly assertion?: XmlElement
  /** Certificate that signed the VIHF, when it can be read. */
  readonly signing?: CertificateView
  readonly td00?: Td00Request
  readonly td02?: PatientQueryRequest
  readonly td03?: Td03Request
  readonly td04?: Td04Request
  readonly td05?: Td05Request
  readonly td13a?: PatientQueryRequest
  readonly td16?: Td16Request
  /** TD1.1, TD1.2, TD1.3b, TD1.4. */
  readonly registration?: RegistrationRequest
  /** TD1.5a, TD1.5b, TD1.5d. */
  readonly account?: AccountRequest
  /** TD2.1. */
  readonly lot?: LotView
  /** TD3.1. */
  readonly query?: QueryView
  /** TD3.2. */
  readonly retrieval?: RetrievalView
  /** TD3.3. */
  readonly update?: UpdateRequest
  /** TD0.9 and TD0.10. */
  readonly web?: WebView
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
    answer: reading.web ? viewWebAnswer(exchange) : viewAnswer(exchange.response),
    patient,
    sessionKey: `${user}|${patient?.ins ?? ''}|${patient?.oid ?? ''}`,
  }
}

function readRequest(exchange: Exchange, reading: Reading): void {
  if (exchange.transaction) reading.transaction = exchange.transaction
  const web = viewWeb(exchange)
  if (web) {
    readWeb(web, reading)
    return
  }
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

function readWeb(web: WebView, reading: Reading): void {
  const { vihf, assertion, patient = vihf?.patient, unread } = web
  reading.web = web
  reading.remarks.push(...web.remarks)
  if (vihf) reading.vihf = vihf
  if (assertion) reading.assertion = assertion
  if (patient) reading.patient = patient
  if (unread) reading.unread = unread
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
  reading.assertion = assertion
  reading.patient = vihf.patient
  reading.remarks.push(...remarks)
  const der = signingCertificateOf(assertion)
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
    if (row.id === 'TD0.2') reading.td02 = request as PatientQueryRequest
    if (row.id === 'TD3.3') reading.update = request as UpdateRequest
    if (row.id === 'TD0.3') reading.td03 = request as Td03Request
    if (row.id === 'TD0.4') reading.td04 = request as Td04Request
    if (row.id === 'TD0.5') reading.td05 = request as Td05Request
    if (row.id === 'TD1.3a') reading.td13a = request as PatientQueryRequest
    if (row.id === 'TD1.6') reading.td16 = request as Td16Request
    if (row.id === 'TD0.0') reading.td00 = request as Td00Request
    if (row.body.name.startsWith('PRPA_IN20131')) reading.registration = request as RegistrationRequest
    if (row.id.startsWith('TD1.5')) reading.account = request as AccountRequest
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
