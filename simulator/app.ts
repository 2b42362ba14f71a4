import { Hono } from 'hono'
import { type ServiceName, servicesOf } from '#matrix/transactions.js'
import { type DirectDoor, directDoor } from './direct-door.js'
import type { AccessTrace } from './domain/access-trace.js'
import type { Population, World } from './domain/world.js'
import { mountInsi } from './insi/index.js'
import { type Processed, processRequest } from './pipeline.js'
import { mountPsc } from './psc/index.js'
import { readBody } from './read-body.js'
import type { Rejection } from './rejection.js'
import type { Settings } from './settings.js'
import { createTrust, type TrustAnchors } from './signature/certificate.js'
import { createSpaces, defaultSpace, type Space } from './spaces.js'
import { refusal } from './stages/answer.js'
import type { Prepared } from './stages/prepare.js'
import { header } from './stages/read-message.js'
import type { Store } from './store/world-store.js'
import type { Preparer } from './threads/preparer.js'
import type { Exchange, RawRequest, RawResponse, TlsIdentity } from './trace/exchange.js'
import type { TransportEnv } from './transport-env.js'
import { rawHeaders, tlsIdentity } from './transport-env.js'
import type { PatientRef } from './vihf/vihf.js'
import { mountWebPs } from './web/index.js'
import { mountParamLps } from './web/param-lps.js'

export interface SimulatorOptions {
  readonly store: Store
  readonly clock: () => Date
  readonly seed: string
  readonly settings: Settings
  readonly anchors: TrustAnchors
  readonly population: (at: Date) => Population
  /** Told of a fault of the bench itself; the client gets a SOAP fault. */
  readonly onBenchError?: (error: unknown) => void
  /** Works out beforehand what many clients send at once; nobody does by default. */
  readonly preparer?: Preparer
}

/** What the console, the runner and the tests may see and do; never reached by a client. */
export interface Bench {
  readonly settings: Settings
  readonly clock: () => Date
  readonly seed: string
  /** Latest exchanges of a space, newest first. */
  exchanges(space: string, limit: number): readonly Exchange[]
  exchange(space: string, id: string): Exchange | undefined
  /** What a space holds now; to read only. */
  world(space: string): World | undefined
  /** History of the accesses to the DMP of a patient, oldest first. */
  accessTraces(space: string, patient: PatientRef): readonly AccessTrace[]
  /** Calls back after each exchange; returns what stops it. */
  onExchange(listener: (exchange: Exchange) => void): () => void
  reset(space: string): void
  spaces(): readonly string[]
}

export interface Simulator {
  readonly app: Hono<{ Bindings: TransportEnv }>
  /** Answers a plain call of a service straight from Node's messages; false leaves it to `app`. */
  readonly answerDirectly: DirectDoor
  readonly bench: Bench
}

