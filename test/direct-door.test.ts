import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aCda } from '#fixtures/documents/cda.js'
import { buildTd02, buildTd21, buildTd31, buildTd32, findDocuments, httpSend, lpsContext } from '#fixtures/lps/index.js'
import { seededIds } from '#simulator/ids.js'
import { type Listening, listen } from '#simulator/serve.js'
import type { RawRequest, RawResponse } from '#simulator/trace/exchange.js'
import { baseUrl, type TestBench, testBench } from './support/bench.js'

let bench: TestBench
let listening: Listening
beforeEach(async () => {
  // Two benches are compared, whose answers tell the second.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date() })
  bench = await testBench({ trust: 'open', maxRequestBytes: 1024 * 1024 })
  const { server, caPem } = bench.pki
  listening = await listen(bench.simulator, { host: '127.0.0.1', port: 0, tlsPort: 0, server, caPem })
})
afterEach(async () => {
  vi.useRealTimers()
  await listening.close()
})

const withBody = (request: RawRequest, body: Uint8Array): RawRequest => ({
  ...request,
  headers: request.headers.filter(([name]) => name.toLowerCase() !== 'content-length'),
  body,
})

/** Feeds eight documents one by one, searches them, reads one: the answers of the search are long. */
function conversation({ card, person, now }: TestBench): RawRequest[] {
  const ids = seededIds('direct door')
  const patient = person('dmp-ouvert')
  const author = card('pharmacien-cps')
  const context = lpsContext({ card: author, baseUrl, clock: () => now, ids })
  const uniqueIds = Array.from({ length: 8 }, (_, rank) => `1.2.250.1.999.9.1.8.${rank + 1}`)
  const document = (uniqueId: string) =>
    aCda({ uniqueId, patient, author, title: 'Essai', typeCode: '11488-4', creationTime: now, body: 'text' })
  return [
    buildTd02(context, patient),
    ...uniqueIds.map((uniqueId) => buildTd21(context, patient, [document(uniqueId)])),
    buildTd31(context, patient, findDocuments(patient)),
    buildTd31(context, patient, findDocuments(patient)),
    buildTd32(context, patient, uniqueIds.slice(0, 1)),
    withBody(buildTd02(context, patient), Buffer.from('<not-soap/>')),
  ]
}

const lengthless = (request: RawRequest | undefined) =>
  Object.fromEntries((request?.headers ?? []).filter(([name]) => name.toLowerCase() !== 'content-length'))

const volatile = ['date', 'connection', 'keep-alive']
const comparable = ({ status, headers, body }: RawResponse) => ({
  status,
  headers: headers.filter(([name]) => !volatile.includes(name.toLowerCase())),
  body: Buffer.from(body).toString('latin1'),
})

describe('the direct door', () => {
  it('answers and records what the application does, byte for byte', async () => {
    const other = await testBench({ trust: 'open', maxRequestBytes: 1024 * 1024 })
    const send = httpSend(`http://127.0.0.1:${listening.port}`)
    const requests = conversation(bench)
    const lengths: number[] = []
    for (const request of requests) {
      const direct = await send(request)
      expect(comparable(direct)).toEqual(comparable(await other.send(request)))
      lengths.push(direct.body.length)
    }
    send.close()
    expect(Math.max(...lengths)).toBeGreaterThan(40_000)
    const journal = ({ simulator }: TestBench) =>
      simulator.bench.exchanges('defaut', 100).map(({ request, response, ...exchange }) => ({
        ...exchange,
        request: Buffer.from(request.body).toString('latin1'),
        response: response && [response.status, response.headers, Buffer.from(response.body).toString('latin1')],
      }))
    expect(journal(bench)).toEqual(journal(other))
    expect(journal(bench)).toHaveLength(requests.length)
    expect([...bench.faults, ...other.faults]).toEqual([])
  })

  it.each([
    [
      'a body of unknown length',
      'POST',
      '/si-dmp-server/v2/services/patients',
      { 'transfer-encoding': 'chunked' },
      200,
    ],
    ['another space', 'POST', '/ailleurs/si-dmp-server/v2/services/patients', {}, 200],
    ['a query', 'POST', '/si-dmp-server/v2/services/patients?x=1', {}, 200],
    ['another method', 'PUT', '/si-dmp-server/v2/services/patients', {}, 405],
    ['an unknown service', 'POST', '/si-dmp-server/v2/services/nothing', {}, 404],
    ['a name that is no space', 'POST', '/A_B/si-dmp-server/v2/services/patients', {}, 404],
  ])('leaves or takes %s, and the answer is right', async (_what, method, path, headers, status) => {
    const [good] = conversation(bench)
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      const sent = httpRequest({
        port: listening.port,
        method,
        path,
        headers: { ...lengthless(good), ...headers },
      })
      sent.on('error', reject)
      sent.on('response', (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode))
      })
      sent.end(good?.body)
    })
    expect(answered).toBe(status)
    expect(bench.faults).toEqual([])
  })

  it('records a client that goes away in the middle, and serves the next', async () => {
    const recorded = new Promise((resolve) => {
      bench.simulator.bench.onExchange(resolve)
    })
    const socket = connect(listening.port, '127.0.0.1', () => {
      socket.write(
        'POST /si-dmp-server/v2/services/patients HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 500\r\n\r\n<half',
        () => setTimeout(() => socket.destroy(), 50),
      )
    })
    expect(await recorded).toMatchObject({ rejection: { rejection: 'mime-unreadable', detail: 'corps interrompu' } })
    const send = httpSend(`http://127.0.0.1:${listening.port}`)
    const [good] = conversation(bench)
    expect((await send(good as RawRequest)).status).toBe(200)
    send.close()
    expect(bench.faults).toEqual([])
  })

  it('refuses a body over the limit', async () => {
    const send = httpSend(`http://127.0.0.1:${listening.port}`)
    const [good] = conversation(bench)
    const answer = await send(withBody(good as RawRequest, Buffer.alloc(1024 * 1024 + 1, ' ')))
    send.close()
    expect(answer.status).toBe(413)
  })
})
