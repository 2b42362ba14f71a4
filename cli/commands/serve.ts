import { join } from 'node:path'
import { catalogue } from '#fixtures/cards/catalogue/index.js'
import type { Card } from '#fixtures/cards/pki.js'
import { type Person, people, population } from '#fixtures/people/index.js'
import { currentPackage, type GuidePackage } from '#matrix/guide-packages.js'
import { mountConsole } from '#reports/live/console.js'
import { createSimulator, type Simulator } from '#simulator/app.js'
import { type Listening, type ListenOptions, listen } from '#simulator/serve.js'
import { defaultSettings, type Settings } from '#simulator/settings.js'
import { ThreadedPreparer } from '#simulator/threads/threaded-preparer.js'
import { banner } from '../banner.js'
import { benchFault } from '../bench-fault.js'
import { checkClock } from '../check-clock.js'
import { runningClock } from '../clock.js'
import { mountExamples } from '../examples.js'
import { firstCall } from '../first-call.js'
import { documentMatrixInUse } from '../matrix-in-use.js'
import { mountReader } from '../mount-reader.js'
import { publishPki } from '../publish-pki.js'
import { schemaDirectory } from '../schema-directory.js'
import { openState } from '../state-file.js'
import type { ExitCode, Terminal } from '../terminal.js'
import { testPki } from '../test-pki.js'
import { systemReason, UsageError } from '../usage-error.js'
import type { LpsParameters } from '../values.js'
import { version } from '../version.js'

export interface ServeOptions {
  readonly host: string
  readonly port: number
  readonly tlsPort: number
  readonly db?: string
  readonly trust: 'strict' | 'open'
  readonly seed: string
  readonly clock?: Date
  /** That of today when absent. */
  readonly package?: GuidePackage
  /** Bytes. */
  readonly maxRequest: number
  /** File of the document matrix. */
  readonly matrix?: string
  /** Software that shares images: homologation numbers or LPS_ID. */
  readonly imaging?: readonly string[]
  /** Searches of one professional in one day. */
  readonly searchThreshold?: number
  /** Parameters of param-lps. */
  readonly param?: LpsParameters
  /** Directory of official schemas. */
  readonly schemas?: string
}

/**
 * `dmp-bench serve`: runs until Ctrl-C or SIGTERM (or until `stopped`), then closes its sockets and its database.
 *
 * Calls that are being answered have two seconds to be; a second signal ends the process at once.
 */
export async function serveCommand(
  options: ServeOptions,
  terminal: Terminal,
  stopped: Promise<void> = stopSignal(),
): Promise<ExitCode> {
  const { host, port, tlsPort, db, trust, seed, package: guidePackage = currentPackage } = options
  if (port !== 0 && port === tlsPort) {
    throw new UsageError(`--port et --tls-port désignent le même port ${port} : il en faut deux.`)
  }
  const { matrix: documentMatrix, path: matrixPath } = await documentMatrixInUse(options.matrix)
  const clock = runningClock(options.clock)
  const pki = await testPki(terminal.err)
  checkClock(options.clock ?? clock(), pki)
  const store = openState(db)
  const onBenchError = (error: unknown) => terminal.err(benchFault(error))
  const settings = { ...settingsOf(options), trust, guidePackage, documentMatrix }
  const preparer = new ThreadedPreparer({ settings, onError: onBenchError })
  const simulator = createSimulator({
    store,
    clock,
    seed,
    settings,
    anchors: pki,
    population: (at) => population(catalogue, people, at),
    onBenchError,
    preparer,
  })

  let listening: Listening | undefined
  const origins = () => ({
    http: `http://${urlHost(host)}:${listening?.port ?? port}`,
    https: `https://${urlHost(host)}:${listening?.tlsPort ?? tlsPort}`,
  })
  const caPath = join(pki.directory, 'ca.pem')
  const card = pki.cards.find(({ id }) => id === 'pharmacien-cps') as Card
  const curl = () => firstCall(origins(), caPath, card)
  mountExamples(simulator.app, {
    card,
    patient: people.find(({ id }) => id === 'dmp-ouvert') as Person,
    clock,
    baseUrl: () => origins().https,
  })
  const live = mountConsole(simulator.app, {
    bench: simulator.bench,
    version: version(),
    origins,
    db,
    caPath,
    cards: pki.cards,
    people,
    firstCall: curl,
    judgeExchange: async (exchange, earlier) => {
      const { judgeExchange } = await import('../judge-exchange.js')
      return judgeExchange(exchange, earlier, simulator.bench.settings)
    },
    exercisedRows: async () => {
      const { exercisedRows } = await import('#reports/matrix-page/exercised.js')
      return exercisedRows({ anchors: pki, cards: pki.cards, now: clock(), documentMatrix })
    },
  })

  publishPki(simulator.app, pki.directory)
  const reader = mountReader(simulator.app, { pki, clock, version: version() })
  listening = await listenOrExplain(simulator, {
    host,
    port,
    tlsPort,
    server: pki.server,
    caPem: pki.caPem,
    upgrade: reader.upgrade,
  })
  const facts = {
    version: version(),
    trust,
    guidePackage,
    seed,
    clock: clock().toISOString(),
    db,
    origins: origins(),
    pki,
  }
  if (matrixPath) terminal.out(`Matrice des documents : ${documentMatrix.edition} (${matrixPath})`)
  for (const line of banner({ ...facts, firstCall: curl() })) terminal.out(line)
  await stopped
  reader.close()
  live.close()
  await listening.close()
  preparer.close()
  store.close()
  terminal.err('dmp-bench est arrêté.')
  return 0
}

const settingsOf = ({ maxRequest, imaging, searchThreshold, param, schemas }: ServeOptions): Settings => ({
  ...defaultSettings,
  ...param,
  ...(schemas === undefined ? {} : { schemas: schemaDirectory(schemas) }),
  maxRequestBytes: maxRequest,
  ...(imaging ? { imagingSoftware: imaging } : {}),
  ...(searchThreshold ? { searchThreshold: { searches: searchThreshold, minutes: 24 * 60 } } : {}),
})

async function listenOrExplain(simulator: Simulator, options: ListenOptions): Promise<Listening> {
  try {
    return await listen(simulator, options)
  } catch (error) {
    const { code, port } = error as NodeJS.ErrnoException & { port?: number }
    const flag = port === options.tlsPort ? '--tls-port' : '--port'
    if (code === 'EADDRINUSE') {
      throw new UsageError(`Le port ${port} est déjà pris : arrêtez le programme qui l'occupe, ou donnez ${flag}.`)
    }
    throw new UsageError(`Impossible d'écouter sur ${options.host} : ${systemReason(error)}.`)
  }
}

/** An address as a client can call it: the wildcard is not one, IPv6 wears brackets. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM'] as const
    const stop = (): void => {
      // The next one, whichever it is, does what it does by default.
      for (const signal of signals) process.off(signal, stop)
      resolve()
    }
    for (const signal of signals) process.on(signal, stop)
  })
