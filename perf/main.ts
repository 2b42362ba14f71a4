import { autocannonLoad } from './autocannon-load.js'
import { growth } from './growth.js'
import { head, line, loadHead, type Measured, measure } from './measure.js'
import { type Messages, messages } from './messages.js'
import { pkiDirectory } from './own-server.js'
import { currentRows, fedBefore, historicalRows, registrySuccess, success } from './rows.js'
import { type ServerProcess, startSimulator, startYardstick } from './server-process.js'
import { socketLoad } from './socket-load.js'
import { startUp } from './start-up.js'
import { updateRows } from './update-rows.js'
import { inTurn, type Load, onceEach, onWire } from './wire-request.js'

const print = (text: string) => process.stdout.write(`${text}\n`)

/** Beginnings of the names of the rows wanted, between commas; all by default. */
const wanted = process.env.DMP_BENCH_PERF_ROWS?.split(',')
const isWanted = ({ name }: Measured) => wanted?.some((start) => name.startsWith(start)) ?? true

async function printRows(rows: readonly Measured[], server: ServerProcess, yardstick: ServerProcess): Promise<void> {
  for (const row of rows.filter(isWanted)) print(line(await measure(row, server, yardstick)))
}

/** The documents that the searches find: the big one and others of the usual size, in one DMP. */
async function feedReader(source: Messages, server: ServerProcess): Promise<string> {
  const reader = source.person('dmp-ouvert')
  const big = source.lot(reader, fedBefore.big)
  const others = Array.from({ length: fedBefore.count - 1 }, () => source.lot(reader, fedBefore.usual))
  const lots = [big, ...others].map(({ request }) => onWire(request))
  await autocannonLoad(server.port, onceEach(lots), registrySuccess)
  return big.uniqueId
}

/** As long as a search of fifty entries. */
const longAnswer = 300 * 1024

/** The rate of the yardstick as each generator sees it: how the two units of the table compare. */
async function units(yardstick: ServerProcess): Promise<string> {
  const body = Buffer.alloc(5700, 'x')
  const rateOf = async (load: Load, path: string, amount: number): Promise<number> => {
    const batch = inTurn([{ path, contentType: 'text/plain', body }], amount)
    await load(yardstick.port, batch, success('ok'))
    return (await load(yardstick.port, batch, success('ok'))).perSecond
  }
  const unit = await rateOf(autocannonLoad, '/', 20_000)
  const bySockets = await rateOf(socketLoad, '/', 20_000)
  const long = await rateOf(autocannonLoad, `/${longAnswer}`, 3000)
  return (
    `yardstick, POST of 5.7 kB: ${unit.toFixed(0)}/s seen by autocannon, ${bySockets.toFixed(0)}/s by sockets of ours\n` +
    `the same bare server answering 300 KiB, seen by autocannon: ${long.toFixed(0)}/s, ${((100 * long) / unit).toFixed(1)} % of the yardstick`
  )
}

async function main(): Promise<void> {
  const source = await messages(pkiDirectory)
  print(loadHead())
  print(await startUp(source))

  const yardstick = await startYardstick()
  const server = await startSimulator()
  try {
    print(`idle memory: ${server.residentMb().toFixed(0)} MB resident (target: at most 120)`)
    print(await units(yardstick))
    print(head())
    const bigId = await feedReader(source, server)
    await printRows(currentRows(source, bigId), server, yardstick)
    await printRows(await updateRows(source, server.port), server, yardstick)
    const historical = await startSimulator('--package', '2.3')
    try {
      print('Guide 2.3, and DMPs not tied to Mon espace santé:')
      await printRows(historicalRows(source), historical, yardstick)
    } finally {
      await historical.stop()
    }
    print(await growth(source, server))
  } finally {
    await Promise.all([server.stop(), yardstick.stop()])
  }
}

await main()
