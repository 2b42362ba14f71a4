import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aCda } from '#fixtures/documents/cda.js'
import { buildTd02, buildTd21, lpsContext } from '#fixtures/lps/index.js'
import { people, population } from '#fixtures/people/index.js'
import { createSimulator } from '#simulator/app.js'
import { seededIds } from '#simulator/ids.js'
import { listen } from '#simulator/serve.js'
import { defaultSettings } from '#simulator/settings.js'
import { type Prepared, prepare } from '#simulator/stages/prepare.js'
import { openStore } from '#simulator/store/world-store.js'
import type { Preparer } from '#simulator/threads/preparer.js'
import { ThreadedPreparer } from '#simulator/threads/threaded-preparer.js'
import type { RawRequest } from '#simulator/trace/exchange.js'
import { baseUrl, type TestBench, testBench } from './support/bench.js'
import { builtThread, equalBytes, serviceOf } from './support/thread-calls.js'

expect.addEqualityTesters([equalBytes])

let bench: TestBench
let folder: string
beforeAll(async () => {
  bench = await testBench()
  folder = mkdtempSync(join(tmpdir(), 'dmp-bench-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Right messages, a lot with its document, and bytes that nobody can read. */
function calls(): RawRequest[] {
  const { now } = bench
  const patient = bench.person('dmp-ouvert')
  const author = bench.card('pharmacien-cps')
  const context = lpsContext({ card: author, baseUrl, clock: () => now, ids: seededIds('threads') })
  const about = { patient, author, title: 'Essai', typeCode: '11488-4', creationTime: now, body: 'text' } as const
  return Array.from({ length: 24 }, (_, rank) => {
    if (rank % 4 === 1)
      return buildTd21(context, patient, [aCda({ ...about, uniqueId: `1.2.250.1.999.9.1.7.${rank}` })])
    const right = buildTd02(context, patient)
    return rank % 4 === 3 ? { ...right, body: Buffer.from('<not-soap/>') } : right
  })
}

interface Told {
  readonly request: RawRequest
  readonly prepared: Prepared | undefined
}

/** All the calls at once -> what was said of each, when all is said. */
const together = (preparer: ThreadedPreparer, requests: readonly RawRequest[]): Promise<readonly Told[]> =>
  Promise.all(
    requests.map(
      (request) =>
        new Promise<Told>((resolve) => {
          preparer.prepare(serviceOf(request.url), request, (prepared) => resolve({ request, prepared }))
        }),
    ),
  )

const errors: unknown[] = []
const preparerOf = (thread: URL): ThreadedPreparer =>
  new ThreadedPreparer({ settings: defaultSettings, thread, threads: 1, onError: (error) => errors.push(error) })

describe('messages that come together', () => {
  it('are worked out in a thread as they are here', async () => {
    const preparer = preparerOf(builtThread)
    const inThread: Told[] = []
    for (let burst = 0; burst < 200 && inThread.length < 30; burst++) {
      const told = await together(preparer, calls())
      expect(told).toHaveLength(24)
      inThread.push(...told.filter(({ prepared }) => prepared))
    }
    expect(inThread.length).toBeGreaterThanOrEqual(30)
    const kinds = new Set<string>()
    for (const { request, prepared } of inThread) {
      expect(prepared).toEqual(prepare(serviceOf(request.url), request, defaultSettings))
      kinds.add(prepared && 'id' in prepared ? prepared.id : 'refused')
    }
    expect([...kinds].sort()).toEqual(['TD0.2', 'TD2.1', 'refused'])
    expect(errors).toEqual([])
  })

  it('are left to the caller when they come one by one', async () => {
    const preparer = preparerOf(builtThread)
    for (const request of calls()) {
      const [told] = await together(preparer, [request])
      expect(told).toEqual({ request, prepared: undefined })
    }
  })

  it.each([
    [
      'that dies of a message',
      "import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => { throw new Error('lost') })\nparentPort.postMessage('ready')\n",
    ],
    ['that cannot start', "throw new Error('no start')\n"],
  ])('are left to the caller by a thread %s', async (name, source) => {
    const script = join(folder, `${name.replaceAll(' ', '-')}.mjs`)
    writeFileSync(script, source)
    errors.length = 0
    const preparer = preparerOf(pathToFileURL(script))
    for (let burst = 0; burst < 200 && errors.length === 0; burst++) {
      const told = await together(preparer, calls())
      expect(told.map(({ prepared }) => prepared)).toEqual(told.map(() => undefined))
    }
    for (let burst = 0; burst < 3; burst++) {
      const told = await together(preparer, calls())
      expect(told.map(({ prepared }) => prepared)).toEqual(told.map(() => undefined))
    }
    expect(errors).toHaveLength(1)
  })
})

it('a thread keeps no process from its end', () => {
  const module = new URL('../dist/simulator/threads/threaded-preparer.js', import.meta.url)
  const script = `
    import { ThreadedPreparer } from ${JSON.stringify(module.href)}
    const preparer = new ThreadedPreparer({ settings: { maxXmlDepth: 9, guidePackage: '2.10' }, onError: console.error })
    const call = { method: 'POST', url: '', headers: [], body: Buffer.from('<a/>') }
    const burst = (left) => {
      let told = 0
      let worked = 0
      for (let at = 0; at < 12; at++) preparer.prepare('patients', call, (prepared) => {
        told += 1
        if (prepared) worked += 1
        if (told === 12) {
          if (worked === 0 && left > 0) return setTimeout(burst, 5, left - 1)
          console.log(worked > 0 ? 'worked' : 'did not work')
          clearInterval(waiting)
        }
      })
    }
    // What a connection does while it waits.
    const waiting = setInterval(() => {}, 1000)
    burst(1000)`
  const file = join(folder, 'burst.mjs')
  writeFileSync(file, script)
  const ended = spawnSync(process.execPath, [file], { encoding: 'utf8', timeout: 30_000 })
  expect({ status: ended.status, stdout: ended.stdout, stderr: ended.stderr }).toEqual({
    status: 0,
    stdout: 'worked\n',
    stderr: '',
  })
})

it('tells nobody of the calls it had, once closed', async () => {
  const preparer = preparerOf(builtThread)
  errors.length = 0
  // Threads serve from the second crowd on.
  for (let burst = 0; burst < 30; burst++) await together(preparer, calls())
  let told = 0
  for (const request of calls()) preparer.prepare(serviceOf(request.url), request, () => (told += 1))
  preparer.close()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect({ told, errors }).toEqual({ told: 0, errors: [] })
})

it('calls that a connection sends without waiting are processed in their order', async () => {
  const preparer = preparerOf(builtThread)
  let inThread = 0
  const counted: Preparer = {
    prepare: (service, request, ready) =>
      preparer.prepare(service, request, (prepared, body) => {
        if (prepared) inThread += 1
        ready(prepared, body)
      }),
  }
  const settings = { ...defaultSettings, trust: 'open' } as const
  const { pki, now } = bench
  const faults: unknown[] = []
  const simulator = createSimulator({
    store: openStore(undefined),
    clock: () => now,
    seed: 'threads',
    settings,
    anchors: pki,
    population: (at) => population(pki.cards, people, at),
    onBenchError: (error) => faults.push(error),
    preparer: counted,
  })
  const { server, caPem } = pki
  const listening = await listen(simulator, { host: '127.0.0.1', port: 0, tlsPort: 0, server, caPem })
  const handled: string[] = []
  simulator.bench.onExchange(({ request }) => handled.push(request.url))

  const perSocket = 30
  const sockets = Array.from({ length: 8 }, (_, rank) => {
    const socket = connect(listening.port, '127.0.0.1')
    socket.on('data', () => undefined)
    const context = lpsContext({
      card: bench.card('pharmacien-cps'),
      baseUrl,
      clock: () => now,
      ids: seededIds(`${rank}`),
    })
    const { headers, body } = buildTd02(context, bench.person('dmp-ouvert'))
    const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
    for (let call = 0; call < perSocket; call++) {
      // The space tells the call: nothing else of a message differs.
      const head = `POST /s${rank}-${call % 3}/si-dmp-server/v2/services/patients HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n`
      socket.write(Buffer.concat([Buffer.from(head), body]))
    }
    return socket
  })
  await vi.waitFor(() => expect(handled).toHaveLength(perSocket * sockets.length), { timeout: 20_000, interval: 20 })
  for (const socket of sockets) socket.destroy()
  await listening.close()

  for (const rank of sockets.keys()) {
    const own = handled.filter((url) => url.startsWith(`/s${rank}-`)).map((url) => Number(url[4]))
    expect(own).toEqual(Array.from({ length: perSocket }, (_, call) => call % 3))
  }
  expect(inThread).toBeGreaterThan(0)
  expect(faults).toEqual([])
})
