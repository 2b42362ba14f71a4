import { fileURLToPath } from 'node:url'
import { openPki, type Pki } from '#fixtures/cards/pki.js'
import { people, population } from '#fixtures/people/index.js'
import { createSimulator } from '#simulator/app.js'
import { listen } from '#simulator/serve.js'
import { defaultSettings, type Settings } from '#simulator/settings.js'
import { openStore, type Store } from '#simulator/store/world-store.js'
import { ThreadedPreparer } from '#simulator/threads/threaded-preparer.js'

export const pkiDirectory = fileURLToPath(new URL('../../.dmp-bench/pki', import.meta.url))

/** A simulator that the command cannot start: its registry is filled before it listens. */
export async function serveFilled(fill: (store: Store, pki: Pki) => void): Promise<void> {
  const pki = await openPki({ directory: pkiDirectory, now: new Date() })
  const store = openStore(undefined)
  const settings: Settings = { ...defaultSettings, trust: 'open' }
  const onBenchError = (error: unknown) =>
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  const simulator = createSimulator({
    store,
    clock: () => new Date(),
    seed: 'perf',
    settings,
    anchors: pki,
    population: (at) => population(pki.cards, people, at),
    onBenchError,
    preparer: new ThreadedPreparer({ settings: settings, onError: onBenchError }),
  })
  simulator.bench.exchanges('defaut', 1)
  fill(store, pki)
  const { server, caPem } = pki
  const { port, tlsPort } = await listen(simulator, { host: '127.0.0.1', port: 0, tlsPort: 0, server, caPem })
  process.stdout.write(`http ${port} https ${tlsPort}\n`)
  process.once('SIGTERM', () => process.exit(0))
}
