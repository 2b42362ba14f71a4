import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The yardstick: node:http that reads the body and answers a few bytes, and nothing else. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    Buffer.concat(chunks)
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': '2' })
    response.end('ok')
  })
})

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`yardstick on ${(server.address() as AddressInfo).port}\n`)
})
