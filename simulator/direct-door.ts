import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { lengthOf, piecesOf } from './pieced-response.js'
import type { Rejection } from './rejection.js'
import { defaultSpace } from './spaces.js'
import type { Prepared } from './stages/prepare.js'
import type { Preparer } from './threads/preparer.js'
import type { RawRequest, RawResponse, TlsIdentity } from './trace/exchange.js'
import { inPairs, tlsIdentity } from './transport-env.js'

/** What is known of a message before it is processed: that it cannot be, or what it says. */
interface Known {
  readonly early?: Rejection
  readonly prepared?: Prepared
}

/** Takes a call and answers it later, or tells at once that it does not: false. */
export type DirectDoor = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean

export interface DirectDoorOptions {
  readonly services: ReadonlySet<string>
  readonly maxBodyBytes: number
  readonly hasSpace: (name: string) => boolean
  /** Works a message out, or leaves it to `process`. */
  readonly prepare: Preparer['prepare']
  readonly process: (
    space: string,
    service: string,
    request: RawRequest,
    tls: TlsIdentity | undefined,
    known: Known,
  ) => RawResponse
  /** Told of a fault of the bench itself. */
  readonly onError: (error: unknown) => void
}

const target = /^(?:\/([a-z0-9][a-z0-9-]{0,39}))?\/si-dmp-server\/v2\/services\/([A-Za-z]+)$/
const host = /^[\w.-]+(?::\d{1,5})?$/

/**
 * A shorter way for what nearly every call is: a POST of a known length to a service, by its plain address.
 *
 * Making web requests and responses out of Node's costs as much as a fifth of a TD0.2. Any other call is left to the
 * application, which answers the same.
 */
export function directDoor({
  services,
  maxBodyBytes,
  hasSpace,
  prepare,
  process,
  onError,
}: DirectDoorOptions): DirectDoor {
  const answer = (outgoing: ServerResponse, respond: () => RawResponse): void => {
    try {
      send(outgoing, respond())
    } catch (error) {
      onError(error)
      if (outgoing.headersSent) outgoing.destroy()
      else outgoing.writeHead(500).end()
    }
  }

  /** Calls that came while one of their connection was not answered yet. */
  const followers = new WeakMap<Socket, (() => void)[]>()

  /** One call of a connection at a time, in their order: each may change what the next one finds. */
  const inTurn = (socket: Socket, work: (done: () => void) => void): void => {
    const done = (): void => {
      const next = followers.get(socket)?.shift()
      if (next) next()
      else followers.delete(socket)
    }
    const waiting = followers.get(socket)
    if (waiting) waiting.push(() => work(done))
    else {
      followers.set(socket, [])
      work(done)
    }
  }

  return (incoming, outgoing) => {
    const { method, url = '', headers } = incoming
    const [path, space = defaultSpace, service = ''] = target.exec(url) ?? []
    if (method !== 'POST' || path === undefined || !services.has(service)) return false
    const announced = headers['content-length']
    const size = Number(announced)
    if (announced === undefined || size > maxBodyBytes || !host.test(headers.host ?? '')) return false
    if (!hasSpace(space)) return false

    const head = { method, url: path, headers: inPairs(incoming.rawHeaders) }
    const tls = tlsIdentity({ incoming })
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const [only] = chunks
      const body = only && chunks.length === 1 ? only : Buffer.concat(chunks)
      const request = { ...head, body }
      inTurn(incoming.socket, (done) =>
        prepare(service, request, (prepared, moved) => {
          const received = moved ? { ...request, body: moved } : request
          answer(outgoing, () => process(space, service, received, tls, prepared ? { prepared } : {}))
          done()
        }),
      )
    })
    incoming.on('close', () => {
      if (incoming.complete) return
      const early: Rejection = { rejection: 'mime-unreadable', detail: 'corps interrompu' }
      answer(outgoing, () => process(space, service, { ...head, body: new Uint8Array() }, tls, { early }))
    })
    // Followed by `close`, which says all.
    incoming.on('error', () => undefined)
    return true
  }
}

/** Header names in lower case and in order, as the application's own answers have them. */
function send(outgoing: ServerResponse, response: RawResponse): void {
  const pieces = piecesOf(response)
  const headers = [...response.headers, ['content-length', String(lengthOf(pieces))] as const]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  outgoing.writeHead(response.status, headers.flat())
  const [only] = pieces
  if (pieces.length === 1) outgoing.end(only)
  else {
    outgoing.cork()
    for (const piece of pieces) outgoing.write(piece)
    outgoing.end()
    outgoing.uncork()
  }
}
