import { spawnSync } from 'node:child_process'
import { load } from './load.js'
import { type Messages, onWire } from './messages.js'
import { startProcess } from './server-process.js'

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** From the start of the process to the first right answer of TD0.2, against `node -e 0`; medians of the same run. */
export async function startUp(source: Messages, runs = 7): Promise<string> {
  const bare: number[] = []
  const full: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const bareFrom = performance.now()
    spawnSync(process.execPath, ['-e', '0'])
    bare.push(performance.now() - bareFrom)

    const request = source.td02()
    const from = performance.now()
    const server = await startProcess(
      'start.mjs',
      ['serve', '--port', '0', '--tls-port', '0', '--trust', 'open'],
      /http:\/\/127\.0\.0\.1:(\d+)[\s\S]*https:\/\/127\.0\.0\.1:(\d+)/,
    )
    await load(
      server.port,
      [onWire(request, server.port)],
      (status, body) => status === 200 && body.includes('VALIDE'),
      1,
    )
    full.push(performance.now() - from)
    await server.stop()
  }
  const ratio = median(full) / median(bare)
  return `start-up to first right TD0.2: ${median(full).toFixed(0)} ms; node -e 0: ${median(bare).toFixed(0)} ms; ratio ${ratio.toFixed(1)}`
}
