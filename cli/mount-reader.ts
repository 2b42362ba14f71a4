import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Context, Env, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Card, Pki } from '#fixtures/cards/card.js'
import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { openPki } from '#fixtures/cards/pki.js'
import type { ReaderService } from '#fixtures/reader/service.js'
import { createTrust, type TrustFailure } from '#simulator/signature/trust.js'
import { type ReaderSocket, readerSocket } from './reader-socket.js'
import { sameOrigin } from './same-origin.js'

export interface ReaderMount {
  readonly pki: Pki
  readonly clock: () => Date
  readonly version: string
}

/** Longer than anything that a software has signed. */
const maxBodyBytes = 4 * 1024 * 1024

const failures: Readonly<Record<TrustFailure, 'expiree' | 'pas-encore-valide' | 'revoquee' | 'autre-autorite'>> = {
  expired: 'expiree',
  'not-yet-valid': 'pas-encore-valide',
  revoked: 'revoquee',
  'unknown-issuer': 'autre-autorite',
  unreadable: 'autre-autorite',
}

/**
 * Mounts the virtual reader: its API, the page `/lecteur`, and the WebSocket that the server must be given.
 *
 * Everything is imported at the first call; a card that was not made yet is made when it is inserted.
 */
export function mountReader<E extends Env>(app: Hono<E>, { pki, clock, version }: ReaderMount): ReaderSocket {
  let service: Promise<ReaderService> | undefined
  const open = (): Promise<ReaderService> => {
    service ??= createService(pki, clock)
    return service
  }
  let api: Promise<{ fetch(request: Request): Response | Promise<Response> }> | undefined
  const answer = async (c: Context): Promise<Response> => {
    api ??= Promise.all([import('#fixtures/reader/app.js'), import('#fixtures/reader/app-vitale.js'), open()]).then(
      ([{ readerApp }, { AppVitale }, reader]) =>
        readerApp({ service: reader, appVitale: new AppVitale(clock, randomUUID), version }),
    )
    return (await api).fetch(c.req.raw)
  }
  const guarded = async (c: Context): Promise<Response> =>
    c.req.method === 'GET' || sameOrigin(c) ? answer(c) : c.text('Cette demande vient d’une autre page.\n', 403)
  const limited = bodyLimit({
    maxSize: maxBodyBytes,
    onError: (c) => c.json({ erreur: 'demande-invalide', texte: 'La demande est trop longue.' }, 413),
  })
  for (const path of ['/api/lecteurs', '/api/lecteurs/*', '/api/apcv', '/api/apcv/*', '/api/openapi.json']) {
    app.all(path, limited, guarded)
  }
  app.get('/lecteur', async (c) => {
    const [{ readerPage, readerPolicy }, reader] = await Promise.all([import('#reports/live/reader-page.js'), open()])
    const page = readerPage({
      readers: await reader.list(),
      cards: reader.catalogue(),
      situations: reader.situations('cps'),
      told: c.req.query('dit'),
    })
    return c.html(page, 200, { 'Content-Security-Policy': readerPolicy })
  })
  app.post('/lecteur/:lecteur/:action', limited, async (c) => {
    if (!sameOrigin(c)) return c.text('Cette demande vient d’une autre page.\n', 403)
    const [{ submitForm }, reader] = await Promise.all([import('#fixtures/reader/form.js'), open()])
    const told = await submitForm(reader, c.req.param('lecteur'), c.req.param('action'), await fieldsOf(c))
    return c.redirect(`/lecteur${told ? `?dit=${encodeURIComponent(told)}` : ''}`, 303)
  })
  return readerSocket(open)
}

/** Fields of a form; those of one that cannot be read are none. */
const fieldsOf = (c: Context): Promise<Record<string, unknown>> => c.req.parseBody().catch(() => ({}))

async function createService(pki: Pki, clock: () => Date): Promise<ReaderService> {
  const [{ ReaderService }, { vitaleCards }] = await Promise.all([
    import('#fixtures/reader/service.js'),
    import('#fixtures/cards/vitale/index.js'),
  ])
  const trust = createTrust(pki)
  const cards = new Map<string, Promise<Card>>(pki.cards.map((card) => [card.id, Promise.resolve(card)]))
  const make = async (id: string): Promise<Card> => {
    const made = (await openPki({ directory: pki.directory, now: new Date(), cards: [id] })).cards
    const card = made.find((one) => one.id === id)
    if (!card) throw new Error(`no card ${id}`)
    return card
  }
  return new ReaderService({
    catalogue,
    vitaleCards,
    card: (id) => {
      const known = cards.get(id) ?? make(id)
      cards.set(id, known)
      // A folder that could not be written may be so at the next try.
      known.catch(() => cards.delete(id))
      return known
    },
    validity: (card, at) => {
      const check = trust.check(card.signature.certificateDer, at)
      return check.ok ? 'valide' : failures[check.reason]
    },
    clock,
    // A signature that lasts does not keep the bench from stopping.
    wait: (ms) => wait(ms, undefined, { ref: false }),
  })
}
