import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SpaceStore } from '#simulator/store/world-store.js'
import { td31 } from '#simulator/transactions/td3.1-recherche/index.js'
import { aCall, aSpace, play, rejectionsOf } from './support/call.js'
import { current, keep, uniqueIdOf, update, uuidOf } from './support/kept.js'
import { type EntryDraft, normal, testPatient, visibility } from './support/lot-message.js'
import { approved, archived, deleted, deprecated, queryMessage, withStatus } from './support/query-message.js'
import { sameEntry } from './support/update-message.js'

/** What a document is, in plain words; kept beside the DMP by rules written from the specification alone. */
interface Life {
  status: string
  codes: string[]
  version: number
  uuid: string
  former: string[]
}

type Step =
  | { readonly on: number; readonly codes: readonly string[]; readonly version: 'right' | 'late' }
  | { readonly on: number; readonly from: string; readonly to: string; readonly uuid: 'right' | 'former' }

const statuses = [approved, archived, deleted, deprecated] as const
const ranks = [1, 2, 3]
const onDocument = fc.constantFrom(...ranks)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    on: onDocument,
    codes: fc.subarray(['MASQUE_PS', 'INVISIBLE_PATIENT']),
    version: fc.constantFrom('right' as const, 'right' as const, 'late' as const),
  }),
  fc.record({
    on: onDocument,
    from: fc.constantFrom(approved, approved, archived),
    to: fc.constantFrom(archived, approved, deleted, deprecated),
    uuid: fc.constantFrom('right' as const, 'right' as const, 'former' as const),
  }),
)

/** The rules of the specification on one step: may it be, and what does it make? */
function expectedAfter(life: Life, one: Step): Life | undefined {
  if ('codes' in one) {
    const hidesAgain = one.codes.includes('INVISIBLE_PATIENT') && !life.codes.includes('INVISIBLE_PATIENT')
    const hidesFromBoth = one.codes.length === 2
    const late = one.version === 'late' && life.version > 1
    if (life.status === deleted || hidesAgain || hidesFromBoth || late) return undefined
    return { ...life, codes: [...one.codes], version: life.version + 1, former: [...life.former, life.uuid] }
  }
  const allowed = [
    `${approved} ${archived}`,
    `${archived} ${approved}`,
    `${approved} ${deleted}`,
    `${archived} ${deleted}`,
  ]
  const stale = one.uuid === 'former' && life.former.length > 0
  if (stale || one.from !== life.status || !allowed.includes(`${one.from} ${one.to}`)) return undefined
  return { ...life, status: one.to }
}

const entry = (rank: number, codes: readonly string[]): EntryDraft =>
  sameEntry(rank, { codes: { confidentialityCode: [normal, ...codes.map(visibility)] } })

function act(space: SpaceStore, life: Life, one: Step) {
  if ('codes' in one) {
    const previousVersion = one.version === 'late' ? '1' : String(life.version)
    return update(space, { metadata: [{ entry: entry(one.on, one.codes), lid: uuidOf(one.on), previousVersion }] })
  }
  const target = one.uuid === 'former' ? (life.former[0] ?? life.uuid) : life.uuid
  return update(space, { statuses: [{ target, from: one.from, to: one.to }] })
}

/** uniqueIds that a search by status answers, in any order. */
function listed(space: SpaceStore, status: string): string[] {
  const { answer } = play(td31, space, queryMessage([withStatus(status)]), aCall(space))
  return [...answer.matchAll(/2e82c1f6-a085-4c72-9da3-8640a32e42ab"[^>]*value="([^"]+)"/g)].map(([, id = '']) => id)
}

describe('the life of documents', () => {
  it('is that of the plain model, whatever is asked in whatever order', () => {
    const beginnings = fc.tuple(...ranks.map(() => fc.constantFrom([], ['MASQUE_PS'], ['INVISIBLE_PATIENT'])))
    fc.assert(
      fc.property(beginnings, fc.array(step, { minLength: 1, maxLength: 12 }), (first, steps) => {
        const space = aSpace()
        const lives = new Map<number, Life>()
        for (const [at, codes] of first.entries()) {
          const rank = at + 1
          keep(space, rank, { codes: entry(rank, codes).codes })
          lives.set(rank, {
            status: approved,
            codes: [...codes],
            version: 1,
            uuid: current(space, rank).entryUuid,
            former: [],
          })
        }
        for (const one of steps) {
          const life = lives.get(one.on) as Life
          const expected = expectedAfter(life, one)
          const told = rejectionsOf(act(space, life, one))
          expect({ one, life, kept: told.length === 0 }).toEqual({ one, life, kept: expected !== undefined })
          const now = current(space, one.on)
          if (expected) lives.set(one.on, { ...expected, uuid: now.entryUuid })
        }
        for (const [rank, { status, codes, version, former, uuid }] of lives) {
          const now = current(space, rank)
          expect(now).toMatchObject({ status, entryUuid: uuid, document: { version, logicalId: uuidOf(rank) } })
          expect([...now.facts.confidentiality].sort()).toEqual(['N', ...codes].sort())
          expect(former).not.toContain(uuid)
          expect(space.world.documentsByEntryUuid(testPatient, former)).toEqual([])
          expect(Buffer.from(space.world.content(uuid)?.bytes ?? []).toString()).toBe(uuidOf(rank))
        }
        for (const status of statuses) {
          const wanted = ranks
            .filter((rank) => status !== deleted && lives.get(rank)?.status === status)
            .map(uniqueIdOf)
          expect(listed(space, status).sort()).toEqual(wanted.sort())
        }
      }),
      { numRuns: 60 },
    )
  })
})
