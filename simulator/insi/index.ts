import type { Context, Hono } from 'hono'
import type { Population } from '../domain/world.js'
import { seededIds } from '../ids.js'
import { readBody } from '../read-body.js'
import type { Settings } from '../settings.js'
import type { Trust } from '../signature/certificate.js'
import { defaultSpace, type Space, type Spaces } from '../spaces.js'
import type { RawRequest } from '../trace/exchange.js'
import { rawHeaders, type TransportEnv, tlsIdentity } from '../transport-env.js'
import { readAdvance, readInjection } from './control.js'
import type { Injection } from './injection.js'
import { answerInsi, type InsiAnswer, type InsiCall } from './service.js'
import { bounds, type InsiState, keepExchange } from './state.js'

export interface InsiOptions {
  readonly spaces: Spaces
  readonly clock: () => Date
  readonly trust: Trust
  readonly settings: Settings
  readonly population: (at: Date) => Population
  readonly seed: string
  readonly onBenchError?: (error: unknown) => void
}

type App = Hono<{ Bindings: TransportEnv }>
type Call = Context<{ Bindings: TransportEnv }>

/**
 * INSi beside the DMP: `/lps`, the path of the real one, and `/<space>/lps`.
 *
 *   POST   /lps                  WS_INS1 to WS_INS4, SOAP
 *   GET    /insi/reponses        injected answers of the space
 *   POST   /insi/reponses        injects one, in JSON: { pour, reponse, fois? }
 *   DELETE /insi/reponses        forgets them all
 *   POST   /insi/horloge         moves the clock of INSi ahead: { avancerSecondes }, for lots
 *   GET    /insi/echanges        latest calls, oldest first
 *
 * A space that is reset has a new INSi: its state hangs on the space itself.
 */
export function mountInsi(app: App, options: InsiOptions): void {
  const states = new WeakMap<Space, InsiState>()
  let people: InsiState['people'] | undefined

  const stateOf = (space: Space): InsiState => {
    const known = states.get(space)
    if (known) return known
    people ??= options.population(options.clock()).identities ?? []
    // A sequence of its own: what INSi answers must not change the identifiers of the DMP.
    const ids = seededIds(`insi\n${options.seed}\n${space.name}`)
    const state = { people, injections: [], lots: new Map(), exchanges: [], ids, aheadMs: 0 }
    states.set(space, state)
    return state
  }

  const inSpace = (serve: (c: Call, state: InsiState) => Response | Promise<Response>) => (c: Call) => {
    const space = options.spaces.get(c.req.param('space') ?? defaultSpace)
    return space ? serve(c, stateOf(space)) : c.text("Nom d'espace incorrect ou trop d'espaces ouverts.\n", 404)
  }

  /** Passed over, a parameter meant for a space would have another one answer, or emptied. */
  const bare = (serve: (c: Call, state: InsiState) => Response | Promise<Response>) =>
    inSpace((c, state) => {
      const [name] = Object.keys(c.req.queries())
      if (name === undefined) return serve(c, state)
      return c.text(`Paramètre inconnu : ${name}. L'espace se met devant l'adresse : /<espace>/insi/….\n`, 400)
    })

  for (const root of ['', '/:space']) {
    app.all(
      `${root}/lps`,
      inSpace((c, state) => serveSoap(c, state, options)),
    )
    app.get(
      `${root}/insi/reponses`,
      bare((c, state) => c.json(state.injections.map(shown))),
    )
    app.post(`${root}/insi/reponses`, bare(inject))
    app.delete(
      `${root}/insi/reponses`,
      bare((c, state) => {
        state.injections.length = 0
        return c.body(null, 204)
      }),
    )
    app.post(
      `${root}/insi/horloge`,
      bare((c, state) => advance(c, state, options.clock)),
    )
    app.get(
      `${root}/insi/echanges`,
      bare((c, state) => c.json(state.exchanges)),
    )
  }
}

async function serveSoap(c: Call, state: InsiState, options: InsiOptions): Promise<Response> {
  const { settings, trust, clock } = options
  const raw = c.req.raw
  if (raw.method !== 'POST') return c.text('INSi se consulte par POST uniquement.\n', 405, { Allow: 'POST' })
  const body = await readBody(raw, settings.maxRequestBytes)
  if (body === 'too-large') return c.text('Message trop volumineux.\n', 413)
  if (body === 'interrupted') return c.text('Corps interrompu.\n', 400)
  const url = new URL(raw.url)
  const request: RawRequest = {
    method: raw.method,
    url: url.pathname + url.search,
    headers: rawHeaders(c.env, raw),
    body,
  }
  const now = clock()
  const answered = answerOrBenchError({ request, tls: tlsIdentity(c.env), state, settings, trust, now }, options)
  if (!answered) return c.text('Erreur interne du banc.\n', 500)
  const { response, operation, remarks } = answered
  keepExchange(state, {
    receivedAt: now.toISOString(),
    url: request.url,
    ...(operation ? { operation } : {}),
    request: Buffer.from(body).toString('utf8'),
    status: response.status,
    response: Buffer.from(response.body).toString('utf8'),
    remarks,
  })
  return new Response(Buffer.from(response.body), {
    status: response.status,
    headers: response.headers.map(([name, value]): [string, string] => [name, value]),
  })
}

function answerOrBenchError(call: InsiCall, { onBenchError }: InsiOptions): InsiAnswer | undefined {
  try {
    return answerInsi(call)
  } catch (error) {
    onBenchError?.(error)
    return undefined
  }
}

const shown = ({ told, left }: Injection) => ({ ...told, ...(left === undefined ? {} : { restant: left }) })

/** JSON only: a page of another site cannot send that without being allowed to. */
async function jsonOf(c: Call): Promise<unknown> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return undefined
  try {
    return await c.req.json()
  } catch {
    return undefined
  }
}

async function inject(c: Call, state: InsiState): Promise<Response> {
  const read = readInjection(await jsonOf(c))
  if (!read.ok) return c.text(`${read.reason}\n`, 400)
  if (state.injections.length >= bounds.injections) return c.text('Trop de réponses injectées : videz-les.\n', 409)
  state.injections.push(read.value)
  return c.json(shown(read.value), 201)
}

async function advance(c: Call, state: InsiState, clock: () => Date): Promise<Response> {
  const read = readAdvance(await jsonOf(c))
  if (!read.ok) return c.text(`${read.reason}\n`, 400)
  state.aheadMs += read.value * 1000
  return c.json({ maintenant: new Date(clock().getTime() + state.aheadMs).toISOString() })
}
