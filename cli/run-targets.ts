import { catalogue } from '#fixtures/cards/catalogue/index.js'
import type { Pki } from '#fixtures/cards/pki.js'
import { people, population } from '#fixtures/people/index.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import type { GuidePackage } from '#matrix/guide-packages.js'
import { httpTarget, inProcessTarget, mutualTlsTarget, type Target } from '#scenarios/target.js'
import { createSimulator } from '#simulator/app.js'
import { listen } from '#simulator/serve.js'
import { defaultSettings, type Settings } from '#simulator/settings.js'
import { openState } from './state-file.js'

export type Transport = 'http' | 'tls' | 'memoire'

export interface RunTarget {
  readonly target: Target
  readonly settings: Settings
  close(): Promise<void>
}

/**
 * A simulator of its own for one transport, on free ports of this machine.
 *
 * The DMP is strict, except over plain HTTP: it refuses whoever comes without a client certificate, so that nothing
 * else could be seen there; trust failures are then findings.
 */
export async function openTarget(
  transport: Transport,
  options: {
    readonly pki: Pki
    readonly seed: string
    readonly clock: () => Date
    readonly onBenchError: (error: unknown) => void
    readonly guidePackage: GuidePackage
    readonly documentMatrix?: DocumentMatrix
    readonly schemas?: Settings['schemas']
  },
): Promise<RunTarget> {
  const {
    pki,
    seed,
    clock,
    onBenchError,
    guidePackage,
    schemas,
    documentMatrix = defaultSettings.documentMatrix,
  } = options
  const trust = transport === 'http' ? 'open' : 'strict'
  const settings: Settings = {
    ...defaultSettings,
    trust,
    guidePackage,
    documentMatrix,
    ...(schemas ? { schemas } : {}),
  }
  const store = openState(undefined)
  const simulator = createSimulator({
    store,
    clock,
    seed,
    settings,
    anchors: pki,
    population: (at) => population(catalogue, people, at),
    onBenchError,
  })
  const { app, bench } = simulator
  if (transport === 'memoire') {
    return { target: inProcessTarget(app, bench), settings, close: async () => store.close() }
  }
  const listening = await listen(simulator, {
    host: '127.0.0.1',
    port: 0,
    tlsPort: 0,
    server: pki.server,
    caPem: pki.caPem,
  })
  const target =
    transport === 'http'
      ? called('http://localhost', httpTarget(`http://127.0.0.1:${listening.port}`, bench))
      : called('https://localhost', mutualTlsTarget(`https://localhost:${listening.tlsPort}`, pki.caPem, bench))
  return {
    target,
    settings,
    close: async () => {
      await listening.close()
      store.close()
    },
  }
}

/** The free port of the day must not show in the messages: the LPS addresses the DMP by this origin, whatever the port. */
const called = (origin: string, target: Target): Target => ({
  open: async (name) => ({ ...(await target.open(name)), baseUrl: `${origin}/${name}` }),
})
