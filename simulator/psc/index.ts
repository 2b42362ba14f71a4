import type { Context, Hono } from 'hono'
import { readBody } from '../read-body.js'
import type { Settings } from '../settings.js'
import type { Trust } from '../signature/certificate.js'
import { defaultSpace, type Space, type Spaces } from '../spaces.js'
import { type TransportEnv, tlsIdentity } from '../transport-env.js'
import type { PscAnswer } from './call.js'
import { type PscDoor, pscDoor } from './door.js'
import type { Es256Key } from './es256.js'
import { type PscState, pscState } from './state.js'

export type { PscDoor } from './door.js'

export interface PscOptions {
  readonly spaces: Spaces
  readonly settings: Settings
  readonly trust: Trust
  readonly clock: () => Date
  readonly seed: string
  readonly onBenchError?: (error: unknown) => void
}

type App = Hono<{ Bindings: TransportEnv }>
type Call = Context<{ Bindings: TransportEnv }>

const maxBodyBytes = 64 * 1024

/** What each first step of the addresses leads to; `*` is all that is under it. */
const paths = ['/auth', '/auth/realms/esante-wallet/*', '/api-lps/oauth/token', '/psc', '/psc/*'] as const

/**
 * Pro Santé Connect beside the DMP, and the token server of the DMP, under the paths of the real ones.
 *
 *   /auth/realms/esante-wallet/.well-known/wallet-openid-configuration   discovery
 *   /auth                                                                authorization
 *   /auth/realms/esante-wallet/protocol/openid-connect/...               token, userinfo, certs, CIBA, introspection
 *   /api-lps/oauth/token                                                 PSC token for a DMP token
 *   /psc, /psc/etat, /psc/approbation, /psc/demandes/<id>                who approves, by page or by script
 *
 * And the same under `/<space>`. A space that is reset has a new Pro Santé Connect. Loaded at the first call.
 */
export function mountPsc(app: App, options: PscOptions): PscDoor {
  const { settings, trust, clock, seed } = options
  const states = new WeakMap<Space, PscState>()
  let key: Es256Key | undefined

  const stateOf = (space: Space): PscState => {
    const known = states.get(space) ?? pscState(`${seed}\n${space.name}`)
    states.set(space, known)
    return known
  }

  const serve = async (c: Call): Promise<Response> => {
    const spaceName = c.req.param('space')
    const space = options.spaces.get(spaceName ?? defaultSpace)
    if (!space) return c.text("Nom d'espace incorrect ou trop d'espaces ouverts.\n", 404)
    const body = await readBody(c.req.raw, maxBodyBytes)
    if (body === 'too-large') return c.text('Message trop volumineux.\n', 413)
    if (body === 'interrupted') return c.text('Corps interrompu.\n', 400)
    const [{ servePsc }, { seededKey }] = await Promise.all([import('./service.js'), import('./es256.js')])
    key ??= seededKey(seed)
    const url = new URL(c.req.url)
    const base = spaceName === undefined ? '' : `/${spaceName}`
    const text = Buffer.from(body).toString('utf8')
    const type = c.req.header('content-type') ?? ''
    const call = {
      method: c.req.method,
      origin: url.origin,
      base,
      query: url.searchParams,
      form: new URLSearchParams(/^application\/x-www-form-urlencoded\b/i.test(type) ? text : ''),
      json: /^application\/json\b/i.test(type) ? jsonOf(text) : undefined,
      authorization: c.req.header('authorization'),
      sentFrom: c.req.header('origin'),
      tls: tlsIdentity(c.env),
      space,
      state: stateOf(space),
      settings,
      trust,
      key,
      now: clock(),
    }
    return toResponse(orBenchError(() => servePsc(call, url.pathname.slice(base.length)), options))
  }

  for (const path of paths) {
    app.all(path, serve)
    app.all(`/:space${path}`, serve)
  }
  return pscDoor(stateOf, settings)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function orBenchError(serve: () => PscAnswer, { onBenchError }: PscOptions): PscAnswer {
  try {
    return serve()
  } catch (error) {
    onBenchError?.(error)
    return { status: 500, headers: [], body: 'Erreur interne du banc.\n' }
  }
}

const toResponse = ({ status, headers, body }: PscAnswer): Response =>
  new Response(body === '' ? null : body, {
    status,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  })
