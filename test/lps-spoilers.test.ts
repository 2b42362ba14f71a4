import { beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '#fixtures/cards/card.js'
import type { Pki } from '#fixtures/cards/pki.js'
import {
  administrativeData,
  buildTd00,
  buildTd02,
  buildTd03,
  buildTd04,
  buildTd05,
  buildTd11,
  buildTd12,
  buildTd13a,
  buildTd13b,
  buildTd14,
  buildTd15a,
  buildTd15b,
  buildTd15d,
  buildTd16,
  buildTd21,
  buildTd31,
  buildTd32,
  buildTd33,
  cardIdentity,
  type DocumentUpdate,
  findByReferenceId,
  findDocuments,
  findSubmissionSets,
  getAssociations,
  type LpsMode,
  lpsContext,
  type Spoil,
  type StoredQuery,
} from '#fixtures/lps/index.js'
import { lotDraft } from '#fixtures/lps/lot-draft.js'
import { type Spoiler, spoilers } from '#fixtures/spoil/index.js'
import type { TransactionId } from '#matrix/transactions.js'
import { aKosOf, aNote, anExamination } from '#scenarios/documents.js'
import { seededIds } from '#simulator/ids.js'
import type { RawRequest } from '#simulator/trace/exchange.js'
import { aLetter, baseUrl, clock, personOf } from './support/lps-messages.js'
import { cardOf, testPki } from './support/test-pki.js'
import { differences, leavesOf } from './support/wire-leaves.js'

const patient = personOf('dmp-ouvert')
const transactions: readonly TransactionId[] = [
  'TD0.2',
  'TD0.3',
  'TD0.4',
  'TD0.5',
  'TD1.3a',
  'TD1.6',
  'TD2.1',
  'TD3.1',
  'TD3.2',
  'TD3.3',
  'TD0.0',
  'TD1.1',
  'TD1.2',
  'TD1.3b',
  'TD1.4',
  'TD1.5a',
  'TD1.5b',
  'TD1.5d',
]
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
  'note-deux-vaccinations',
])

let pki: Pki
beforeAll(async () => {
  pki = await testPki()
})

/** Spoilers of notes and KOS change nothing of a letter, and the others are told by two letters. */
const isSpecial = (id: string): boolean => /^(note|kos)-/.test(id)

const uuid = 'urn:uuid:0f0f0f0f-0000-4000-8000-000000000001'

/** Searches other than of documents, for the spoilers that bear on them alone. */
const searches: Readonly<Record<string, StoredQuery>> = {
  'td31-lots-sans-date': findSubmissionSets(patient, { submissionTimeFrom: '20260101000000' }),
  'td31-uuid-absent': getAssociations([uuid]),
  'td31-reference-sans-type': findByReferenceId(patient, ['1^^^&1.2.3&ISO^urn:ihe:iti:xds:2013:accession']),
}

function messages(cardId: string, mode: LpsMode, spoil: Spoil, id: string): Map<TransactionId, RawRequest> {
  const card = cardOf(pki, cardId)
  const context = () => lpsContext({ card, mode, baseUrl, clock, ids: seededIds('spoil'), spoil })
  return new Map<TransactionId, RawRequest>([
    ['TD0.2', buildTd02(context(), patient)],
    ['TD0.3', buildTd03(context(), patient, 'AJOUT')],
    ['TD0.4', buildTd04(context(), { startDate: '20260101000000', dateType: 'LASTAUTORIZATION' })],
    ['TD0.5', buildTd05(context(), { family: 'OUVERTE', birthDate: '19770714' })],
    ['TD1.3a', buildTd13a(context(), patient)],
    ['TD1.6', buildTd16(context(), patient)],
    ['TD2.1', buildTd21(context(), patient, isSpecial(id) ? specialDocuments(card) : letters(card))],
    ['TD3.1', buildTd31(context(), patient, searches[id] ?? findDocuments(patient))],
    ['TD3.2', buildTd32(context(), patient, ['1.2.250.1.999.9.1.5.1'])],
    ['TD3.3', buildTd33(context(), patient, updates(card))],
    ['TD0.0', buildTd00(context(), cardIdentity(patient))],
    ['TD1.1', buildTd11(context(), patient, data)],
    ['TD1.2', buildTd12(context(), patient, data)],
    ['TD1.3b', buildTd13b(context(), patient, data, { opposedToBrisDeGlace: true })],
    ['TD1.4', buildTd14(context(), patient, data, 'Raison')],
    ['TD1.5a', buildTd15a(context(), patient, mobile)],
    ['TD1.5b', buildTd15b(context(), patient, 'AJOUT', mobile)],
    ['TD1.5d', buildTd15d(context(), patient)],
  ])
}

const data = administrativeData(patient)
const mobile = { type: 'SMS', canal: '0639980000' } as const
const letters = (card: Card) => [aLetter(card, patient, 1, 'pdf'), aLetter(card, patient, 2)]

function specialDocuments(card: Card) {
  const by = { author: card, patient, now: clock(), ids: seededIds('special') }
  return [aNote({}, by), aKosOf(anExamination(by.ids), by)]
}

const archived = 'urn:asip:ci-sis:2010:StatusType:Archived'
const approved = 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved'

/** One update of each kind, so that whatever spoils either is seen. */
function updates(card: Card): readonly DocumentUpdate[] {
  const context = lpsContext({ card, baseUrl, clock, ids: seededIds('entry') })
  const [entry] = lotDraft(context, patient, [aLetter(card, patient)]).entries
  if (!entry) throw new Error('no entry')
  return [
    { entry: { ...entry, status: approved }, add: 'masquePs' },
    { entryUuid: 'urn:uuid:0f0f0f0f-0000-4000-8000-000000000001', from: approved, to: archived },
  ]
}

interface Right {
  readonly request: RawRequest
  readonly leaves: readonly string[]
}

const right = new Map<string, ReadonlyMap<TransactionId, Right>>()

function rightMessages(card: string, mode: LpsMode, spoilerId: string): ReadonlyMap<TransactionId, Right> {
  const key = `${card} ${isSpecial(spoilerId)} ${searches[spoilerId]?.id ?? ''}`
  const known = right.get(key)
  if (known) return known
  const made = new Map(
    [...messages(card, mode, {}, spoilerId)].map(
      ([id, request]) => [id, { request, leaves: leavesOf(request) }] as const,
    ),
  )
  right.set(key, made)
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
    for (const [transaction, after] of messages(card, mode, apply, id)) {
      const before = rightMessages(card, mode, id).get(transaction)
      if (!before) throw new Error(`no message for ${transaction}`)
      if (sameBytes(before.request, after)) continue
      changed.add(transaction)
      const lines = differences(before.leaves, leavesOf(after))
      if (!cryptographic.has(id)) expect(lines).not.toEqual([])
      if (!wholesale.has(id)) expect(lines.length, lines.join('\n')).toBeLessThanOrEqual(24)
    }
    const meant = on === 'any' ? transactions : transactions.filter((one) => on.includes(one))
    expect([...changed].sort()).toEqual([...meant].sort())
  })
})
