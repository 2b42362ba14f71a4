import { createRequire } from 'node:module'
import autocannon from 'autocannon'
import { type Batch, type Expects, type LoadResult, percentile99, shareOf, usualConnections } from './wire-request.js'

export const autocannonVersion = (createRequire(import.meta.url)('autocannon/package.json') as { version: string })
  .version

/** autocannon ends its run at a tick; the clock of the measure stops at the last answer, whenever that tick comes. */
const tickMs = 20

/**
 * The same load with autocannon: the generator, hence the unit, of the targets.
 *
 *   port, batch -> rate from the first request to the last answer, 99th percentile latency in ms
 *
 * Each connection has a share of the requests of its own. Throws when an answer is missing, has another status than
 * 200 or is not what `expects` says: an error quickly given is not a rate.
 */
export async function autocannonLoad(
  port: number,
  batch: Batch,
  expects: Expects,
  connections = usualConnections,
): Promise<LoadResult> {
  const latencies: number[] = []
  let wrong: string | undefined
  let bytes = 0
  let ended = 0
  let connection = 0
  const options: autocannon.Options = {
    url: `http://127.0.0.1:${port}`,
    connections,
    amount: batch.amount,
    sampleInt: tickMs,
    bailout: 1,
    verifyBody: (body) => {
      const right = expects(200, String(body))
      if (!right) wrong ??= String(body).slice(0, 2000)
      return right
    },
    setupClient: (client) => {
      const share = shareOf(batch, connection, connections)
      connection += 1
      client.setRequests(
        share.map(({ path, contentType, body }) => ({
          method: 'POST' as const,
          path,
          headers: { 'content-type': contentType },
          body,
        })),
      )
    },
  }
  const finished = new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)))
    run.on('response', (_, status, size, latency) => {
      ended = performance.now()
      bytes += size
      latencies.push(latency)
      if (status !== 200) wrong ??= `status ${status}`
    })
  })
  // Every request is built and nothing is sent yet.
  const started = performance.now()
  const { errors, timeouts, mismatches } = await finished
  if (wrong !== undefined || errors + timeouts + mismatches > 0 || latencies.length !== batch.amount) {
    const count = `${latencies.length} answers for ${batch.amount} requests, ${errors} errors, ${timeouts} timeouts`
    throw new Error(`unexpected answer (${count}): ${wrong ?? ''}`)
  }
  return {
    perSecond: (1000 * latencies.length) / (ended - started),
    p99Ms: percentile99(latencies),
    answerBytes: bytes / latencies.length,
  }
}
