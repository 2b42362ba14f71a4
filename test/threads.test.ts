import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCda } from '#fixtures/documents/cda.js'
import { buildTd02, buildTd21, lpsContext } from '#fixtures/lps/index.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings } from '#simulator/settings.js'
import { type Prepared, prepare } from '#simulator/stages/prepare.js'
import { ThreadedPreparer } from '#simulator/threads/threaded-preparer.js'
import type { RawRequest } from '#simulator/trace/exchange.js'
import { baseUrl, type TestBench, testBench } from './support/bench.js'
import { builtThread, serviceOf } from './support/thread-calls.js'

expect.addEqualityTesters([
  (left, right) =>
    left instanceof Uint8Array && right instanceof Uint8Array ? Buffer.compare(left, right) === 0 : undefined,
])

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
