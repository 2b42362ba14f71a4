import type { RawRequest } from '#simulator/trace/exchange.js'

/** One POST of a measure, for any load generator. */
export interface WireRequest {
  readonly path: string
  readonly contentType: string
  readonly body: Buffer
}

/** So many requests in all, those of the list again and again in turn. */
export interface Batch {
  readonly requests: readonly WireRequest[]
  readonly amount: number
}

/** What an answer must be; `body` may be its start alone, when it is long. */
export type Expects = (status: number, body: { includes(mark: string): boolean }) => boolean

export interface LoadResult {
  readonly perSecond: number
  readonly p99Ms: number
  readonly answerBytes: number
}

/** A load generator: sends the batch over keep-alive connections, each waiting for its answer before the next. */
export type Load = (port: number, batch: Batch, expects: Expects, connections?: number) => Promise<LoadResult>

export const usualConnections = 16

export function onWire({ url, headers, body }: RawRequest): WireRequest {
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  return { path: url, contentType, body: Buffer.from(body) }
}

export const inTurn = (requests: readonly WireRequest[], amount: number): Batch => ({ requests, amount })

export const onceEach = (requests: readonly WireRequest[]): Batch => ({ requests, amount: requests.length })

/** The requests that one connection sends: no two connections share one, unless there are fewer requests than them. */
export function shareOf({ requests }: Batch, connection: number, connections: number): WireRequest[] {
  const share = requests.filter((_, rank) => rank % connections === connection)
  const spare = requests[connection % requests.length]
  return share.length > 0 || !spare ? share : [spare]
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

export const percentile99 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0
