import type { Context, Hono } from 'hono'
import type { WebTransactionId } from '#matrix/web-transactions.js'
import type { Processed } from '../pipeline.js'
import type { PscDoor } from '../psc/index.js'
import { readBody } from '../read-body.js'
import type { Settings } from '../settings.js'
import type { Trust } from '../signature/certificate.js'
import { defaultSpace, type Space, type Spaces } from '../spaces.js'
import type { RawRequest, TlsIdentity } from '../trace/exchange.js'
import { rawHeaders, type TransportEnv, tlsIdentity } from '../transport-env.js'
import type { WebAnswer, WebCall } from './call.js'
import type { WebState } from './state.js'

export interface WebPsOptions {
  readonly spaces: Spaces
  readonly settings: Settings
  readonly trust: Trust
  readonly clock: () => Date
  readonly psc: PscDoor
  /** Keeps an exchange in the journal of its space, and tells who listens. */
  readonly record: (
    space: Space,
    now: Date,
    request: RawRequest,
    tls: TlsIdentity | undefined,
    processed: Processed,
  ) => void
  readonly onBenchError?: (error: unknown) => void
}

type App = Hono<{ Bindings: TransportEnv }>
type Call = Context<{ Bindings: TransportEnv }>

/** First steps of the addresses; a diagram spells that of AIR otherwise (dmp-transactions, TD0.10). */
const roots: readonly (readonly [string, WebTransactionId])[] = [
  ['AccesDirect', 'TD0.9'],
  ['AccesIndirectRenforce', 'TD0.10'],
  ['AccesIndirecteRenforcee', 'TD0.10'],
]

/** A form holds one token of a few thousand characters. */
const maxFormBytes = 1024 * 1024

/**
 * The Web-PS: `/AccesDirect/<page>[/<INS>[/<OID>]]` (TD0.9) and `/AccesIndirectRenforce/...` (TD0.10), and the same
 * under `/<space>`.
 *
 * Its pages are loaded at the first call; every call is an exchange of the journal.
 */
export function mountWebPs(app: App, options: WebPsOptions): void {
  const states = new WeakMap<Space, WebState>()

  const serve = async (c: Call, root: string, transaction: WebTransactionId): Promise<Response> => {
    const spaceName = c.req.param('space')
    const space = options.spaces.get(spaceName ?? defaultSpace)
    if (!space) return c.text("Nom d'espace incorrect ou trop d'espaces ouverts.\n", 404)
    const body = await readBody(c.req.raw, maxFormBytes)
    if (body === 'too-large') return c.text('Message trop volumineux.\n', 413)
    if (body === 'interrupted') return c.text('Corps interrompu.\n', 400)

    const [{ serveWeb }, { webState }] = await Promise.all([import('./service.js'), import('./state.js')])
    const state = states.get(space) ?? webState()
    states.set(space, state)
    const url = new URL(c.req.url)
    const tls = tlsIdentity(c.env)
    const now = options.clock()
    const base = spaceName === undefined ? '' : `/${spaceName}`
    const [page = '', ins, oid] = stepsAfter(url.pathname, `${base}/${root}/`)
    const headers = rawHeaders(c.env, c.req.raw)
    const call: WebCall = {
      transaction,
      request: { method: c.req.method, url: url.pathname + url.search, headers, body },
      tls,
      space,
      state,
      settings: options.settings,
      trust: options.trust,
      psc: options.psc,
      now,
      origin: url.origin,
      base,
      root: `${base}/${root}`,
      page,
      ins: ins || undefined,
      oid: oid || undefined,
      query: url.searchParams,
      form: new URLSearchParams(isForm(c) ? Buffer.from(body).toString('utf8') : ''),
    }
    const answer = answerOrBenchError(() => serveWeb(call), options)
    if (!answer) return c.text('Erreur interne du banc.\n', 500)
    const { status, headers: sent, body: text, changes, ...told } = answer
    space.apply(changes)
    const response = { status, headers: sent, body: Buffer.from(text, 'utf8') }
    options.record(space, now, call.request, tls, { ...told, response })
    return new Response(text, { status, headers: sent.map(([name, value]): [string, string] => [name, value]) })
  }

  for (const [root, transaction] of roots) {
    app.all(`/${root}/*`, (c) => serve(c, root, transaction))
    app.all(`/:space/${root}/*`, (c) => serve(c, root, transaction))
  }
}

const isForm = (c: Call): boolean => /^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '')

/** Decoded steps of a path; one that cannot be decoded is kept as written. */
const stepsAfter = (path: string, root: string): string[] =>
  path
    .slice(root.length)
    .split('/')
    .map((step) => {
      try {
        return decodeURIComponent(step)
      } catch {
        return step
      }
    })

function answerOrBenchError(serve: () => WebAnswer, { onBenchError }: WebPsOptions): WebAnswer | undefined {
  try {
    return serve()
  } catch (error) {
    onBenchError?.(error)
    return undefined
  }
}
