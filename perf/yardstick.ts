import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What is answered at `/<bytes>`: how far such a server goes with answers as long as those of a search. */
const long = new Map<string, Buffer>()

function answerAt(url: string): Buffer {
  const known = long.get(url) ?? Buffer.alloc(Number(url.slice(1)) || 2, 'ok')
  long.set(url, known)
  return known
}

/** The yardstick: node:http that reads the body and answers a few bytes, and nothing else. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    Buffer.concat(chunks)
    const answer = answerAt(request.url ?? '')
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': answer.length })
    response.end(answer)
  })
})

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`yardstick on ${(server.address() as AddressInfo).port}\n`)
})
