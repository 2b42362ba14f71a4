import type { Context, Env, Hono } from 'hono'
import type { Exchange } from '#simulator/trace/exchange.js'
import type { ConsoleOptions } from './options.js'
import { answering, askedNumber, askedSpace, WrongQuestion, whyParameters } from './question.js'
import type { VerdictsOf } from './verdicts.js'

const defaultLimit = 100
const highestLimit = 1000

export interface LiveConsole {
  /** Ends what pages listen to, which would otherwise last as long as they do. */
  close(): void
}

/**
 * Mounts the page `/` and its API on the simulator's application.
 *
 *   GET  /                              the page, in French
 *   GET  /api/live                      server-sent events, see feed.ts
 *   GET  /api/exchanges.json            journal of a space (?espace=, ?limite=), oldest first, see journal.ts
 *   GET  /api/exchanges/<id>.json       journal of one exchange
 *   GET  /api/exchanges/<id>            the same for a person: a fragment of HTML
 *   GET  /api/cards.json, /api/patients.json
 *   GET  /api/historique.json            accesses to the DMP of ?ins= (&oid=, &espace=) and what the patient was told
 *   GET  /api/pourquoi.json             who reads such a document, through which rows, see why.ts
 *   GET  /matrices, /api/matrices.json  the tables, their cells and who exercises them, see matrices.ts
 *   POST /api/reset                     puts a space back to its first state (?espace=)
 *
 * What answers is imported when first asked for: the bench must be ready for an LPS before it is for a person.
 */
export function mountConsole<E extends Env>(app: Hono<E>, options: ConsoleOptions): LiveConsole {
  const { bench, cards, people } = options
  const feeds = new Set<() => void>()
  let verdicts: VerdictsOf | undefined
  const remembered = async (): Promise<VerdictsOf> => {
    const { rememberedVerdicts } = await import('./verdicts.js')
    verdicts ??= rememberedVerdicts(options)
    return verdicts
  }
  const journal = async (exchanges: readonly Exchange[]) => (await import('../journal.js')).writeJournal(exchanges)
  const find = (c: Context, id: string): Exchange | undefined => {
    const asked = c.req.query('espace')
    const spaces = bench.spaces().filter((space) => asked === undefined || space === asked)
    return spaces.map((space) => bench.exchange(space, id)).find((exchange) => exchange !== undefined)
  }
  const unknown = (c: Context) => c.text('Échange inconnu.\n', 404)

  const api = (path: string, parameters: readonly string[], answer: (c: Context) => Response | Promise<Response>) =>
    app.get(path, answering(parameters, answer))

  app.get('/', async (c) => {
    const { consolePage, pagePolicy } = await import('./page.js')
    return c.html(consolePage(options), 200, { 'Content-Security-Policy': pagePolicy })
  })
  api('/api/live', [], async () => (await import('./feed.js')).liveFeed(options, await remembered(), feeds))
  api('/api/exchanges.json', ['espace', 'limite'], async (c) => {
    const space = askedSpace(c)
    const limit = askedNumber(c, 'limite', 1, highestLimit) ?? defaultLimit
    const exchanges = bench.spaces().includes(space) ? bench.exchanges(space, limit) : []
    return c.json(await journal([...exchanges].reverse()))
  })
  api('/api/exchanges/:id', ['espace'], async (c) => {
    const [, id = '', json] = /^(.*?)(\.json)?$/s.exec(c.req.param('id') ?? '') ?? []
    const exchange = find(c, id)
    if (!exchange) return unknown(c)
    if (json) return c.json(await journal([exchange]))
    const [{ detailFragment }, verdictsOf] = await Promise.all([import('./detail.js'), remembered()])
    return c.html(detailFragment(exchange, await verdictsOf(exchange)))
  })
  api('/api/cards.json', [], (c) =>
    c.json(
      cards.map(({ authentication: _, signature: __, ...card }) => ({
        ...card,
        notAfter: card.notAfter.toISOString(),
      })),
    ),
  )
  api('/api/patients.json', [], (c) => c.json(people))
  api('/api/historique.json', ['ins', 'oid', 'espace'], async (c) => {
    const space = askedSpace(c)
    const [ins, oid] = [c.req.query('ins'), c.req.query('oid') ?? bench.settings.insOids[0] ?? '']
    if (ins?.length !== 15) {
      throw new WrongQuestion('Donnez le patient : ?ins=<15 caractères>, et &oid= s’il n’est pas de test.')
    }
    const [{ notificationsOf }, { insOidRow }] = await Promise.all([
      import('#simulator/domain/access-trace.js'),
      import('#matrix/ins-oids.js'),
    ])
    if (!insOidRow(oid)) throw new WrongQuestion(`L’OID ${oid} n’est celui d’aucun identifiant de patient.`)
    const traces = bench.spaces().includes(space) ? bench.accessTraces(space, { ins, oid }) : []
    return c.json({ traces, notifications: notificationsOf(traces) })
  })
  api('/api/pourquoi.json', whyParameters, async (c) => (await import('./why.js')).answerWhy(c, options))
  const matrices = async (c: Context) => (await import('./matrices.js')).answerMatrices(c, options)
  for (const path of ['/matrices', '/matrices/:table', '/matrices/:table/cellule']) app.get(path, matrices)
  for (const path of ['/api/matrices.json', '/api/matrices/:file']) api(path, [], matrices)
  const reset = (c: Context) => {
    if (!sameOrigin(c)) return c.text('Cette demande vient d’une autre page.\n', 403)
    const space = askedSpace(c)
    bench.reset(space)
    return c.json({ reset: space })
  }
  app.post('/api/reset', answering(['espace'], reset))
  return {
    close() {
      for (const end of feeds) end()
    },
  }
}

/** A page of another site, open in the same browser, must not empty the bench; a script sends no Origin. */
function sameOrigin(c: Context): boolean {
  const origin = c.req.header('origin')
  return origin === undefined || new URL(c.req.url).host === hostOf(origin)
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}