/**
 * The DMP as an HTTP application; sockets, real time and randomness stay with whoever calls it.
 *
 * Services stand at `/si-dmp-server/v2/services/<service>`, and under `/<space>/...` for an isolated space.
 */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { settings, clock, seed, store } = options
  const trust = createTrust(options.anchors)
  const spaces = createSpaces({
    store,
    seed,
    clock,
    population: options.population,
  })
  const listeners = new Set<(exchange: Exchange) => void>()
  const served: ReadonlySet<string> = new Set(servicesOf(settings.guidePackage))

  const process = (
    space: Space,
    service: string,
    request: RawRequest,
    tls: TlsIdentity | undefined,
    early?: Rejection,
    prepared?: Prepared,
  ) => {
    const now = clock()
    const frame = { now, ids: space.ids }
    const answerWith = (rejection: Rejection) => ({
      response: refusal(service, rejection, undefined, frame),
      rejection,
      remarks: [],
    })
    const delegated = psc.delegate(space, header(request, 'authorization'), tls, now)
    const processed = (() => {
      if (early) return answerWith(early)
      if (delegated?.ok === false) return answerWith(delegated.rejection)
      const caller = { ...(tls ? { tls } : {}), ...(delegated ? { delegation: delegated.value } : {}) }
      try {
        return processRequest({
          service,
          request,
          space,
          settings,
          trust,
          now,
          ...caller,
          ...(prepared ? { prepared } : {}),
        })
      } catch (error) {
        options.onBenchError?.(error)
        return answerWith({ rejection: 'bench-error' })
      }
    })()
    return record(space, now, request, tls, processed)
  }

  const record = (
    space: Space,
    now: Date,
    request: RawRequest,
    tls: TlsIdentity | undefined,
    processed: Processed,
  ): RawResponse => {
    const exchange: Exchange = {
      id: space.ids.uuid(),
      space: space.name,
      receivedAt: now.toISOString(),
      trust: settings.trust,
      request,
      ...processed,
      ...(tls ? { tls } : {}),
    }
    try {
      space.store.addExchange(exchange)
    } catch (error) {
      // What was done is done and is answered; whoever runs the bench is told that its journal has a gap.
      options.onBenchError?.(error)
    }
    for (const listener of listeners) listener(exchange)
    return processed.response
  }

  const serve = async (spaceName: string, service: string, raw: Request, env: TransportEnv): Promise<Response> => {
    const space = spaces.get(spaceName)
    if (!space) return new Response("Nom d'espace incorrect ou trop d'espaces ouverts.\n", { status: 404 })
    const url = new URL(raw.url)
    const head = { method: raw.method, url: url.pathname + url.search, headers: rawHeaders(env, raw) }
    const early = (rejection: Rejection) =>
      process(space, service, { ...head, body: new Uint8Array() }, tlsIdentity(env), rejection)
    if (!served.has(service)) return toResponse(early({ rejection: 'unknown-service', detail: service }))
    if (raw.method === 'GET' && url.search !== '') {
      const { describe } = await import('./schemas/description.js')
      const text = describe(service as ServiceName, url, settings.guidePackage)
      if (text) return new Response(text, { headers: { 'Content-Type': 'text/xml;charset=UTF-8' } })
    }
    if (raw.method !== 'POST') return toResponse(early({ rejection: 'method-not-allowed', detail: raw.method }))
    const body = await readBody(raw, settings.maxRequestBytes)
    if (body === 'too-large') {
      return toResponse(early({ rejection: 'too-large', detail: `plus de ${settings.maxRequestBytes} octets` }))
    }
    if (body === 'interrupted') return toResponse(early({ rejection: 'mime-unreadable', detail: 'corps interrompu' }))
    return toResponse(process(space, service, { ...head, body }, tlsIdentity(env)))
  }

  const app = new Hono<{ Bindings: TransportEnv }>()
  app.notFound((c) => c.text(`Adresse ou méthode inconnue : ${c.req.method} ${c.req.path}\n`, 404))
  app.onError((error, c) => {
    options.onBenchError?.(error)
    return c.text("Erreur du banc : voir ce qu'il écrit dans son terminal.\n", 500)
  })
  app.get('/health', (c) => c.json({ status: 'ok', trust: settings.trust, clock: clock().toISOString(), seed }))
  mountParamLps(app, settings)
  mountInsi(app, { ...options, spaces, trust })
  const psc = mountPsc(app, { ...options, spaces, trust })
  mountWebPs(app, { ...options, spaces, trust, psc, record })
  app.all('/si-dmp-server/v2/services/:service', (c) => serve(defaultSpace, c.req.param('service'), c.req.raw, c.env))
  app.all('/:space/si-dmp-server/v2/services/:service', (c) =>
    serve(c.req.param('space'), c.req.param('service'), c.req.raw, c.env),
  )

  return {
    app,
    answerDirectly: directDoor({
      services: served,
      maxBodyBytes: settings.maxRequestBytes,
      hasSpace: (name) => spaces.get(name) !== undefined,
      prepare: (service, request, ready) => {
        if (options.preparer) options.preparer.prepare(service, request, ready)
        else ready(undefined)
      },
      process: (spaceName, service, request, tls, { early, prepared }) => {
        const space = spaces.get(spaceName)
        if (!space) throw new Error(`space ${spaceName} was lost`)
        return process(space, service, request, tls, early, prepared)
      },
      onError: (error) => options.onBenchError?.(error),
    }),
    bench: {
      settings,
      clock,
      seed,
      exchanges: (space, limit) => spaces.get(space)?.store.exchanges(limit) ?? [],
      exchange: (space, id) => spaces.get(space)?.store.exchange(id),
      world: (space) => spaces.get(space)?.world,
      accessTraces: (space, patient) => spaces.get(space)?.store.accessTraces(patient) ?? [],
      onExchange: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      reset: (space) => spaces.reset(space),
      spaces: () => spaces.names(),
    },
  }
}

const toResponse = ({ status, headers, body }: RawResponse): Response =>
  new Response(body as ConstructorParameters<typeof Response>[0], {
    status,
    headers: [
      ...headers.map(([name, value]): [string, string] => [name, value]),
      ['Content-Length', String(body.length)],
    ],
  })
