import { randomUUID } from 'node:crypto'
import type { Env, Hono } from 'hono'
import type { Card } from '#fixtures/cards/card.js'
import type { Person } from '#fixtures/people/index.js'

export const examplePath = '/exemples/td0.2'

/**
 * GET /exemples/td0.2: a TD0.2 request signed on the spot, ready to be posted; its VIHF would not keep in a file.
 *
 * The model LPS is imported on the first call only.
 */
export function mountExamples<E extends Env>(
  app: Hono<E>,
  options: {
    readonly card: Card
    readonly patient: Person
    readonly clock: () => Date
    readonly baseUrl: () => string
  },
): void {
  app.get(examplePath, async (c) => {
    const [{ buildTd02 }, { lpsContext }] = await Promise.all([
      import('#fixtures/lps/patient-query.js'),
      import('#fixtures/lps/context.js'),
    ])
    const { card, patient, clock, baseUrl } = options
    const context = lpsContext({ card, baseUrl: baseUrl(), clock, ids: { uuid: randomUUID } })
    const { headers, body } = buildTd02(context, patient)
    const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
    return c.body(new Uint8Array(body), 200, { 'Content-Type': contentType ?? 'application/soap+xml' })
  })
}
