import { fileURLToPath } from 'node:url'
import { type LoadResult, load, repeat, type WireRequest } from './load.js'
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
  readonly result: LoadResult
  readonly yardstick: LoadResult
}

/** The same body against the simulator and against bare node:http, one after the other. */
async function measure(
  name: string,
  server: ServerProcess,
  yardstick: ServerProcess,
  requests: readonly WireRequest[],
  times: number,
  expects: (status: number, body: Buffer) => boolean,
): Promise<Row> {
  const [first] = requests
  if (!first) throw new Error('no request to send')
  const sent = requests.length === 1 ? repeat(first, times) : requests
  if (requests.length === 1) await load(server.port, repeat(first, Math.min(500, times)), expects, connections)
  const result = await load(server.port, sent, expects, connections)
  await load(yardstick.port, repeat(first, 2000), () => true, connections)
  const bare = await load(yardstick.port, repeat(first, 15_000), () => true, connections)
  return { name, bytes: first.length, result, yardstick: bare }
}

const line = ({ name, bytes, result, yardstick }: Row): string =>
  [
    name.padEnd(34),
    `${(bytes / 1024).toFixed(1)} KiB`.padStart(10),
    `${result.perSecond.toFixed(0)}/s`.padStart(9),
    `p99 ${result.p99Ms.toFixed(1)} ms`.padStart(14),
    `yardstick ${yardstick.perSecond.toFixed(0)}/s`.padStart(19),
    `${((100 * result.perSecond) / yardstick.perSecond).toFixed(1)} %`.padStart(8),
  ].join('  ')

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

    print(
      line(await measure('TD0.2', server, yardstick, [onWire(source.td02(), server.port)], 8000, success('"VALIDE"'))),
    )
    print(
      line(
        await measure(
          'TD3.1, 50 entries',
          server,
          yardstick,
          [onWire(source.td31(), server.port)],
          4000,
          success('totalResultCount="50"'),
        ),
      ),
    )
    const lots = Array.from({ length: 1500 }, () => onWire(source.td21(20 * 1024).request, server.port))
    print(line(await measure('TD2.1, 20 KB document, signed', server, yardstick, lots, lots.length, registrySuccess)))
    print(
      line(
        await measure(
          'TD3.2, 1 MB document',
          server,
          yardstick,
          [onWire(source.td32(big.uniqueId), server.port)],
          1000,
          registrySuccess,
        ),
      ),
    )
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
