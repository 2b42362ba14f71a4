import { mergeOrder, type VerdictResult } from '#scenarios/verdict.js'
import type { Exchange } from '#simulator/trace/exchange.js'
import { type ExchangeSummary, exchangeSummary } from '../exchange.js'
import type { ConsoleOptions } from './options.js'
import type { VerdictsOf } from './verdicts.js'

/** Newest exchanges sent at once; under load the older ones of a batch are counted, not shown. */
const SHOWN = 40
const BATCH_MS = 200
const HEARTBEAT_MS = 15_000

export interface LiveExchange extends ExchangeSummary {
  /** How many rules ended so, most serious first; without the rules that had nothing to judge. */
  readonly results: readonly (readonly [VerdictResult, number])[]
}

/**
 * Server-sent events of one open page: the latest exchanges at once, then the new ones as they come, by small batches.
 *
 *   -> `event: exchanges`, data: { exchanges: LiveExchange[] oldest first, skipped: number }
 *
 * What ends it is among `open` as long as it lasts.
 */
export function liveFeed({ bench }: ConsoleOptions, verdictsOf: VerdictsOf, open: Set<() => void>): Response {
  const encoder = new TextEncoder()
  let stop = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      let pending = latest(bench)
      let skipped = 0
      let busy = false
      const flush = async () => {
        // A page that reads slowly gets fewer, larger batches instead of filling our memory.
        if (pending.length === 0 || busy || (controller.desiredSize ?? 0) <= 0) return
        busy = true
        const batch = pending
        const data = { skipped, exchanges: [] as LiveExchange[] }
        pending = []
        skipped = 0
        for (const exchange of batch) data.exchanges.push(await liveExchange(exchange, verdictsOf))
        busy = false
        if (!stopped) send(`event: exchanges\ndata: ${JSON.stringify(data)}\n\n`)
      }
      let stopped = false
      const unsubscribe = bench.onExchange((exchange) => {
        pending.push(exchange)
        if (pending.length > SHOWN) {
          pending.shift()
          skipped += 1
        }
      })
      const batches = setInterval(flush, BATCH_MS)
      const heartbeat = setInterval(() => send(': toujours là\n\n'), HEARTBEAT_MS)
      stop = () => {
        stopped = true
        unsubscribe()
        clearInterval(batches)
        clearInterval(heartbeat)
        open.delete(close)
      }
      const close = () => {
        stop()
        controller.close()
      }
      open.add(close)
      send('retry: 1000\n\n')
      void flush()
    },
    cancel: () => stop(),
  })
  return new Response(stream, {
    headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

const latest = (bench: ConsoleOptions['bench']): Exchange[] =>
  bench
    .spaces()
    .flatMap((space) => [...bench.exchanges(space, SHOWN)].reverse())
    .sort((one, other) => (one.receivedAt < other.receivedAt ? -1 : Number(one.receivedAt > other.receivedAt)))
    .slice(-SHOWN)

async function liveExchange(exchange: Exchange, verdictsOf: VerdictsOf): Promise<LiveExchange> {
  const verdicts = await verdictsOf(exchange)
  const results = mergeOrder
    .map((result) => [result, verdicts.filter((verdict) => verdict.result === result).length] as const)
    .filter(([result, count]) => count > 0 && result !== 'not-exercised' && result !== 'not-applicable')
  return { ...exchangeSummary(exchange), results }
}
