import type { Card } from '#fixtures/cards/card.js'
import type { Person } from '#fixtures/people/index.js'
import type { Verdict } from '#scenarios/verdict.js'
import type { Bench } from '#simulator/app.js'
import type { Exchange } from '#simulator/trace/exchange.js'
import type { Exercised } from '../matrix-page/exercised.js'

/** What the console shows and is lent to show it. */
export interface ConsoleOptions {
  readonly bench: Bench
  readonly version: string
  /** Origins of the two doors, e.g. `http://127.0.0.1:8080`; known once the sockets are open. */
  readonly origins: () => { readonly http: string; readonly https: string }
  /** File that keeps the state; undefined in memory. */
  readonly db: string | undefined
  readonly caPath: string
  readonly cards: readonly Card[]
  readonly people: readonly Person[]
  /** A command that works as typed and shows a first answer. */
  readonly firstCall: () => string
  /** Rules that bear on this exchange, given those that came before it in its space, oldest first. */
  readonly judgeExchange: (exchange: Exchange, earlier: readonly Exchange[]) => Promise<readonly Verdict[]>
  /** Plays the scenarios apart, to say which cells of the matrices each of them exercises. */
  readonly exercisedRows: () => Promise<Exercised>
}
