import type { Verdict } from '#scenarios/verdict.js'
import type { Exchange } from '#simulator/trace/exchange.js'
import type { ConsoleOptions } from './options.js'

/** How far back a rule on the order of calls may look, in exchanges. */
const EARLIER = 20
const REMEMBERED = 200

export type VerdictsOf = (exchange: Exchange) => Promise<readonly Verdict[]>

/** Judges an exchange when someone looks at it, once; the last verdicts are remembered. */
export function rememberedVerdicts({ bench, judgeExchange }: ConsoleOptions): VerdictsOf {
  const known = new Map<string, Promise<readonly Verdict[]>>()
  return (exchange) => {
    // A reset space draws the same identifiers again: the date tells its exchanges from those before.
    const key = `${exchange.space}/${exchange.id}/${exchange.receivedAt}`
    const remembered = known.get(key)
    if (remembered) return remembered
    const earlier = earlierThan(bench.exchanges(exchange.space, REMEMBERED), exchange.id)
    const verdicts = judgeExchange(exchange, earlier).catch((error) => [couldNotJudge(exchange, error)])
    known.set(key, verdicts)
    const oldest = known.keys().next().value
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
    return verdicts
  }
}

/** Newest first -> those before `id`, oldest first. */
function earlierThan(newestFirst: readonly Exchange[], id: string): Exchange[] {
  const at = newestFirst.findIndex((exchange) => exchange.id === id)
  return at === -1 ? [] : newestFirst.slice(at + 1, at + 1 + EARLIER).reverse()
}

const couldNotJudge = (exchange: Exchange, error: unknown): Verdict => ({
  check: 'banc',
  title: "Le banc n'a pas su juger cet échange",
  result: 'bench-error',
  requirements: [],
  source: { doc: 'dmp-bench', at: 'console' },
  level: 'requirement',
  findings: [
    {
      exchange: exchange.id,
      where: 'banc',
      line: 0,
      expected: 'un jugement',
      observed: error instanceof Error ? error.message : String(error),
    },
  ],
  judged: [exchange.id],
})
