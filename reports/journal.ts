import { rejections } from '#matrix/rejections.js'
import { transactionNamed } from '#matrix/web-transactions.js'
import type { Exchange, RawRequest, RawResponse, TlsIdentity } from '#simulator/trace/exchange.js'

/** Name and version of the format; a reader refuses any other. */
export const journalFormat = 'dmp-bench/journal-1'

type Encoded<T> = T extends Uint8Array ? string : T extends object ? { [K in keyof T]: Encoded<T[K]> } : T

/** An exchange as JSON holds it: every byte string in base64, all else as it is. */
export type JournalEntry = Encoded<Exchange>

/**
 * Exchanges -> the journal that `dmp-bench judge` reads again, bytes unchanged.
 *
 *   { format, exchanges: [ { id, receivedAt, request: { method, url, headers, body }, response?, tls?, ... } ] }
 */
export const writeJournal = (exchanges: readonly Exchange[]) => ({
  format: journalFormat,
  exchanges: exchanges.map(writeEntry),
})

function writeEntry(exchange: Exchange): JournalEntry {
  const { tls, request, response, ...rest } = exchange
  return {
    ...rest,
    ...(tls ? { tls: writeTls(tls) } : {}),
    request: { ...request, body: base64(request.body) },
    ...(response ? { response: { ...response, body: base64(response.body) } } : {}),
  } as JournalEntry
}

const writeTls = ({ certificate, chain, ...rest }: TlsIdentity) => ({
  ...rest,
  ...(certificate ? { certificate: base64(certificate) } : {}),
  ...(chain ? { chain: chain.map(base64) } : {}),
})

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

export type JournalRead =
  | { readonly ok: true; readonly exchanges: readonly Exchange[] }
  /** French. */
  | { readonly ok: false; readonly reason: string }

/** Text of a journal -> its exchanges, or why it is not one; never throws. */
export function readJournal(text: string): JournalRead {
  let journal: unknown
  try {
    journal = JSON.parse(text)
  } catch {
    return { ok: false, reason: "n'est pas du JSON" }
  }
  if (!isRecord(journal) || journal.format !== journalFormat || !Array.isArray(journal.exchanges)) {
    return { ok: false, reason: `n'est pas un journal « ${journalFormat} »` }
  }
  const exchanges: Exchange[] = []
  for (const [at, entry] of journal.exchanges.entries()) {
    const exchange = readEntry(entry)
    if (!exchange) return { ok: false, reason: `a un échange incomplet (le n° ${at + 1})` }
    exchanges.push(exchange)
  }
  return { ok: true, exchanges }
}

/** Everything that reports and judge rely on is checked, since a person may have edited the file. */
function readEntry(entry: unknown): Exchange | undefined {
  if (!isRecord(entry)) return undefined
  const { id, receivedAt, space = 'defaut', trust = 'open', remarks = [], transaction, decision, rejection } = entry
  const request = readRequest(entry.request)
  const response = entry.response === undefined ? undefined : readResponse(entry.response)
  const tls = entry.tls === undefined ? undefined : readTls(entry.tls)
  const sound =
    areStrings(id, receivedAt, space) &&
    !Number.isNaN(Date.parse(String(receivedAt))) &&
    (trust === 'strict' || trust === 'open') &&
    request !== undefined &&
    (entry.response === undefined) === (response === undefined) &&
    (entry.tls === undefined) === (tls === undefined) &&
    (transaction === undefined || transactionNamed(String(transaction)) !== undefined) &&
    (rejection === undefined || (isRecord(rejection) && rejections.some((row) => row.id === rejection.rejection))) &&
    (decision === undefined || (isRecord(decision) && areStrings(decision.row, decision.why))) &&
    Array.isArray(remarks) &&
    remarks.every((one) => isRecord(one) && areStrings(one.kind, one.where, one.expected, one.observed))
  if (!sound) return undefined
  const exchange: unknown = {
    ...entry,
    space,
    trust,
    remarks,
    request,
    ...(response ? { response } : {}),
    ...(tls ? { tls } : {}),
  }
  return exchange as Exchange
}

function readRequest(value: unknown): RawRequest | undefined {
  if (!isRecord(value) || typeof value.method !== 'string' || typeof value.url !== 'string') return undefined
  const rest = readMessage(value)
  return rest && { method: value.method, url: value.url, ...rest }
}

function readResponse(value: unknown): RawResponse | undefined {
  if (!isRecord(value) || typeof value.status !== 'number') return undefined
  const rest = readMessage(value)
  return rest && { status: value.status, ...rest }
}

function readMessage({ headers, body }: Record<string, unknown>) {
  if (typeof body !== 'string' || !Array.isArray(headers) || !headers.every(isHeader)) return undefined
  return { headers, body: new Uint8Array(Buffer.from(body, 'base64')) }
}

const isHeader = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')

function readTls(value: unknown): TlsIdentity | undefined {
  if (!isRecord(value) || typeof value.protocol !== 'string' || typeof value.cipher !== 'string') return undefined
  const { certificate, chain, serverName } = value
  return {
    protocol: value.protocol,
    cipher: value.cipher,
    ...(typeof serverName === 'string' ? { serverName } : {}),
    ...(typeof certificate === 'string' ? { certificate: bytes(certificate) } : {}),
    ...(Array.isArray(chain) ? { chain: chain.map((one) => bytes(String(one))) } : {}),
  }
}

const areStrings = (...values: unknown[]): boolean => values.every((value) => typeof value === 'string')

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
