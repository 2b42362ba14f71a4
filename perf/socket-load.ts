import { connect, type Socket } from 'node:net'
import {
  type Batch,
  type Expects,
  type LoadResult,
  percentile99,
  shareOf,
  usualConnections,
  type WireRequest,
} from './wire-request.js'

function inOneBuffer({ path, contentType, body }: WireRequest, port: number): Buffer {
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
  readonly bytes: number
}

/** Reads one answer after the other from a keep-alive connection; each must carry Content-Length. */
class Connection {
  private pending: Buffer = Buffer.alloc(0)
  private missing = -1
  private status = 0
  private bytes = 0
  /** Start of the answer, enough to see what it is: keeping it whole would measure the load generator. */
  private start: Buffer = Buffer.alloc(0)
  private resolve: ((answer: Answer) => void) | undefined
  private reject: ((error: Error) => void) | undefined

  constructor(private readonly socket: Socket) {
    socket.setNoDelay(true)
    socket.on('error', (error) => this.reject?.(error))
    socket.on('close', () => this.reject?.(new Error('connection closed by the server')))
  }

  send(request: Buffer): Promise<Answer> {
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

  /** What came; the next bytes will be in the same memory. */
  take(chunk: Buffer): void {
    let rest = chunk
    if (this.missing < 0) {
      const known = this.pending.length > 0 ? Buffer.concat([this.pending, chunk]) : chunk
      const end = known.indexOf(headEnd)
      if (end < 0) {
        this.pending = Buffer.from(known)
        return
      }
      const head = known.toString('latin1', 0, end)
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
      if (length === undefined) {
        this.reject?.(new Error(`answer without Content-Length: ${head}`))
        return
      }
      this.status = Number(head.slice(9, 12))
      this.missing = Number(length)
      this.bytes = end + 4 + this.missing
      rest = known.subarray(end + 4)
      this.pending = Buffer.alloc(0)
    }
    if (this.start.length < startBytes) {
      this.start = Buffer.concat([this.start, rest.subarray(0, startBytes - this.start.length)])
    }
    this.missing -= rest.length
    if (this.missing > 0) return
    const start = this.start
    this.start = Buffer.alloc(0)
    this.missing = -1
    this.resolve?.({ status: this.status, start, bytes: this.bytes })
  }
}

/** Every socket reads into it, one after the other: memory of its own for each chunk costs more than reading it. */
const readInto = Buffer.alloc(512 * 1024)

const open = (port: number): Promise<Connection> =>
  new Promise((resolve, reject) => {
    const callback = (bytes: number): boolean => {
      connection.take(readInto.subarray(0, bytes))
      return true
    }
    const onread = { buffer: readInto, callback }
    const socket = connect({ port, host: '127.0.0.1', onread }, () => resolve(connection))
    const connection = new Connection(socket)
    socket.once('error', reject)
  })

/**
 * The same load with sockets of ours, which cost far less than autocannon: for long answers, that autocannon itself
 * slows down, and to see what the generator takes of a rate.
 *
 * Throws when an answer is not what `expects` says of its first kilobytes.
 */
export async function socketLoad(
  port: number,
  batch: Batch,
  expects: Expects,
  connections = usualConnections,
): Promise<LoadResult> {
  const clients = await Promise.all(
    Array.from({ length: Math.min(connections, batch.amount) }, async (_, rank) => ({
      connection: await open(port),
      requests: shareOf(batch, rank, connections).map((request) => inOneBuffer(request, port)),
      amount: Math.floor(batch.amount / connections) + (rank < batch.amount % connections ? 1 : 0),
    })),
  )
  const latencies: number[] = []
  let bytes = 0
  const started = performance.now()
  await Promise.all(
    clients.map(async ({ connection, requests, amount }) => {
      for (let sent = 0; sent < amount; sent += 1) {
        const request = requests[sent % requests.length]
        if (!request) throw new Error('no request to send')
        const from = performance.now()
        const answer = await connection.send(request)
        latencies.push(performance.now() - from)
        bytes += answer.bytes
        if (!expects(answer.status, answer.start)) {
          throw new Error(`unexpected answer ${answer.status}: ${answer.start.subarray(0, 2000).toString('utf8')}`)
        }
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  for (const { connection } of clients) connection.end()
  return {
    perSecond: latencies.length / seconds,
    p99Ms: percentile99(latencies),
    answerBytes: bytes / latencies.length,
  }
}
