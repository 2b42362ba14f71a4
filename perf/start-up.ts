import { spawnSync } from 'node:child_process'
import { buildTd02 } from '#fixtures/lps/index.js'
import type { Messages } from './messages.js'
import { success } from './rows.js'
import { startSimulator } from './server-process.js'
import { socketLoad } from './socket-load.js'
import { inTurn, median, onWire } from './wire-request.js'

/** From the start of the process to the first right answer of TD0.2, against `node -e 0`; medians of the same run. */
export async function startUp({ context, person }: Messages, runs = 7): Promise<string> {
  const bare: number[] = []
  const full: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const bareFrom = performance.now()
    spawnSync(process.execPath, ['-e', '0'])
    bare.push(performance.now() - bareFrom)

    const request = onWire(buildTd02(context, person('dmp-ouvert')))
    const from = performance.now()
    const server = await startSimulator()
    await socketLoad(server.port, inTurn([request], 1), success('VALIDE'), 1)
    full.push(performance.now() - from)
    await server.stop()
  }
  const ratio = median(full) / median(bare)
  return `start-up to first right TD0.2: ${median(full).toFixed(0)} ms; node -e 0: ${median(bare).toFixed(0)} ms; ratio ${ratio.toFixed(1)} (target: at most 6)`
}
