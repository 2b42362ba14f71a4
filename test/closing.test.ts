import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import {
  Agent,
  createServer,
  get,
  type IncomingMessage,
  type RequestListener,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { main } from '#cli/main.js'
import { closing } from '#simulator/serve.js'
import { testPki } from './support/test-pki.js'

const portOf = (server: Server): number => (server.address() as AddressInfo).port

/** A server that listens, and what closes it. */
async function opened(handler: RequestListener) {
  const server = createServer({ keepAliveTimeout: 65_000 }, handler)
  const close = closing(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: portOf(server), close }
}

/** Status and length of an answer, or what became of the call. */
const call = (port: number, agent?: Agent) =>
  new Promise<string>((resolve) => {
    const asked = get({ port, host: '127.0.0.1', ...(agent ? { agent } : {}) }, (answer) => {
      let length = 0
      answer.on('data', (piece: Buffer) => {
        length += piece.length
      })
      answer.on('end', () => resolve(`${answer.statusCode} ${length}`))
      answer.on('error', (error: NodeJS.ErrnoException) => resolve(`cut: ${error.code}`))
    })
    asked.on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)))
  })

/** Long enough for a connection that was cut to be told, whatever clock a test holds. */
const realTimeout = setTimeout
const long = () => new Promise((resolve) => realTimeout(resolve, 200))

/** The two seconds pass when a test says so: what closes without them closes by itself. */
const holdTheClock = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
afterEach(() => {
  vi.useRealTimers()
})

describe('a server that closes', () => {
  it('finishes the calls it is answering, and takes no other', async () => {
    const answer = Buffer.alloc(3_000_000)
    const began: ServerResponse[] = []
    const { port, close } = await opened((_, outgoing) => began.push(outgoing))
    const agent = new Agent({ keepAlive: true })
    const calls = Array.from({ length: 5 }, () => call(port, agent))
    await vi.waitUntil(() => began.length === 5)
    holdTheClock()
    const closed = close()
    expect(await call(port)).toBe('ECONNREFUSED')
    for (const outgoing of began) outgoing.end(answer)
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 5 }, () => `200 ${answer.length}`))
    await closed
    agent.destroy()
  })

  it('does not wait for connections on which nothing is asked, or not wholly', async () => {
    const { port, close } = await opened((_, outgoing) => outgoing.end('x'))
    const agent = new Agent({ keepAlive: true })
    expect(await call(port, agent)).toBe('200 1')
    const half = connect(port, '127.0.0.1')
    const silent = connect(port, '127.0.0.1')
    const ended = [half, silent].map((socket) => new Promise((resolve) => socket.on('close', resolve)))
    for (const socket of [half, silent]) socket.on('error', () => undefined)
    half.write('POST / HTTP/1.1\r\nHost: a\r\n')
    await new Promise((resolve) => setTimeout(resolve, 100))
    holdTheClock()
    await close()
    await Promise.all(ended)
    agent.destroy()
  })

  it('waits two seconds at most, and until those that it cuts know', async () => {
    const heard: string[] = []
    const { port, close } = await opened((incoming) => {
      incoming.resume().on('error', () => undefined)
      incoming.on('close', () => heard.push('cut'))
    })
    const asked = request({ port, host: '127.0.0.1', method: 'POST', headers: { 'content-length': 10 } })
    asked.on('error', () => undefined)
    asked.write('x')
    await new Promise((resolve) => setTimeout(resolve, 100))
    holdTheClock()
    const closed = close()
    vi.advanceTimersByTime(1999)
    await long()
    expect(heard).toEqual([])
    vi.advanceTimersByTime(1)
    await closed
    expect(heard).toEqual(['cut'])
  })
})

describe('dmp-bench serve', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-arret-'))
  beforeAll(async () => {
    vi.stubEnv('DMP_BENCH_HOME', folder)
    symlinkSync((await testPki()).directory, join(folder, 'pki'))
  })
  afterAll(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true, force: true })
  })

  it('closes what pages and readers listen to at once, and leaves a second signal to the system', async () => {
    const signals = ['SIGINT', 'SIGTERM'] as const
    const before = signals.map((signal) => process.listeners(signal))
    const lines: string[] = []
    const said: string[] = []
    const ended = main(['serve', '--port', '0', '--tls-port', '0'], {
      out: (line) => lines.push(line),
      err: (line) => said.push(line),
    })
    await vi.waitUntil(() => lines.at(-1)?.startsWith('Ctrl-C'), { timeout: 20_000 })
    const [origin = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(lines.join('\n')) ?? []
    const feed = await new Promise<IncomingMessage>((resolve) => get(`${origin}/api/live`, resolve))
    const feedEnded = new Promise((resolve) => feed.on('close', resolve))
    feed.on('error', () => undefined).resume()
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/lecteurs/ws`)
    await new Promise((resolve) => socket.on('open', resolve))
    const socketEnded = new Promise((resolve) => socket.on('close', resolve))

    const [stop] = process.listeners('SIGTERM').filter((one) => !before[1]?.includes(one))
    holdTheClock()
    stop?.('SIGTERM')
    expect(signals.map((signal) => process.listeners(signal))).toEqual(before)
    await Promise.all([feedEnded, socketEnded])
    expect(await ended).toBe(0)
    expect(said).toEqual(['dmp-bench est arrêté.'])
  })
})
