import { autocannonLoad } from './autocannon-load.js'
import type { Messages } from './messages.js'
import { registrySuccess, usualDocument } from './rows.js'
import type { ServerProcess } from './server-process.js'
import { median, onceEach, onWire } from './wire-request.js'

const submissions = Number(process.env.DMP_BENCH_PERF_SUBMISSIONS ?? 20_000)

/** Twenty thousand lots would not fit the memory of the load generator: they are built and sent by so many. */
const batch = 500

/** What the memory of the simulator grows by when it is fed, and whether it slows down. */
export async function growth(source: Messages, server: ServerProcess): Promise<string> {
  const patient = source.person('dmp-non-autorise')
  const before = server.residentMb()
  const rates: number[] = []
  for (let done = 0; done < submissions; done += batch) {
    const lots = Array.from({ length: Math.min(batch, submissions - done) }, () =>
      onWire(source.lot(patient, usualDocument).request),
    )
    rates.push((await autocannonLoad(server.port, onceEach(lots), registrySuccess)).perSecond)
  }
  const after = server.residentMb()
  const tenth = Math.ceil(rates.length / 10)
  const [first, last] = [rates.slice(0, tenth), rates.slice(-tenth)].map((some) => median(some).toFixed(0))
  return (
    `${submissions} submissions of 20 KB (${median(rates).toFixed(0)}/s; first tenth ${first}/s, last tenth ${last}/s): ` +
    `memory ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after, ` +
    `growth ${(after - before).toFixed(0)} MB (target: under 100)`
  )
}
