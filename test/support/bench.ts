import { fileURLToPath } from 'node:url'
import { type Card, openPki, type Pki } from '#fixtures/cards/pki.js'
import { inProcessSend, type LpsOptions, ModelLps, tlsIdentityOf } from '#fixtures/lps/index.js'
import { type Person, people, population } from '#fixtures/people/index.js'
import { createSimulator, type Simulator } from '#simulator/app.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings, type Settings } from '#simulator/settings.js'
import { openStore } from '#simulator/store/world-store.js'
import type { Exchange, RawRequest, RawResponse } from '#simulator/trace/exchange.js'

export const baseUrl = 'http://dmp-bench.test'
const pkiDirectory = fileURLToPath(new URL('../../.dmp-bench/test-cards', import.meta.url))

export interface TestBench {
  readonly simulator: Simulator
  readonly pki: Pki
  readonly now: Date
  card(id: string): Card
  person(id: string): Person
  /** A model LPS with that card, over an in-process mutual TLS. */
  lps(cardId: string, options?: Partial<LpsOptions>): ModelLps
  /** Any request, with the TLS identity of a card or without TLS. */
  send(request: RawRequest, cardId?: string): Promise<RawResponse>
  last(): Exchange
  /** Errors of the bench itself, which no test may provoke. */
  readonly faults: unknown[]
}

/** The whole simulator in this process, in memory, at a fixed time, with the test PKI of the project. */
export async function testBench(
  settings: Partial<Settings> = {},
  inhabitants: readonly Person[] = people,
): Promise<TestBench> {
  const now = new Date()
  const pki = await openPki({ directory: pkiDirectory, now, cards: 'all' })
  const faults: unknown[] = []
  const simulator = createSimulator({
    store: openStore(undefined),
    clock: () => now,
    seed: 'test',
    settings: { ...defaultSettings, ...settings },
    anchors: pki,
    population: (at) => population(pki.cards, inhabitants, at),
    onBenchError: (error) => faults.push(error),
  })
  const find = <T extends { readonly id: string }>(list: readonly T[], id: string): T => {
    const found = list.find((one) => one.id === id)
    if (!found) throw new Error(`no ${id} among ${list.map((one) => one.id).join(', ')}`)
    return found
  }
  const card = (id: string) => find(pki.cards, id)
  return {
    simulator,
    pki,
    now,
    faults,
    card,
    person: (id) => find(inhabitants, id),
    lps: (cardId, options = {}) =>
      new ModelLps({
        card: card(cardId),
        baseUrl,
        clock: () => now,
        ids: seededIds(`lps ${cardId}`),
        send: inProcessSend(simulator.app, tlsIdentityOf(card(cardId))),
        ...options,
      }),
    send: (request, cardId) => inProcessSend(simulator.app, cardId ? tlsIdentityOf(card(cardId)) : undefined)(request),
    last: () => {
      const [exchange] = simulator.bench.exchanges('defaut', 1)
      if (!exchange) throw new Error('nothing recorded')
      return exchange
    },
  }
}
