import { connect, type Socket } from 'node:net'

/** One HTTP/1.1 request, ready to write on a socket, head and body. */
export type WireRequest = Buffer

export interface LoadResult {
  readonly perSecond: number
  readonly p99Ms: number
  readonly count: number
}

export function wireRequest(path: string, contentType: string, body: Uint8Array, port: number): WireRequest {
  const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: ${contentType}\r\nContent-Length: ${body.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), body])
}

const headEnd = Buffer.from('\r\n\r\n')

/** Every answer says in its first kilobytes whether it is a success. */
const startBytes = 8 * 1024

interface Answer {
  readonly status: number
  /** First bytes of the body. */
  readonly start: Buffer
}

/** Reads one answer after the other from a keep-alive connection; each must carry Content-Length. */
class Connection {
  private pending: Buffer = Buffer.alloc(0)
  private missing = -1
  private status = 0
  /** Start of the answer, enough to see what it is: keeping it whole would measure the load generator. */
  private start: Buffer = Buffer.alloc(0)
  private resolve: ((answer: Answer) => void) | undefined
  private reject: ((error: Error) => void) | undefined

  constructor(private readonly socket: Socket) {
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.take(chunk))
    socket.on('error', (error) => this.reject?.(error))
    socket.on('close', () => this.reject?.(new Error('connection closed by the server')))
  }

  send(request: WireRequest): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
      this.socket.write(request)
    })
  }

  end(): void {
    this.reject = undefined
    this.socket.destroy()
  }

  private take(chunk: Buffer): void {
    let rest: Buffer = chunk
    if (this.missing < 0) {
      this.pending = this.pending.length > 0 ? Buffer.concat([this.pending, chunk]) : chunk
      const end = this.pending.indexOf(headEnd)
      if (end < 0) return
      const head = this.pending.subarray(0, end).toString('latin1')
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
      if (length === undefined) {
        this.reject?.(new Error(`answer without Content-Length: ${head}`))
        return
      }
      this.status = Number(head.slice(9, 12))
      this.missing = Number(length)
      rest = this.pending.subarray(end + 4)
      this.pending = Buffer.alloc(0)
    }
    if (this.start.length < startBytes) this.start = this.start.length > 0 ? Buffer.concat([this.start, rest]) : rest
    this.missing -= rest.length
    if (this.missing > 0) return
    const start = this.start
    this.start = Buffer.alloc(0)
    this.missing = -1
    this.resolve?.({ status: this.status, start })
  }
}

const open = (port: number): Promise<Connection> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket)))
    socket.once('error', reject)
  })

/**
 * Sends every request once over keep-alive connections, each connection waiting for its answer before the next.
 *
 *   requests, connections -> rate, 99th percentile latency in ms
 *
 * Throws when an answer is not what `expects` says: a wrong answer quickly given is not a rate.
 */
export async function load(
  port: number,
  requests: Iterable<WireRequest>,
  expects: (status: number, start: Buffer) => boolean,
  connections = 16,
): Promise<LoadResult> {
  const pool = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const source = requests[Symbol.iterator]()
  const latencies: number[] = []
  const started = performance.now()
  await Promise.all(
    pool.map(async (connection) => {
      for (let next = source.next(); !next.done; next = source.next()) {
        const sent = performance.now()
        const answer = await connection.send(next.value)
        latencies.push(performance.now() - sent)
        if (!expects(answer.status, answer.start)) {
          throw new Error(`unexpected answer ${answer.status}: ${answer.start.subarray(0, 2000).toString('utf8')}`)
        }
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  for (const connection of pool) connection.end()
  latencies.sort((a, b) => a - b)
  return {
    perSecond: latencies.length / seconds,
    p99Ms: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
    count: latencies.length,
  }
}

export function* repeat(request: WireRequest, times: number): Generator<WireRequest> {
  for (let sent = 0; sent < times; sent += 1) yield request
}

/** The same requests again and again, so many in all. */
export function* inTurn(requests: readonly WireRequest[], times: number): Generator<WireRequest> {
  for (let sent = 0; sent < times; sent += 1) {
    const next = requests[sent % requests.length]
    if (next) yield next
  }
}
