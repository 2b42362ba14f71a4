import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Pki } from '#fixtures/cards/pki.js'
import { httpSend, inProcessSend, mutualTlsSend, tlsIdentityOf } from '#fixtures/lps/index.js'
import type { RawRequest } from '#simulator/trace/exchange.js'
import { cardOf, testPki } from './support/test-pki.js'

const request: RawRequest = {
  method: 'POST',
  url: '/salle-2/si-dmp-server/v2/services/patients',
  headers: [
    ['Host', 'lps.test'],
    ['Content-Type', 'application/soap+xml; action="urn:a"'],
    ['Content-Length', '5'],
  ],
  body: Buffer.from([0, 13, 10, 255, 7]),
}

let pki: Pki
const closing: (() => void)[] = []
beforeAll(async () => {
  pki = await testPki()
})
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** Says back what it got, and in which connection. */
const sockets = new WeakMap<object, number>()
let connections = 0
async function echo(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  if (!sockets.has(incoming.socket)) sockets.set(incoming.socket, ++connections)
  const certificate = (incoming.socket as Partial<TLSSocket>).getPeerX509Certificate?.()
  outgoing.writeHead(503, {
    'X-Echo': `${incoming.method} ${incoming.url} ${incoming.rawHeaders.slice(0, 6).join('|')}`,
    'X-Connection': String(sockets.get(incoming.socket)),
    'X-Subject': Buffer.from(certificate?.raw ?? []).toString('base64'),
  })
  outgoing.end(Buffer.concat(chunks))
}

const listen = (server: ReturnType<typeof createServer>): Promise<number> =>
  new Promise((resolve) => {
    closing.push(() => server.close())
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

const headerOf = (headers: RawRequest['headers'], name: string): string | undefined =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1]

const echoed = `POST ${request.url} ${request.headers.flat().join('|')}`

describe('httpSend', () => {
  it('sends bytes and headers as given, and keeps its connection', async () => {
    const port = await listen(createServer(echo))
    const send = httpSend(`http://127.0.0.1:${port}/ignored`, { connections: 1 })
    closing.push(send.close)
    const [one, two] = [await send(request), await send(request)]
    expect(one.status).toBe(503)
    expect(Buffer.from(one.body).equals(Buffer.from(request.body))).toBe(true)
    expect(headerOf(one.headers, 'x-echo')).toBe(echoed)
    expect(headerOf(two.headers, 'x-connection')).toBe(headerOf(one.headers, 'x-connection'))
  })

  it('rejects when nobody answers', async () => {
    const port = await listen(createServer(echo))
    for (const close of closing.splice(0)) close()
    await expect(httpSend(`http://127.0.0.1:${port}`)(request)).rejects.toThrow(/ECONNREFUSED/)
  })
})

describe('mutualTlsSend', () => {
  const secure = () =>
    createTlsServer(
      { cert: pki.server.certificatePem, key: pki.server.keyPem, requestCert: true, rejectUnauthorized: false },
      echo,
    )

  it('shows the authentication certificate of the card', async () => {
    const card = cardOf(pki, 'generaliste-cps')
    const port = await listen(secure())
    const send = mutualTlsSend({ baseUrl: `https://127.0.0.1:${port}`, card, caPem: pki.caPem })
    closing.push(send.close)
    const { headers, body } = await send(request)
    expect(headerOf(headers, 'x-subject')).toBe(Buffer.from(card.authentication.certificateDer).toString('base64'))
    expect(Buffer.from(body).equals(Buffer.from(request.body))).toBe(true)
  })

  it('sends nothing to a server whose certificate it does not trust', async () => {
    const card = cardOf(pki, 'generaliste-cps')
    const port = await listen(secure())
    const send = mutualTlsSend({ baseUrl: `https://127.0.0.1:${port}`, card, caPem: card.signature.certificatePem })
    closing.push(send.close)
    await expect(send(request)).rejects.toThrow(/certificate/)
  })
})

it('inProcessSend gives the request and the TLS identity of the card', async () => {
  const identity = tlsIdentityOf(cardOf(pki, 'generaliste-cps'))
  let seen: unknown
  const app = {
    async request(url: string, init: RequestInit, env?: object) {
      const sent = new Request(`http://localhost${url}`, init)
      seen = [sent.method, url, sent.headers.get('content-type'), Buffer.from(await sent.arrayBuffer()), env]
      return new Response(Buffer.from([1, 0, 255]), { status: 500, headers: { 'X-A': 'b' } })
    },
  }
  const answer = await inProcessSend(app, identity)(request)
  expect(seen).toEqual(['POST', request.url, request.headers[1]?.[1], request.body, { tlsIdentity: identity }])
  expect(answer.status).toBe(500)
  expect(answer.headers).toContainEqual(['x-a', 'b'])
  expect([...answer.body]).toEqual([1, 0, 255])
})
