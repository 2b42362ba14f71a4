import type { Context, Env, Hono } from 'hono'
import { isSpaceName } from '#simulator/spaces.js'
import type { Exchange } from '#simulator/trace/exchange.js'
import type { ConsoleOptions } from './options.js'
import type { VerdictsOf } from './verdicts.js'

const defaultLimit = 100
const highestLimit = 1000

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
export function mountConsole<E extends Env>(app: Hono<E>, options: ConsoleOptions): void {
  const { bench, cards, people } = options
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

  app.get('/', async (c) => {
    const { consolePage, pagePolicy } = await import('./page.js')
    return c.html(consolePage(options), 200, { 'Content-Security-Policy': pagePolicy })
  })
  app.get('/api/live', async () => (await import('./feed.js')).liveFeed(options, await remembered()))
  app.get('/api/exchanges.json', async (c) => {
    const space = c.req.query('espace') ?? 'defaut'
    const limit = Math.min(Math.max(Number(c.req.query('limite')) || defaultLimit, 1), highestLimit)
    const exchanges = bench.spaces().includes(space) ? bench.exchanges(space, limit) : []
    return c.json(await journal([...exchanges].reverse()))
  })
  app.get('/api/exchanges/:id', async (c) => {
    const [, id = '', json] = /^(.*?)(\.json)?$/s.exec(c.req.param('id')) ?? []
    const exchange = find(c, id)
    if (!exchange) return unknown(c)
    if (json) return c.json(await journal([exchange]))
    const [{ detailFragment }, verdictsOf] = await Promise.all([import('./detail.js'), remembered()])
    return c.html(detailFragment(exchange, await verdictsOf(exchange)))
  })
  app.get('/api/cards.json', (c) =>
    c.json(
      cards.map(({ authentication: _, signature: __, ...card }) => ({
        ...card,
        notAfter: card.notAfter.toISOString(),
      })),
    ),
  )
  app.get('/api/patients.json', (c) => c.json(people))
  app.get('/api/historique.json', async (c) => {
    const space = c.req.query('espace') ?? 'defaut'
    const [ins, oid] = [c.req.query('ins'), c.req.query('oid') ?? bench.settings.insOids[0] ?? '']
    if (!ins) return c.text('Donnez le patient : ?ins=<15 caractères>, et &oid= s’il n’est pas de test.\n', 400)
    const { notificationsOf } = await import('#simulator/domain/access-trace.js')
    const traces = bench.spaces().includes(space) ? bench.accessTraces(space, { ins, oid }) : []
    return c.json({ traces, notifications: notificationsOf(traces) })
  })
  app.get('/api/pourquoi.json', async (c) => (await import('./why.js')).answerWhy(c, options))
  const matrices = async (c: Context) => (await import('./matrices.js')).answerMatrices(c, options)
  for (const path of ['/matrices', '/matrices/:table', '/matrices/:table/cellule']) app.get(path, matrices)
  for (const path of ['/api/matrices.json', '/api/matrices/:file']) app.get(path, matrices)
  app.post('/api/reset', (c) => {
    if (!sameOrigin(c)) return c.text('Cette demande vient d’une autre page.\n', 403)
    const wrong = Object.keys(c.req.query()).find((name) => name !== 'espace')
    if (wrong !== undefined) return c.text(`Paramètre inconnu : ${wrong}. L’espace se donne par ?espace=.\n`, 400)
    const space = c.req.query('espace') ?? 'defaut'
    if (!isSpaceName(space)) {
      const rule = 'de 1 à 40 lettres minuscules sans accent, chiffres ou tirets, sans tiret au début'
      return c.text(`Aucun espace ne peut s’appeler « ${space} » : ${rule}.\n`, 400)
    }
    bench.reset(space)
    return c.json({ reset: space })
  })
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
