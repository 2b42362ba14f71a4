import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { availabilityStatus, type DocumentEntry } from '#simulator/domain/document.js'
import type { Change, DocumentFilter, NewDocument } from '#simulator/domain/world.js'
import { createSpaces } from '#simulator/spaces.js'
import { openStore, type Store, UnusableDatabase } from '#simulator/store/world-store.js'
import type { Exchange } from '#simulator/trace/exchange.js'
import { aDmp, anAuthorization } from './support/call.js'
import { testPatient } from './support/lot-message.js'

const code = (text: string) => {
  const [value = '', system = ''] = text.split('^^')
  return { code: value, system, display: '' }
}
const entryOf = (fields: Partial<DocumentEntry>): DocumentEntry => ({
  submittedId: '',
  mimeType: 'text/xml',
  sourcePatientInfo: [],
  hasSourcePatientInfo: false,
  referenceIds: [],
  authors: [],
  confidentialityCodes: [],
  eventCodes: [],
  ...fields,
})
const documentOf = (
  rank: number,
  fields: Partial<DocumentEntry> = {},
  status = availabilityStatus.approved as string,
): NewDocument => ({
  document: {
    entryUuid: `urn:uuid:${rank}`,
    logicalId: `urn:uuid:${rank}`,
    version: 1,
    status: status as typeof availabilityStatus.approved,
    entry: entryOf({ uniqueId: `1.2.${rank}`, ...fields }),
    hash: '',
    sizeBytes: 1,
    isLotSignature: false,
    submissionSetUuid: 'urn:uuid:lot',
    submittedAt: '20260115101502',
  },
  content: Uint8Array.of(rank % 256),
  contentType: 'text/xml',
  leafXml: `<leaf rank="${rank}"/>`,
})
const lotOf = (rank: number, ...documents: NewDocument[]): Change => ({
  kind: 'lot',
  patient: testPatient,
  setUuid: `urn:uuid:lot-${rank}`,
  set: { submittedId: '', authors: [], uniqueId: `1.3.${rank}` },
  documents,
  submittedAt: '20260115101502',
})
const exchangeOf = (id: string, overrides: Partial<Exchange> = {}): Exchange => ({
  id,
  space: 'a',
  receivedAt: '2026-01-15T10:15:02.000Z',
  trust: 'strict',
  request: { method: 'POST', url: '/x', headers: [['Content-Type', 'text/xml']], body: Buffer.from(`<${id}/>`) },
  remarks: [],
  ...overrides,
})

let store: Store
beforeEach(() => {
  store = openStore(undefined)
})
afterEach(() => store.close())

