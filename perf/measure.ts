import { availableParallelism } from 'node:os'
import { autocannonLoad, autocannonVersion } from './autocannon-load.js'
import type { ServerProcess } from './server-process.js'
import { socketLoad } from './socket-load.js'
import { type Batch, type Expects, inTurn, type LoadResult, median, usualConnections } from './wire-request.js'

/** A line of the table: what is sent, and what a right answer holds. */
export interface Measured {
  readonly name: string
  /** Least ratio to the yardstick, in hundredths, where one is set. */
  readonly target?: number
  /** The requests of a round; those that change the DMP differ from one round to the next. */
  readonly batch: (round: number) => Batch | Promise<Batch>
  readonly expects: Expects
  /** Answers of hundreds of kilobytes are read by sockets of ours: autocannon would be the limit. */
  readonly longAnswers?: true
}

interface Round {
  readonly result: LoadResult
  readonly yardstick: LoadResult
  /** The yardstick loaded by sockets of ours, where the simulator is. */
  readonly bySockets?: LoadResult
  /** Processor time of the simulator for a request: what others do on the machine hardly changes it. */
  readonly cpuUs: number
}

/** Medians of the rounds; the ratio is that of each round, its two rates being taken one after the other. */
export interface Row extends Pick<Measured, 'name' | 'target' | 'longAnswers'> {
  readonly requestBytes: number
  readonly rounds: readonly Round[]
}

/** The speed of a shared machine swings within a minute: only what is measured side by side can be compared. */
const rounds = Number(process.env.DMP_BENCH_PERF_ROUNDS ?? 5)

/** Requests that do not count: a right answer is twice as slow as long as its path is not compiled, in each thread. */
const warmUpRequests = 6000
const yardstickRequests = 8000

/** The same bodies against the simulator and against bare node:http, in turn, round after round. */
export async function measure(
  { name, target, batch, expects, longAnswers }: Measured,
  server: ServerProcess,
  yardstickServer: ServerProcess,
): Promise<Row> {
  const load = longAnswers ? socketLoad : autocannonLoad
  const measured: Round[] = []
  let requestBytes = 0
  let warmUp = warmUpRequests
  for (let round = 0; measured.length < rounds; round += 1) {
    const sent = await batch(round)
    requestBytes = sent.requests[0]?.body.length ?? 0
    const cpuBefore = server.cpuMs()
    const result = await load(server.port, sent, expects)
    const cpuUs = (1000 * (server.cpuMs() - cpuBefore)) / sent.amount
    const unit = inTurn(sent.requests, yardstickRequests)
    const yardstick = await autocannonLoad(yardstickServer.port, unit, isYardstick)
    const bySockets = longAnswers && { bySockets: await socketLoad(yardstickServer.port, unit, isYardstick) }
    if (warmUp <= 0) measured.push({ result, yardstick, ...bySockets, cpuUs })
    warmUp -= sent.amount
  }
  return { name, target, longAnswers, requestBytes, rounds: measured }
}

const isYardstick: Expects = (status, body) => status === 200 && body.includes('ok')

/** What the figures were taken with. */
export const loadHead = (): string =>
  `Load: autocannon ${autocannonVersion}, ${usualConnections} keep-alive connections, sharing ${availableParallelism()} cores with ` +
  `the servers; Node ${process.version}; ${rounds} rounds of each\n` +
  '* sockets of ours: autocannon is itself the limit on answers of hundreds of kilobytes. The yardstick stays that of\n' +
  '  autocannon, one unit for all rows; what sockets of ours get of it, and the ratio to that, stand at the end of the line'

const columns: readonly [title: string, width: number][] = [
  ['', 38],
  ['request', 9],
  ['answer', 10],
  ['rate', 8],
  ['p99', 8],
  ['CPU', 8],
  ['yardstick', 10],
  ['ratio', 7],
  ['of rounds', 14],
  ['target', 8],
]

const inColumns = (cells: readonly string[]): string =>
  cells
    .map((cell, rank) => (rank === 0 ? cell.padEnd(columns[0]?.[1] ?? 0) : cell.padStart(columns[rank]?.[1] ?? 0)))
    .join(' ')
    .trimEnd()

export const head = (): string => inColumns(columns.map(([title]) => title))

const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`

export function line({ name, target, longAnswers, requestBytes, rounds }: Row): string {
  const of = (pick: (round: Round) => number): number => median(rounds.map(pick))
  const ratioTo = ({ result }: Round, unit: LoadResult): number => (100 * result.perSecond) / unit.perSecond
  const ratios = rounds.map((round) => ratioTo(round, round.yardstick))
  const socketUnits = rounds.flatMap((round) => (round.bySockets ? [{ round, unit: round.bySockets }] : []))
  const socketRatios = socketUnits.map(({ round, unit }) => ratioTo(round, unit))
  const aside =
    socketUnits.length === 0
      ? ''
      : `  (${median(socketUnits.map(({ unit }) => unit.perSecond)).toFixed(0)}/s, ${median(socketRatios).toFixed(1)} %)`
  const cells = inColumns([
    `${name}${longAnswers ? ' *' : ''}`,
    kib(requestBytes),
    kib(of(({ result }) => result.answerBytes)),
    `${of(({ result }) => result.perSecond).toFixed(0)}/s`,
    `${of(({ result }) => result.p99Ms).toFixed(1)} ms`,
    `${of(({ cpuUs }) => cpuUs).toFixed(0)} µs`,
    `${of(({ yardstick }) => yardstick.perSecond).toFixed(0)}/s`,
    `${median(ratios).toFixed(1)} %`,
    `${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)}`,
    target === undefined ? '' : `>= ${target} %`,
  ])
  return cells + aside
}
