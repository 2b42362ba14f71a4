import { lengthOf, piecesOf } from '../pieced-response.js'
import type { Exchange } from '../trace/exchange.js'
import type { Place } from './bodies.js'
import type { exchanges } from './schema.js'

type Optional<T> = { readonly [Key in keyof T]: T[Key] | undefined }

/** Certificates are the only bytes of an exchange beside its bodies: they travel as base64 in the head. */
interface Head extends Optional<Omit<Exchange, 'tls' | 'request' | 'response'>> {
  readonly tls:
    | (Omit<NonNullable<Exchange['tls']>, 'certificate' | 'chain'> & {
        readonly certificate: string | undefined
        readonly chain: readonly string[] | undefined
      })
    | undefined
  readonly request: Omit<Exchange['request'], 'body'>
  readonly response: Omit<NonNullable<Exchange['response']>, 'body' | 'pieces'> | undefined
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const fromBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64')

/** The bytes of an exchange that its row does not hold, in the order in which they are kept. */
export const bodiesOf = ({ request, response }: Exchange): Uint8Array[] =>
  response ? [request.body, ...piecesOf(response)] : [request.body]

/** An exchange as a row of the journal: where its bodies are, the rest as JSON. */
export function exchangeRow(exchange: Exchange, number: number, place: Place): typeof exchanges.$inferInsert {
  const { tls, request, response } = exchange
  // Field by field: what is left of an exchange costs as much to work out as to write.
  const head: Head = {
    id: exchange.id,
    space: exchange.space,
    receivedAt: exchange.receivedAt,
    trust: exchange.trust,
    transaction: exchange.transaction,
    decision: exchange.decision,
    rejection: exchange.rejection,
    remarks: exchange.remarks,
    request: { method: request.method, url: request.url, headers: request.headers },
    tls: tls && { ...tls, certificate: tls.certificate && toBase64(tls.certificate), chain: tls.chain?.map(toBase64) },
    response: response && { status: response.status, headers: response.headers },
  }
  const headText = JSON.stringify(head)
  const responseBytes = response ? lengthOf(piecesOf(response)) : null
  return {
    space: exchange.space,
    number,
    id: exchange.id,
    head: headText,
    ...place,
    requestBytes: request.body.length,
    responseBytes,
    sizeBytes: headText.length + request.body.length + (responseBytes ?? 0),
  }
}

export interface StoredExchange extends Place {
  readonly head: string
  readonly requestBytes: number
  readonly responseBytes: number | null
}

/** A row of the journal and its bodies, one after the other -> the exchange. */
export function readExchangeRow(row: StoredExchange, bodies: Uint8Array): Exchange {
  const { tls, request, response, ...rest } = JSON.parse(row.head) as Head
  return {
    ...rest,
    request: { ...request, body: bodies.subarray(0, row.requestBytes) },
    ...(response && { response: { ...response, body: bodies.subarray(row.requestBytes) } }),
    ...(tls && {
      tls: {
        ...tls,
        ...(tls.certificate === undefined ? {} : { certificate: fromBase64(tls.certificate) }),
        ...(tls.chain === undefined ? {} : { chain: tls.chain.map(fromBase64) }),
      },
    }),
  } as Exchange
}
