import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'
import type { TlsIdentity } from './trace/exchange.js'

/** What stands behind a Hono request: Node's message, or a TLS identity given by an in-process caller. */
export interface TransportEnv {
  readonly incoming?: IncomingMessage
  readonly tlsIdentity?: TlsIdentity
}

const identities = new WeakMap<TLSSocket, TlsIdentity>()

/** Who stands at the other end of TLS; undefined over plain HTTP. Read once per connection. */
export function tlsIdentity(env: TransportEnv | undefined): TlsIdentity | undefined {
  const socket = env?.incoming?.socket
  if (!(socket instanceof TLSSocket)) return env?.tlsIdentity
  const known = identities.get(socket)
  if (known) return known
  const certificate = socket.getPeerX509Certificate()
  const serverName = typeof socket.servername === 'string' ? socket.servername : undefined
  const identity: TlsIdentity = {
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher().name,
    ...(serverName ? { serverName } : {}),
    ...(certificate ? { certificate: certificate.raw } : {}),
  }
  identities.set(socket, identity)
  return identity
}

/** Headers as sent where Node has them, in order; else as the Request gives them. */
export function rawHeaders(env: TransportEnv | undefined, request: Request): (readonly [string, string])[] {
  const raw = env?.incoming?.rawHeaders
  return raw ? inPairs(raw) : [...request.headers]
}

/** Node's raw headers, names and values in turn -> pairs. */
export function inPairs(raw: readonly string[]): (readonly [string, string])[] {
  const headers: (readonly [string, string])[] = []
  for (let at = 0; at + 1 < raw.length; at += 2) headers.push([raw[at] ?? '', raw[at + 1] ?? ''])
  return headers
}
