import type { Exchange } from '../trace/exchange.js'
import type { exchanges } from './schema.js'

/** Certificates are the only bytes of an exchange beside its bodies: they travel as base64 in the head. */
interface Head extends Omit<Exchange, 'tls' | 'request' | 'response'> {
  readonly tls?: Omit<NonNullable<Exchange['tls']>, 'certificate' | 'chain'> & {
    readonly certificate?: string
    readonly chain?: readonly string[]
  }
  readonly request: Omit<Exchange['request'], 'body'>
  readonly response?: Omit<NonNullable<Exchange['response']>, 'body'>
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const fromBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64')

/** An exchange as a row of the journal: the two bodies as bytes, the rest as JSON. */
export function exchangeRow(exchange: Exchange, number: number): typeof exchanges.$inferInsert {
  const { tls, request, response, ...rest } = exchange
  const { body: requestBody, ...requestHead } = request
  const head: Head = { ...rest, request: requestHead }
  const parts: Pick<Head, 'tls' | 'response'> = {
    ...(tls && {
      tls: {
        ...tls,
        certificate: tls.certificate && toBase64(tls.certificate),
        chain: tls.chain?.map(toBase64),
      },
    }),
    ...(response && { response: { status: response.status, headers: response.headers } }),
  }
  const headText = JSON.stringify({ ...head, ...parts })
  return {
    space: exchange.space,
    number,
    id: exchange.id,
    head: headText,
    requestBody,
    responseBody: response?.body ?? null,
    sizeBytes: headText.length + requestBody.length + (response?.body.length ?? 0),
  }
}

export function readExchangeRow(row: {
  readonly head: string
  readonly requestBody: Uint8Array
  readonly responseBody: Uint8Array | null
}): Exchange {
  const { tls, request, response, ...rest } = JSON.parse(row.head) as Head
  return {
    ...rest,
    request: { ...request, body: row.requestBody },
    ...(response && { response: { ...response, body: row.responseBody ?? new Uint8Array() } }),
    ...(tls && {
      tls: {
        ...tls,
        ...(tls.certificate === undefined ? {} : { certificate: fromBase64(tls.certificate) }),
        ...(tls.chain === undefined ? {} : { chain: tls.chain.map(fromBase64) }),
      },
    }),
  } as Exchange
}
