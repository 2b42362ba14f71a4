import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSimulator } from '#simulator/app.js'
import { defaultSettings } from '#simulator/settings.js'
import { type Bodies, type Place, UnwritableJournal } from '#simulator/store/bodies.js'
import { bodyFile } from '#simulator/store/body-file.js'
import { bodyTable } from '#simulator/store/body-table.js'
import { journal } from '#simulator/store/journal.js'
import { type Database, openDatabase } from '#simulator/store/open-database.js'
import { openStore, type Store } from '#simulator/store/world-store.js'
import type { Exchange } from '#simulator/trace/exchange.js'
import { aDmp, anAuthorization } from './support/call.js'
import { testPatient } from './support/lot-message.js'

const exchangeOf = (id: string, body: string, space = 'a'): Exchange => ({
  id,
  space,
  receivedAt: '2026-01-15T10:15:02.000Z',
  trust: 'strict',
  request: { method: 'POST', url: '/x', headers: [], body: Buffer.from(body) },
  response: { status: 200, headers: [], body: Buffer.from(`answer to ${body}`) },
  remarks: [],
})
const lot = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 2 })
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dmp-bench-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('bodies of exchanges', () => {
  const kinds: readonly [string, (db: Database) => Bodies][] = [
    ['temporary files', () => bodyFile({ inUse: () => [], directory: folder, segmentBytes: 64 })],
    ['the database', bodyTable],
  ]

  it.each(kinds)('are read back from %s as they were kept, in any order', (_kind, make) => {
    const db = openDatabase(undefined)
    const bodies = make(db)
    fc.assert(
      fc.property(fc.array(lot, { maxLength: 20 }), (lots) => {
        const kept = lots.map((parts) => ({ whole: Buffer.concat(parts), place: bodies.append(parts) }))
        for (const { whole, place } of kept.reverse()) {
          expect(hex(bodies.read(place, whole.length))).toBe(hex(whole))
        }
      }),
    )
    bodies.close()
    db.$client.close()
  })

  it.each(kinds)('are read back from %s when they share their pieces, some of them long', (_kind, make) => {
    const db = openDatabase(undefined)
    const bodies = make(db)
    const pieces = Array.from({ length: 6 }, (_, rank) => Buffer.alloc(rank % 2 === 0 ? 1500 : 7, `${rank}`))
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(5), { minLength: 1, maxLength: 8 }), { maxLength: 20 }), (lots) => {
        const kept = lots.map((ranks) => {
          const parts = ranks.map((rank) => pieces[rank] as Buffer)
          return { whole: Buffer.concat(parts), place: bodies.append(parts) }
        })
        for (const { whole, place } of kept.reverse()) {
          expect(hex(bodies.read(place, whole.length))).toBe(hex(whole))
        }
      }),
    )
    bodies.close()
    db.$client.close()
  })

  it('write a piece once in a segment, and again in the next', () => {
    const bodies = bodyFile({ inUse: () => [], directory: folder, segmentBytes: 5000 })
    const piece = Buffer.alloc(2000, 'p')
    const append = () => bodies.append([Buffer.from('head'), piece, piece, Buffer.from('tail')])
    const places = Array.from({ length: 200 }, append)
    // Four thousand bytes the first time, eight the next ones: the first segment is full after so many.
    const inFirst = places.filter(({ segment }) => segment === 1).length
    expect(inFirst).toBe(1 + Math.ceil((5000 - 4008) / 8))
    expect(new Set(places.map(({ segment }) => segment))).toEqual(new Set([1, 2]))
    for (const place of [places[0], places[1], places.at(-1)]) {
      expect(Buffer.from(bodies.read(place as Place, 4008)).toString()).toBe(`head${'p'.repeat(4000)}tail`)
    }
    bodies.close()
  })

  it('leave no name in the folder, whatever they fill', () => {
    const bodies = bodyFile({ inUse: () => [], directory: folder, segmentBytes: 10 })
    for (let rank = 0; rank < 9; rank++) bodies.append([Buffer.alloc(7, rank)])
    if (process.platform !== 'win32') expect(readdirSync(folder)).toEqual([])
    bodies.close()
    expect(readdirSync(folder)).toEqual([])
  })

  it('give back the segments that no row names, the one being filled included, and no other', () => {
    let used: number[] = []
    const bodies = bodyFile({ inUse: () => used, directory: folder, segmentBytes: 10 })
    const places = ['first', 'begun', 'second', 'again', 'third'].map((text) => bodies.append([Buffer.from(text)]))
    expect(places.map(({ segment }) => segment)).toEqual([1, 1, 2, 2, 3])
    used = [2]
    bodies.dropUnused()
    const read = (place: Place | undefined) => Buffer.from(bodies.read(place as Place, 5)).toString()
    expect([read(places[2]), read(places[3])]).toEqual(['secon', 'again'])
    expect(() => read(places[0])).toThrow()
    expect(() => read(places[4])).toThrow()
    expect(read(bodies.append([Buffer.from('after')]))).toBe('after')
    bodies.close()
  })

  it('that cannot be written are told in French, and the next ones are kept when they can', () => {
    const directory = join(folder, 'plus-tard')
    const bodies = bodyFile({ inUse: () => [], directory })
    const append = () => bodies.append([Buffer.from('abc')])
    expect(append).toThrow(UnwritableJournal)
    expect(append).toThrow(/^Impossible d'écrire le journal des échanges dans « .* » : ENOENT.*\.$/)
    mkdirSync(directory)
    expect(hex(bodies.read(append(), 3))).toBe(hex(Buffer.from('abc')))
    bodies.close()
  })
})

