import { fileURLToPath } from 'node:url'
import { type Card, openPki, type Pki } from '#fixtures/cards/pki.js'

const directory = fileURLToPath(new URL('../../.dmp-bench/test-cards', import.meta.url))

/** The test PKI of the test suite: made by the first test that asks, read back by the others. */
export const testPki = (): Promise<Pki> => openPki({ directory, now: new Date(), cards: 'all' })

export function cardOf(pki: Pki, id: string): Card {
  const card = pki.cards.find((one) => one.id === id)
  if (!card) throw new Error(`no card ${id}`)
  return card
}
