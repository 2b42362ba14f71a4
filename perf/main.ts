import { fileURLToPath } from 'node:url'
import { inTurn, type LoadResult, load, repeat, type WireRequest } from './load.js'
import { type Messages, messages, onWire } from './messages.js'
import { type ServerProcess, startProcess } from './server-process.js'
import { startUp } from './start-up.js'

const home = fileURLToPath(new URL('../../.dmp-bench', import.meta.url))
const connections = 16
const submissions = Number(process.env.DMP_BENCH_PERF_SUBMISSIONS ?? 20_000)

const success = (mark: string) => (status: number, body: Buffer) => status === 200 && body.includes(mark)
const registrySuccess = success('ResponseStatusType:Success')

interface Row {
  readonly name: string
  readonly bytes: number
  /** One for each round, in order. */
  readonly rounds: readonly { readonly result: LoadResult; readonly yardstick: LoadResult }[]
}

/** The speed of a shared machine swings within a minute: only what is measured side by side can be compared. */
const roundsOfEach = 7
const yardstickRequests = 8000

/** The same body against the simulator and against bare node:http, in turn, round after round. */
async function measure(
  name: string,
  server: ServerProcess,
  yardstick: ServerProcess,
  requests: () => Iterable<WireRequest>,
  expects: (status: number, body: Buffer) => boolean,
): Promise<Row> {
  const rounds: { result: LoadResult; yardstick: LoadResult }[] = []
  let bytes = 0
  // The first round warms both up and does not count.
  for (let round = 0; round <= roundsOfEach; round += 1) {
    const sent = [...requests()]
    const [first] = sent
    if (!first) throw new Error('no request to send')
    bytes = first.length
    const result = await load(server.port, sent, expects, connections)
    const bare = await load(yardstick.port, inTurn(sent, yardstickRequests), () => true, connections)
    if (round > 0) rounds.push({ result, yardstick: bare })
  }
  return { name, bytes, rounds }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

const line = ({ name, bytes, rounds }: Row): string => {
  const ratios = rounds.map(({ result, yardstick }) => (100 * result.perSecond) / yardstick.perSecond)
  const of = (pick: (round: Row['rounds'][number]) => number): number => median(rounds.map(pick))
  return [
    name.padEnd(30),
    `${(bytes / 1024).toFixed(1)} KiB`.padStart(9),
    `${of(({ result }) => result.perSecond).toFixed(0)}/s`.padStart(7),
    `p99 ${of(({ result }) => result.p99Ms).toFixed(1)} ms`.padStart(13),
    `yardstick ${of(({ yardstick }) => yardstick.perSecond).toFixed(0)}/s`.padStart(18),
    `${median(ratios).toFixed(1)} %`.padStart(7),
    `(${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)})`,
  ].join('  ')
}

/** Lots built in batches: twenty thousand of them would not fit the memory of the load generator. */
async function feed(server: ServerProcess, source: Messages, total: number, batch: number): Promise<LoadResult[]> {
  const results: LoadResult[] = []
  for (let done = 0; done < total; done += batch) {
    const requests = Array.from({ length: Math.min(batch, total - done) }, () =>
      onWire(source.td21(20 * 1024).request, server.port),
    )
    results.push(await load(server.port, requests, registrySuccess, connections))
  }
  return results
}

async function main(): Promise<void> {
  const print = (text: string) => process.stdout.write(`${text}\n`)
  const source = await messages(`${home}/pki`)

  print(await startUp(source))

  const yardstick = await startProcess('dist/perf/yardstick.js', [], /yardstick on (\d+)/)
  const args = ['serve', '--port', '0', '--tls-port', '0', '--trust', 'open']
  const server = await startProcess('start.mjs', args, /http:\/\/127\.0\.0\.1:(\d+)[\s\S]*https:\/\/127\.0\.0\.1:(\d+)/)
  try {
    print(`idle memory: ${server.residentMb().toFixed(0)} MB resident`)
    const big = source.td21(1024 * 1024)
    await load(server.port, [onWire(big.request, server.port)], registrySuccess, 1)
    await feed(server, source, 49, 49)
    const again = (request: WireRequest, times: number) => () => repeat(request, times)
    const td02 = again(onWire(source.td02(), server.port), 1000)
    print(line(await measure('TD0.2', server, yardstick, td02, success('"VALIDE"'))))
    const td31 = again(onWire(source.td31(), server.port), 500)
    print(line(await measure('TD3.1, 50 entries', server, yardstick, td31, success('totalResultCount="50"'))))
    const lots = () => Array.from({ length: 300 }, () => onWire(source.td21(20 * 1024).request, server.port))
    print(line(await measure('TD2.1, 20 KB document, signed', server, yardstick, lots, registrySuccess)))
    const td32 = again(onWire(source.td32(big.uniqueId), server.port), 100)
    print(line(await measure('TD3.2, 1 MB document', server, yardstick, td32, registrySuccess)))
    const before = server.residentMb()
    const results = await feed(server, source, submissions, 500)
    const rate = results.reduce((sum, one) => sum + one.perSecond, 0) / results.length
    const after = server.residentMb()
    print(
      `${submissions} submissions of 20 KB (${rate.toFixed(0)}/s): memory ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after, growth ${(after - before).toFixed(0)} MB`,
    )
  } finally {
    await Promise.all([server.stop(), yardstick.stop()])
  }
}

await main()
