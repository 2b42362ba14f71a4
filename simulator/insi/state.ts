import type { InsIdentity } from '../domain/ins-identity.js'
import type { Ids } from '../transactions/transaction.js'
import type { Injection } from './injection.js'
import type { Verification } from './request.js'

/** A lot handed in, worked out when it is asked for. */
export interface Lot {
  readonly items: readonly Verification[]
  /** Milliseconds since the epoch. */
  readonly depositedAt: number
}

/** One call as INSi saw it, newest kept longest; bodies are text. */
export interface InsiExchange {
  readonly receivedAt: string
  readonly url: string
  readonly operation?: string
  readonly request: string
  readonly status: number
  readonly response: string
  /** French sentences on what is odd but not refused. */
  readonly remarks: readonly string[]
}

/** INSi in one space: its people never change, the rest is what clients and tests did. */
export interface InsiState {
  readonly people: readonly InsIdentity[]
  readonly injections: Injection[]
  readonly lots: Map<string, Lot>
  readonly exchanges: InsiExchange[]
  readonly ids: Ids
  /** How far the clock of INSi was moved ahead of that of the bench. */
  aheadMs: number
}

/** A test tool that nobody empties must not fill memory. */
export const bounds = { injections: 1000, lots: 1000, exchanges: 200 } as const

export function keepLot({ lots }: InsiState, id: string, lot: Lot): void {
  lots.set(id, lot)
  const [oldest] = lots.keys()
  if (lots.size > bounds.lots && oldest !== undefined) lots.delete(oldest)
}

export function keepExchange({ exchanges }: InsiState, exchange: InsiExchange): void {
  exchanges.push(exchange)
  if (exchanges.length > bounds.exchanges) exchanges.shift()
}