describe('a space', () => {
  it('gives back what was kept, and nothing of another space or patient', () => {
    const [a, b] = [store.space('a'), store.space('b')]
    const content = { bytes: Buffer.of(1), contentType: 'text/xml' }
    const structure = { id: 's', name: 'S', active: true, regulationCentre: false, professionals: ['p'] }
    a.populate({
      structures: [structure],
      changes: [
        { kind: 'dmp', dmp: aDmp() },
        { kind: 'authorization', patient: testPatient, authorization: anAuthorization() },
        lotOf(1, documentOf(1)),
      ],
    })
    expect(a.world.dmp(testPatient)).toEqual(aDmp())
    expect(a.world.authorization(testPatient, anAuthorization().actorId)).toEqual(anAuthorization())
    expect(a.world.structure('s')).toEqual(structure)
    expect(a.world.documentsByUniqueId(testPatient, ['1.2.1'])[0]?.document).toEqual(documentOf(1).document)
    expect(a.world.content('urn:uuid:1')).toEqual(content)
    expect(a.isEmpty()).toBe(false)

    expect(b.isEmpty()).toBe(true)
    expect(b.world.dmp(testPatient)).toBeUndefined()
    expect(b.world.structure('s')).toBeUndefined()
    expect(b.world.content('urn:uuid:1')).toBeUndefined()
    expect(b.world.uniqueIdTaken('1.2.1')).toBe(false)
    for (const patient of [
      { ...testPatient, ins: '1' },
      { ...testPatient, oid: '1.2.3' },
    ]) {
      expect(a.world.dmp(patient)).toBeUndefined()
      expect(a.world.authorizations(patient)).toEqual([])
      expect(a.world.findDocuments(patient, {})).toEqual([])
      expect(a.world.documentsByEntryUuid(patient, ['urn:uuid:1'])).toEqual([])
    }
  })

  it.each(['1.2.1', 'urn:uuid:1', '1.3.1', 'urn:uuid:lot-1'])('knows that %s is taken', (id) => {
    const space = store.space('a')
    expect(space.world.uniqueIdTaken(id)).toBe(false)
    space.apply([lotOf(1, documentOf(1))])
    expect(space.world.uniqueIdTaken(id)).toBe(true)
  })

  it('replaces a DMP or an authorisation, removes an authorisation, changes a status', () => {
    const space = store.space('a')
    const authorization = (actorId: string, medecinTraitant = false): Change => ({
      kind: 'authorization',
      patient: testPatient,
      authorization: anAuthorization({ actorId, medecinTraitant }),
    })
    space.apply([{ kind: 'dmp', dmp: aDmp() }, authorization('b'), authorization('a'), lotOf(1, documentOf(1))])
    space.apply([
      { kind: 'dmp', dmp: aDmp({ status: 'closed' }) },
      authorization('a', true),
      { kind: 'authorization-removed', patient: testPatient, actorId: 'b' },
      { kind: 'document-status', entryUuid: 'urn:uuid:1', status: availabilityStatus.archived },
    ])
    expect(space.world.dmp(testPatient)?.status).toBe('closed')
    expect(space.world.authorizations(testPatient)).toEqual([anAuthorization({ actorId: 'a', medecinTraitant: true })])
    const [found] = space.world.documentsByEntryUuid(testPatient, ['urn:uuid:1'])
    expect([found?.status, found?.document.status]).toEqual([availabilityStatus.archived, availabilityStatus.archived])
  })

  it('keeps all changes or none', () => {
    const space = store.space('a')
    const twice = [{ kind: 'dmp' as const, dmp: aDmp() }, lotOf(1, documentOf(1), documentOf(1))]
    expect(() => space.apply(twice)).toThrow()
    expect(space.isEmpty()).toBe(true)
    expect(space.world.uniqueIdTaken('1.3.1')).toBe(false)
    expect(space.world.content('urn:uuid:1')).toBeUndefined()
    space.apply([lotOf(1, documentOf(1))])
    expect(space.world.findDocuments(testPatient, {})).toHaveLength(1)
  })

  it.each([
    ['files beside the database', false],
    ['the database', true],
  ])('gives the content of the newest version that came with one, from %s', (_, inDatabase) => {
    const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-'))
    const opened = openStore(inDatabase ? join(folder, 'dmp.sqlite') : undefined)
    const space = opened.space('a')
    const contents = () =>
      [1, 2, 3, 4, 5].map((rank) => {
        const kept = space.world.content(`urn:uuid:${rank}`)
        return kept && `${kept.contentType} ${Buffer.from(kept.bytes)}`
      })
    const fed = (rank: number, text: string): NewDocument => ({ ...documentOf(rank), content: Buffer.from(text) })
    const versionOf = (rank: number, former: number, text?: string): Change => ({
      kind: 'document-version',
      patient: testPatient,
      former: `urn:uuid:${former}`,
      document: { ...documentOf(rank).document, logicalId: 'urn:uuid:1', version: rank },
      leafXml: `<leaf version="${rank}"/>`,
      ...(text === undefined ? {} : { content: Buffer.from(text) }),
    })
    space.apply([lotOf(1, fed(5, 'autre'), fed(1, 'premier'), fed(4, ''))])
    space.apply([versionOf(2, 1)])
    expect(contents()).toEqual(['text/xml premier', 'text/xml premier', undefined, 'text/xml ', 'text/xml autre'])
    const former = () => space.world.isFormerVersion(testPatient, 'urn:uuid:2')
    const current = () =>
      space.world
        .documentsByLogicalId(testPatient, ['urn:uuid:1', 'urn:uuid:2', 'urn:uuid:4'])
        .map((one) => one.entryUuid)
    expect([former(), current()]).toEqual([false, ['urn:uuid:2', 'urn:uuid:4']])
    expect(() => space.apply([versionOf(3, 2, 'repris'), lotOf(1)])).toThrow()
    expect(contents()).toEqual(['text/xml premier', 'text/xml premier', undefined, 'text/xml ', 'text/xml autre'])
    space.apply([versionOf(3, 2, 'dernier')])
    expect(contents()).toEqual([
      'text/xml dernier',
      'text/xml dernier',
      'text/xml dernier',
      'text/xml ',
      'text/xml autre',
    ])
    expect([former(), current()]).toEqual([true, ['urn:uuid:3', 'urn:uuid:4']])
    opened.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('gives documents in the order asked, or of their submission, unknown ones left out', () => {
    const space = store.space('a')
    space.apply([lotOf(1, documentOf(3), documentOf(1)), lotOf(2, documentOf(2))])
    const uuids = (found: readonly { entryUuid: string }[]) => found.map(({ entryUuid }) => entryUuid.slice(9))
    expect(uuids(space.world.findDocuments(testPatient, {}))).toEqual(['3', '1', '2'])
    expect(uuids(space.world.documentsByUniqueId(testPatient, ['1.2.2', '9', '1.2.3']))).toEqual(['2', '3'])
    expect(uuids(space.world.documentsByEntryUuid(testPatient, ['urn:uuid:1', 'x', 'urn:uuid:2']))).toEqual(['1', '2'])
  })

  it('is empty after a reset, which leaves the others alone', () => {
    const [a, b] = [store.space('a'), store.space('b')]
    for (const space of [a, b]) space.apply([{ kind: 'dmp', dmp: aDmp() }, lotOf(1, documentOf(1))])
    expect(a.world.findDocuments(testPatient, {})).toHaveLength(1)
    a.addExchange(exchangeOf('x'))
    b.addExchange(exchangeOf('y', { space: 'b' }))
    a.vihfUsed('v')
    a.reset()
    expect([a.isEmpty(), a.countExchanges(), a.exchanges(9), a.world.findDocuments(testPatient, {})]).toEqual([
      true,
      0,
      [],
      [],
    ])
    expect(a.world.content('urn:uuid:1')).toBeUndefined()
    expect(a.vihfUsed('v')).toBe(false)
    expect([b.isEmpty(), b.countExchanges()]).toEqual([false, 1])
    a.apply([lotOf(1, documentOf(2))])
    const [found] = a.world.findDocuments(testPatient, {})
    expect([found?.entryUuid, Buffer.from(found?.leafXml ?? '').toString()]).toEqual(['urn:uuid:2', '<leaf rank="2"/>'])
    a.addExchange(exchangeOf('x'))
    expect(a.exchange('x')?.id).toBe('x')
  })

  it('knows an assertion that was used, in that space only', () => {
    const [a, b] = [store.space('a'), store.space('b')]
    expect([a.vihfUsed('v'), a.vihfUsed('w'), a.vihfUsed('v'), b.vihfUsed('v')]).toEqual([false, false, true, false])
  })
})

/** The filters again, over plain objects: an oracle that shares nothing with SQL. */
function matches(filter: DocumentFilter, { document }: NewDocument): boolean {
  const { entry } = document
  const has = (wanted: string, own: { code: string; system: string }) =>
    wanted === own.code || wanted === `${own.code}^^${own.system}`
  const one = (wanted: readonly string[] | undefined, own: { code: string; system: string } | undefined) =>
    !wanted || (own !== undefined && wanted.some((value) => has(value, own)))
  const every = (groups: DocumentFilter['eventCodes'], own: readonly { code: string; system: string }[]) =>
    !groups || groups.every((group) => own.some((value) => group.some((wanted) => has(wanted, value))))
  const like = (pattern: string) =>
    new RegExp(
      `^${pattern
        .replaceAll(/[.*+?^$(){}|[\]\\]/g, '\\$&')
        .replaceAll('%', '.*')
        .replaceAll('_', '.')}$`,
      'is',
    )
  const full = (time: string) => (time + '00000101000000'.slice(time.length)).padEnd(14, '0')
  const within = (range: DocumentFilter['creationTime'], time: string | undefined) =>
    !range ||
    (time !== undefined &&
      (range.from === undefined || full(time) >= full(range.from)) &&
      (range.to === undefined || full(time) < full(range.to)))
  return (
    (!filter.statuses || filter.statuses.includes(document.status)) &&
    one(filter.typeCodes, entry.typeCode) &&
    one(filter.classCodes, entry.classCode) &&
    one(filter.formatCodes, entry.formatCode) &&
    one(filter.practiceSettingCodes, entry.practiceSettingCode) &&
    one(filter.healthcareFacilityTypeCodes, entry.healthcareFacilityTypeCode) &&
    every(filter.confidentialityCodes, entry.confidentialityCodes) &&
    every(filter.eventCodes, entry.eventCodes) &&
    (!filter.authorPersons ||
      filter.authorPersons.some((pattern) =>
        entry.authors.some(({ persons }) => persons.some((person) => like(pattern).test(person))),
      )) &&
    within(filter.creationTime, entry.creationTime) &&
    within(filter.serviceStartTime, entry.serviceStartTime) &&
    within(filter.serviceStopTime, entry.serviceStopTime)
  )
}

describe('a search', () => {
  const coded = fc.constantFrom('A^^1', 'A^^2', 'B^^1', "C'^^1", '^^').map(code)
  const wanted = fc.uniqueArray(fc.constantFrom('A', 'B', 'A^^1', 'B^^2', "C'^^1", 'D'), { maxLength: 3 })
  const groups = fc.array(wanted, { maxLength: 2 })
  const time = fc.constantFrom('2024', '202402', '20240301', '20240301120000', '2025')
  const person = fc.constantFrom('1^MARTIN', '2^MARIN', '3^É')
  const pattern = fc.constantFrom('1%', '%MAR%', '_^MARIN', '%mart%', '3^É', '2', '%')
  const status = fc.constantFrom(...Object.values(availabilityStatus))
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
  const fields = fc.record({
    typeCode: maybe(coded),
    classCode: maybe(coded),
    formatCode: maybe(coded),
    practiceSettingCode: maybe(coded),
    healthcareFacilityTypeCode: maybe(coded),
    confidentialityCodes: fc.array(coded, { maxLength: 2 }),
    eventCodes: fc.array(coded, { maxLength: 2 }),
    authors: fc
      .array(fc.array(person, { maxLength: 2 }), { maxLength: 2 })
      .map((all) => all.map((persons) => ({ persons, institutions: [], specialties: [], roles: [] }))),
    creationTime: maybe(time),
    serviceStartTime: maybe(time),
    serviceStopTime: maybe(time),
  })
  const range = fc.record({ from: maybe(time), to: maybe(time) })
  const filter: fc.Arbitrary<DocumentFilter> = fc.record(
    {
      statuses: fc.uniqueArray(status),
      typeCodes: wanted,
      classCodes: wanted,
      formatCodes: wanted,
      practiceSettingCodes: wanted,
      healthcareFacilityTypeCodes: wanted,
      confidentialityCodes: groups,
      eventCodes: groups,
      authorPersons: fc.uniqueArray(pattern, { maxLength: 2 }),
      creationTime: range,
      serviceStartTime: range,
      serviceStopTime: range,
    },
    { requiredKeys: [] },
  )

  it('finds what an independent reading of the filters finds', () => {
    let lot = 0
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fields, status), { maxLength: 8 }),
        fc.array(filter, { minLength: 1, maxLength: 6 }),
        (kept, filters) => {
          const space = store.space(`search-${++lot}`)
          const documents = kept.map(([own, its], rank) => documentOf(rank, own, its))
          space.apply([lotOf(1, ...documents)])
          for (const one of filters) {
            const found = space.world.findDocuments(testPatient, one).map(({ entryUuid }) => entryUuid)
            expect(found).toEqual(
              documents.filter((each) => matches(one, each)).map(({ document }) => document.entryUuid),
            )
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('the journal', () => {
  const bytes = fc.uint8Array({ maxLength: 50 })
  const full: fc.Arbitrary<Exchange> = fc.record(
    {
      id: fc.uuid(),
      space: fc.constant('a'),
      receivedAt: fc.constant('2026-01-15T10:15:02.000Z'),
      trust: fc.constantFrom('strict', 'open'),
      tls: fc.record(
        { protocol: fc.string(), cipher: fc.string(), certificate: bytes, chain: fc.array(bytes, { maxLength: 2 }) },
        { requiredKeys: ['protocol', 'cipher'] },
      ),
      request: fc.record({
        method: fc.constant('POST'),
        url: fc.string(),
        headers: fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 3 }),
        body: bytes,
      }),
      response: fc.record({
        status: fc.nat(599),
        headers: fc.constant([['A', 'b']] as [string, string][]),
        body: bytes,
      }),
      transaction: fc.constantFrom('TD0.2', 'TD2.1'),
      decision: fc.constant({ granted: true, row: '526:TD0.2@mt-normal', why: 'oui' }),
      rejection: fc.constant({ rejection: 'dmp-closed' as const, where: '/a', line: 3 }),
      remarks: fc.constant([{ kind: 'k', where: '/', line: 0, expected: 'é', observed: '' }]),
    },
    { requiredKeys: ['id', 'space', 'receivedAt', 'trust', 'request', 'remarks'] },
  )
  /** Buffers and Uint8Arrays of the same bytes are one. */
  const plain = (exchange: Exchange | undefined) =>
    JSON.parse(
      JSON.stringify(exchange, (_key, value) =>
        value instanceof Uint8Array
          ? Buffer.from(value).toString('hex')
          : value?.type === 'Buffer'
            ? Buffer.from(value.data).toString('hex')
            : value,
      ),
    )

  it('gives an exchange back whole', () => {
    const space = store.space('a')
    fc.assert(
      fc.property(full, (exchange) => {
        space.addExchange(exchange)
        expect(plain(space.exchange(exchange.id))).toEqual(plain(exchange))
        expect(plain(space.exchanges(1)[0])).toEqual(plain(exchange))
      }),
      { numRuns: 60 },
    )
  })

  it('lists the latest first, a page after another, space by space', () => {
    const [a, b] = [store.space('a'), store.space('b')]
    for (const id of ['1', '2', '3', '4']) {
      a.addExchange(exchangeOf(id))
      b.addExchange(exchangeOf(id, { space: 'b', trust: 'open' }))
    }
    const ids = (all: readonly Exchange[]) => all.map(({ id }) => id)
    expect(ids(a.exchanges(2))).toEqual(['4', '3'])
    expect(ids(a.exchanges(2, '3'))).toEqual(['2', '1'])
    expect(ids(a.exchanges(9, 'unknown'))).toEqual([])
    expect(a.exchange('2')?.trust).toBe('strict')
    expect(b.exchange('2')?.trust).toBe('open')
    expect(a.exchange('9')).toBeUndefined()
  })

  it.each([
    ['exchanges', { maxExchanges: 250, maxBytes: Number.MAX_SAFE_INTEGER }, 237, 350],
    ['bytes', { maxExchanges: 1_000_000, maxBytes: 60_000 }, 250, 350],
  ])('keeps no more %s than told, the latest ones, and counts them all', (_what, journal, atLeast, atMost) => {
    const limited = openStore(undefined, { journal })
    const space = limited.space('a')
    for (let rank = 1; rank <= 1000; rank++) space.addExchange(exchangeOf(`e${rank}`))
    const kept = space.exchanges(10_000).map(({ id }) => id)
    expect(kept.length).toBeGreaterThanOrEqual(atLeast)
    expect(kept.length).toBeLessThanOrEqual(atMost)
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, back) => `e${1000 - back}`))
    expect(space.countExchanges()).toBe(1000)
    limited.close()
  })
})

describe('a database file', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dmp-bench-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('keeps everything for the next start', () => {
    const file = join(folder, 'dmp.sqlite')
    const first = openStore(file)
    first.space('a').apply([{ kind: 'dmp', dmp: aDmp() }, lotOf(1, documentOf(7))])
    first.space('a').addExchange(exchangeOf('x'))
    first.close()
    const second = openStore(file)
    const space = second.space('a')
    expect(space.isEmpty()).toBe(false)
    expect(space.world.dmp(testPatient)).toEqual(aDmp())
    expect(space.world.content('urn:uuid:7')?.bytes).toEqual(Buffer.of(7))
    space.addExchange(exchangeOf('y'))
    expect(space.exchanges(9).map(({ id }) => id)).toEqual(['y', 'x'])
    expect(space.countExchanges()).toBe(2)
    second.close()
  })

  it.each<[string, (file: string) => void]>([
    ['that is no database', (file) => writeFileSync(file, 'Bonjour, je suis un texte, assez long pour un en-tête.')],
    ['of another program', (file) => writeOther(file, 'CREATE TABLE x (y)')],
    ['of another version', (file) => writeOther(file, 'CREATE TABLE dmps (y); PRAGMA user_version = 99')],
    ['in a folder that does not exist', () => undefined],
  ])('%s is refused in one French sentence', (title, make) => {
    const file = join(folder, title.includes('folder') ? 'nulle-part/dmp.sqlite' : 'autre')
    make(file)
    expect(() => openStore(file)).toThrow(UnusableDatabase)
    expect(() => openStore(file)).toThrow(/^(Impossible d'ouvrir la base|La base) « .*» .*\.$/)
  })
})

function writeOther(file: string, sql: string): void {
  const other = new Sqlite(file)
  other.exec(sql)
  other.close()
}

describe('a disk that fills up', () => {
  it('leaves nothing in memory of what the database took back', () => {
    const spied = vi.spyOn(Sqlite.prototype, 'pragma')
    const own = openStore(undefined)
    const client = spied.mock.contexts[0] as Sqlite.Database
    spied.mockRestore()
    const space = own.space('a')
    const { ins, insOid: oid } = aDmp()
    const long = (id: string) =>
      exchangeOf(id, { request: { method: 'POST', url: '/x', headers: [['x', 'y'.repeat(2000)]], body: Buffer.of() } })

    space.addExchange(long('before'))
    space.apply([{ kind: 'dmp', dmp: aDmp() }, lotOf(1, documentOf(1, { title: 'lost' }))])
    const wanted: DocumentFilter = { statuses: [availabilityStatus.approved] }
    expect(space.world.dmp({ ins, oid })).toEqual(aDmp())
    expect(space.world.findDocuments(testPatient, wanted)).toHaveLength(1)

    client.pragma(`max_page_count = ${client.pragma('page_count', { simple: true })}`)
    expect(() => {
      for (let rank = 0; rank < 60; rank++) space.addExchange(long(`full-${rank}`))
    }).toThrow(/full/)
    client.pragma('max_page_count = 1000000')

    expect(space.world.dmp({ ins, oid })).toBeUndefined()
    space.apply([{ kind: 'dmp', dmp: aDmp() }, lotOf(2, documentOf(2, { title: 'kept' }))])
    const [found, ...others] = space.world.findDocuments(testPatient, wanted)
    expect(others).toEqual([])
    expect(found?.document.entry.title).toBe('kept')
    expect(Buffer.from(found?.leafXml ?? []).toString()).toBe('<leaf rank="2"/>')
    own.close()
  })
})

describe('the names of spaces', () => {
  it('are those that a file holds, before anybody asks for them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-'))
    const file = join(folder, 'etat.db')
    const first = openStore(file)
    first.space('a').apply([{ kind: 'dmp', dmp: aDmp() }])
    first.close()
    const again = openStore(file)
    expect(again.names()).toEqual(['a'])
    again.close()
    rmSync(folder, { recursive: true })
  })
})

it('a space of an earlier run is emptied before anybody asks for it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-'))
  const file = join(folder, 'etat.db')
  const first = openStore(file)
  first.space('a').apply([{ kind: 'dmp', dmp: aDmp() }])
  first.space('a').addExchange(exchangeOf('e1'))
  first.close()
  const again = openStore(file)
  const population = () => ({ structures: [], changes: [] })
  const spaces = createSpaces({ store: again, seed: 's', clock: () => new Date(0), population })
  expect(spaces.names()).toEqual(['a'])
  spaces.reset('nobody')
  expect(spaces.names()).toEqual(['a'])
  spaces.reset('a')
  expect(again.space('a').countExchanges()).toBe(0)
  expect(again.space('a').isEmpty()).toBe(true)
  again.close()
  rmSync(folder, { recursive: true })
})