describe('a journal of small segments', () => {
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString()

  it('keeps the bodies of the exchanges it keeps, and no others', () => {
    const db = openDatabase(undefined)
    const segments = db.$client.prepare('SELECT DISTINCT segment FROM exchanges').pluck()
    const bodies = bodyFile({ inUse: () => segments.all() as number[], directory: folder, segmentBytes: 64 })
    const kept = journal(db, bodies, { maxExchanges: 250, maxBytes: Number.MAX_SAFE_INTEGER })
    for (let rank = 1; rank <= 700; rank++) kept.add(exchangeOf(`e${rank}`, `body ${rank}`))
    const latest = kept.latest('a', 1000)
    expect(latest.length).toBeGreaterThanOrEqual(237)
    for (const [back, { request, response }] of latest.entries()) {
      expect([text(request.body), text(response?.body)]).toEqual([`body ${700 - back}`, `answer to body ${700 - back}`])
    }
    expect(() => bodies.read({ segment: 1, offset: 0 }, 1)).toThrow()
    bodies.close()
    db.$client.close()
  })

  it('answers all the same when it cannot be written, and says so', async () => {
    const errors: unknown[] = []
    const whole = openStore(undefined)
    const store: Store = {
      ...whole,
      space: (name) => ({
        ...whole.space(name),
        addExchange: () => {
          throw new UnwritableJournal('plein')
        },
      }),
    }
    const { app } = createSimulator({
      store,
      clock: () => new Date(0),
      seed: 's',
      settings: defaultSettings,
      anchors: { roots: [], intermediates: [] },
      population: () => ({ structures: [], changes: [] }),
      onBenchError: (error) => errors.push(error),
    })
    const answer = await app.request('/si-dmp-server/v2/services/registry')
    expect([answer.status, errors]).toEqual([405, [new UnwritableJournal('plein')]])
    whole.close()
  })
})

describe('a database file', () => {
  it('holds the bodies of its exchanges, alone, after a restart and a reset too', () => {
    const file = join(folder, 'dmp.sqlite')
    const first = openStore(file)
    first.space('a').addExchange(exchangeOf('x', 'one'))
    first.space('b').addExchange(exchangeOf('x', 'two', 'b'))
    first.close()
    const second = openStore(file)
    second.space('a').reset()
    second.space('a').addExchange(exchangeOf('y', 'three'))
    second.close()
    expect(readdirSync(folder)).toEqual(['dmp.sqlite'])
    const third = openStore(file)
    const bodies = (space: string, id: string) => {
      const exchange = third.space(space).exchange(id)
      return exchange && [Buffer.from(exchange.request.body).toString(), exchange.response?.body.length]
    }
    expect([bodies('a', 'x'), bodies('a', 'y'), bodies('b', 'x')]).toEqual([undefined, ['three', 15], ['two', 13]])
    third.close()
  })
})

describe('exchanges that share a transaction', () => {
  it('do not weaken what must be kept whole: a refused change leaves them and takes nothing with it', () => {
    const store = openStore(undefined)
    const space = store.space('a')
    const authorization = { kind: 'authorization' as const, patient: testPatient, authorization: anAuthorization() }
    const impossible = { ...authorization, patient: { ...testPatient, ins: null as unknown as string } }
    for (let rank = 1; rank <= 200; rank++) {
      space.addExchange(exchangeOf(`e${rank}`, `body ${rank}`))
      expect(() => space.apply([{ kind: 'dmp', dmp: aDmp() }, impossible])).toThrow()
    }
    expect(space.exchanges(1000)).toHaveLength(200)
    expect(space.isEmpty()).toBe(true)
    space.apply([{ kind: 'dmp', dmp: aDmp() }, authorization])
    expect(space.world.authorizations(testPatient)).toHaveLength(1)
    store.close()
  })
})
