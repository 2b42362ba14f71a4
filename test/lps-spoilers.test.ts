import { beforeAll, describe, expect, it } from 'vitest'
import type { Pki } from '#fixtures/cards/pki.js'
import {
  buildTd02,
  buildTd03,
  buildTd21,
  buildTd31,
  buildTd32,
  findDocuments,
  type LpsMode,
  lpsContext,
  type Spoil,
} from '#fixtures/lps/index.js'
import { type Spoiler, spoilers } from '#fixtures/spoil/index.js'
import type { TransactionId } from '#matrix/transactions.js'
import { seededIds } from '#simulator/ids.js'
import type { RawRequest } from '#simulator/trace/exchange.js'
import { aLetter, baseUrl, clock, personOf } from './support/lps-messages.js'
import { cardOf, testPki } from './support/test-pki.js'
import { differences, leavesOf } from './support/wire-leaves.js'

const patient = personOf('dmp-ouvert')
const transactions: readonly TransactionId[] = ['TD0.2', 'TD0.3', 'TD2.1', 'TD3.1', 'TD3.2']
/** AIR for the one spoiler of AIR; anywhere else a card, which signs with either key. */
const sessionOf = (id: string): readonly [card: string, mode: LpsMode] =>
  id.includes('-air-') ? ['etablissement-air', 'air'] : ['generaliste-cps', 'direct']

/** Spoilers whose damage is in a digest or a signature, which the comparison of leaves leaves out. */
const cryptographic = new Set<string>([
  'vihf-signature-d-authentification',
  'lot-signature-d-authentification',
  'lot-manifeste-faux',
  'lot-signature-alteree',
])

/** A whole part goes, or nothing can be read any more: many leaves, one idea. */
const wholesale = new Set<string>([
  'enveloppe-doctype',
  'enveloppe-instruction-de-traitement',
  'corps-inconnu',
  'corps-vide',
  'mime-partie-en-base64',
  'mime-partie-absente',
  'vihf-absent',
  'vihf-en-double',
  'lot-sans-signature',
  'lot-fiche-sans-document',
  'lot-document-non-xml',
])

let pki: Pki
beforeAll(async () => {
  pki = await testPki()
})

function messages(cardId: string, mode: LpsMode, spoil: Spoil): Map<TransactionId, RawRequest> {
  const card = cardOf(pki, cardId)
  const context = () => lpsContext({ card, mode, baseUrl, clock, ids: seededIds('spoil'), spoil })
  return new Map<TransactionId, RawRequest>([
    ['TD0.2', buildTd02(context(), patient)],
    ['TD0.3', buildTd03(context(), patient, 'AJOUT')],
    ['TD2.1', buildTd21(context(), patient, [aLetter(card, patient, 1, 'pdf'), aLetter(card, patient, 2)])],
    ['TD3.1', buildTd31(context(), patient, findDocuments(patient))],
    ['TD3.2', buildTd32(context(), patient, ['1.2.250.1.999.9.1.5.1'])],
  ])
}

interface Right {
  readonly request: RawRequest
  readonly leaves: readonly string[]
}

const right = new Map<string, ReadonlyMap<TransactionId, Right>>()

function rightMessages(card: string, mode: LpsMode): ReadonlyMap<TransactionId, Right> {
  const known = right.get(card)
  if (known) return known
  const made = new Map(
    [...messages(card, mode, {})].map(([id, request]) => [id, { request, leaves: leavesOf(request) }] as const),
  )
  right.set(card, made)
  return made
}

const sameBytes = (one: RawRequest, other: RawRequest): boolean =>
  JSON.stringify(one.headers) === JSON.stringify(other.headers) && Buffer.from(one.body).equals(Buffer.from(other.body))

const onWire = Object.values(spoilers).filter(({ apply }) => apply.behaviour === undefined)

it('has ids and titles of its own for each, in kebab-case and French', () => {
  const all = Object.entries(spoilers)
  expect(all.length).toBeGreaterThanOrEqual(50)
  expect(new Set(all.map(([, { title }]) => title)).size).toBe(all.length)
  for (const [id, spoiler] of all) {
    expect(spoiler.id).toBe(id)
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/)
    expect(spoiler.title).toMatch(/^\p{Lu}.*\.$/u)
  }
})

describe.each(onWire)('$id', ({ id, apply, on }: Spoiler) => {
  it('changes the messages it says, little of them, and no other', () => {
    const [card, mode] = sessionOf(id)
    const changed = new Set<TransactionId>()
    for (const [transaction, after] of messages(card, mode, apply)) {
      const before = rightMessages(card, mode).get(transaction)
      if (!before) throw new Error(`no message for ${transaction}`)
      if (sameBytes(before.request, after)) continue
      changed.add(transaction)
      const lines = differences(before.leaves, leavesOf(after))
      if (!cryptographic.has(id)) expect(lines).not.toEqual([])
      if (!wholesale.has(id)) expect(lines.length, lines.join('\n')).toBeLessThanOrEqual(24)
    }
    expect([...changed].sort()).toEqual(on === 'any' ? [...transactions].sort() : [...on].sort())
  })
})
