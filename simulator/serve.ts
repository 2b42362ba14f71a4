import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import type { Simulator } from './app.js'

export interface ListenOptions {
  readonly host: string
  /** 0 picks a free port. */
  readonly port: number
  readonly tlsPort: number
  readonly server: { readonly certificatePem: string; readonly keyPem: string }
  /** PEM of the authorities named to clients when their certificate is asked for. */
  readonly caPem: string
  /** Takes the connections that change of protocol (WebSocket); without it they are refused. */
  readonly upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

export interface Listening {
  readonly port: number
  readonly tlsPort: number
  /** Lets the calls that are being answered finish, for two seconds at most. */
  close(): Promise<void>
}

/** Suites that the DMP opens to LPS in TLS 1.2 (source: dmp-wire, section 2); TLS 1.3 keeps its own. */
const ciphers = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-SHA384',
].join(':')

const listenOn = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })

/** Calls that are being answered when the server closes have so long to be. */
const graceMs = 2000

/**
 * What closes a server without cutting those it is answering: no new connection, idle ones closed at once, the others
 * as soon as they have their answer, and all of them after two seconds.
 *
 *   server, before it listens -> close
 */
export function closing(server: Server): () => Promise<void> {
  const connections = new Set<Socket>()
  const answering = new Set<ServerResponse>()
  let afterAnswer: (() => void) | undefined
  server.on('connection', (socket) => {
    connections.add(socket)
    socket.on('close', () => connections.delete(socket))
  })
  server.on('request', (_, outgoing) => {
    answering.add(outgoing)
    outgoing.on('close', () => {
      answering.delete(outgoing)
      afterAnswer?.()
    })
  })
  return () =>
    new Promise((resolve) => {
      let closed = false
      // Connections that only began to speak, or that changed of protocol, are not in the lists of the server.
      const cut = () => {
        for (const socket of connections) socket.destroy()
      }
      // A call that was cut is told after its connection: it is still to be noted.
      const goOn = () => {
        if (answering.size > 0) server.closeIdleConnections()
        else if (!closed) cut()
        else resolve()
      }
      afterAnswer = goOn
      const deadline = setTimeout(cut, graceMs)
      server.close(() => {
        clearTimeout(deadline)
        closed = true
        goOn()
      })
      goOn()
    })
}

/**
 * Opens the two doors of the simulator: HTTP, and HTTPS that asks for a client certificate.
 *
 * A client without certificate, or with one of another authority, is let through the handshake and refused by the
 * pipeline, so that the journal can say why. Rejects with the error of Node (`code`, `port`) when a port is taken.
 */
export async function listen({ app, answerDirectly }: Simulator, options: ListenOptions): Promise<Listening> {
  const application = getRequestListener(app.fetch, { hostname: options.host })
  const handler = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    if (!answerDirectly(incoming, outgoing)) application(incoming, outgoing)
  }
  const http = createHttpServer({ keepAliveTimeout: 65_000 }, handler)
  const https = createHttpsServer(
    {
      key: options.server.keyPem,
      cert: options.server.certificatePem,
      ca: options.caPem,
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
      ciphers,
      honorCipherOrder: true,
      keepAliveTimeout: 65_000,
    },
    handler,
  )
  if (options.upgrade) for (const server of [http, https]) server.on('upgrade', options.upgrade)
  const closeHttp = closing(http)
  const closeHttps = closing(https)
  try {
    const port = await listenOn(http, options.host, options.port)
    const tlsPort = await listenOn(https, options.host, options.tlsPort)
    return {
      port,
      tlsPort,
      close: async () => {
        await Promise.all([closeHttp(), closeHttps()])
      },
    }
  } catch (error) {
    await closeHttp()
    throw error
  }
}
