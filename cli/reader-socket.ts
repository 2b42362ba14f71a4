import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ReaderService } from '#fixtures/reader/service.js'
import { isOwnOrigin } from './same-origin.js'

export const socketPath = '/api/lecteurs/ws'

/** Longer than any message of a software: a signature is asked for a digest or for a few kilobytes. */
const maxMessageBytes = 4 * 1024 * 1024

/** The WebSocket door of the reader: hands it connections, and closes them all. */
export interface ReaderSocket {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  close(): void
}

/**
 * WebSocket at `/api/lecteurs/ws`: a client asks what `socket-protocol.ts` says, and hears every event of the reader.
 *
 * A page of another origin is refused, as over HTTP; a script sends no Origin. The package is loaded at the first
 * connection.
 */
export function readerSocket(open: () => Promise<ReaderService>): ReaderSocket {
  const connections = new Set<{ terminate(): void }>()
  const accept = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const [{ WebSocketServer }, { answerMessage }, service] = await Promise.all([
      import('ws'),
      import('#fixtures/reader/socket-protocol.js'),
      open(),
    ])
    const server = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes })
    server.handleUpgrade(request, socket, head, (client) => {
      connections.add(client)
      const stop = service.onEvent((event) => client.send(JSON.stringify(event)))
      client.on('message', (data) => {
        answerMessage(service, String(data)).then(
          (answer) => client.send(JSON.stringify(answer)),
          () => client.close(1011, 'erreur du banc'),
        )
      })
      // A client that breaks the protocol is disconnected by ws, which then says why to nobody else.
      client.on('error', () => client.terminate())
      client.on('close', () => {
        stop()
        connections.delete(client)
      })
    })
  }
  return {
    upgrade: (request, socket, head) => {
      if (!isOurs(request)) {
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
        return
      }
      accept(request, socket, head).catch(() => socket.destroy())
    },
    close: () => {
      for (const client of connections) client.terminate()
    },
  }
}

function isOurs({ url = '', headers }: IncomingMessage): boolean {
  if (url.split('?')[0] !== socketPath) return false
  return isOwnOrigin(headers.origin, headers.host)
}
