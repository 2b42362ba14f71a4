import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { currentPackage, holdsIn } from '#matrix/guide-packages.js'
import { rejections } from '#matrix/rejections.js'
import { packageWindow } from '#matrix/requirements/window.js'
import { type RequirementRow, requirements } from '#matrix/requirements.js'
import { sourceDocument, sources } from '#matrix/sources.js'
import { transactions } from '#matrix/transactions.js'

describe('requirements', () => {
  it.each(requirements)('$id is told in French, sourced, and frozen', (row) => {
    expect(row.id).toMatch(/^(EX|REC|RG|EF|PRE|CHK)_/)
    expect(row.title.length).toBeGreaterThan(3)
    expect(row.title).not.toMatch(/\.$/)
    expect(row.says).toMatch(/^[A-ZÀÉÊ\d].*\.$|^INS.*\.$|^entryUUID.*\.$|^typeCode.*\.$/)
    expect(sourceDocument(row.source.doc), row.source.doc).toBeDefined()
    expect(Object.isFrozen(row)).toBe(true)
  })
})

const specFile = '../shared/spec/dmp-requirements.json'
const specThere = existsSync(specFile)

describe(`against the requirements of the spec${specThere ? '' : ` (skipped: ${specFile} is not here)`}`, () => {
  interface SpecRequirement {
    id: string
    title: string
    statement: string
    transaction: string
    checkable: string
    status: string
    added_in_package?: string | null
    modified_in_package?: string | null
  }
  const spec: SpecRequirement[] = specThere ? JSON.parse(readFileSync(specFile, 'utf8')) : []
  const known = new Map(requirements.map((row) => [row.id as string, row]))

  it.skipIf(!specThere)('the 279 of them have their row, and no other is told', () => {
    expect(spec).toHaveLength(279)
    expect([...known.keys()].sort()).toEqual(spec.map(({ id }) => id).sort())
  })

  it.skipIf(!specThere)('every row is one of them, with its transaction, packages and the way it shows', () => {
    const byId = new Map(spec.map((row) => [row.id, row]))
    const ways: Record<string, string[]> = {
      wire: ['wire'],
      behaviour: ['behaviour', 'screen'],
      declaration: ['declaration'],
    }
    for (const row of requirements) {
      const one = byId.get(row.id)
      expect(one, row.id).toBeDefined()
      if (row.unread) expect(row.seenOn, row.id).toBeUndefined()
      else expect(ways[one?.checkable ?? ''], row.id).toContain(row.seenOn)
      expect(row.transaction).toBe(one?.transaction)
      expect(row.historical === true, row.id).toBe(one?.status === 'historical')
      expect(row.unread === true, row.id).toBe(one?.status === 'id_only')
      expect(row.addedIn ?? null, row.id).toBe(one?.added_in_package ?? null)
      expect(row.changedIn ?? null, row.id).toBe(one?.modified_in_package ?? null)
    }
  })

  it.skipIf(!specThere)('no sentence is copied: never ten words in a row', () => {
    const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
    for (const row of requirements) {
      const theirs = ` ${words(spec.find(({ id }) => id === row.id)?.statement ?? '').join(' ')} `
      const mine = words(row.says)
      for (let at = 0; at + 10 <= mine.length; at++)
        expect(theirs.includes(` ${mine.slice(at, at + 10).join(' ')} `), row.id).toBe(false)
    }
  })
})

describe('former ids and packages', () => {
  const of = (id: string): RequirementRow => {
    const row = requirements.find((one) => one.id === id)
    if (!row) throw new Error(`no requirement ${id}`)
    return row
  }
  it.each([
    ['EX_0.2-1050', ['EX_0.3-1050']],
    ['EX_0.2-1020', ['REC_0.2-1020', 'REC_0.2-1120']],
    ['EX_3.2-1010', ['REC_3.2-1020']],
    ['EX_GEN-1265', ['EX_1.1-1060']],
    ['EX_2.1-1010', undefined],
  ])('%s was %s', (id, former) => {
    expect(of(id).formerIds).toEqual(former)
  })
  it('a former id is that of one rule only, and a current rule is never a former one of another', () => {
    const former = requirements.flatMap(({ formerIds = [] }) => formerIds)
    expect(new Set(former).size).toBe(former.length)
    const current = requirements
      .filter(({ historical, unread }) => !historical && !unread)
      .map(({ id }) => id as string)
    expect(former.filter((id) => current.includes(id))).toEqual([])
  })
  it.each([
    ['EX_GEN-1180', {}, 'since 2.0 or before'],
    ['EX_AIR-010', { from: '2.7' }, 'since 2.7.0'],
    ['EX_2.1-2000', { from: '2.6' }, 'since 2.6.0'],
    ['RG_1100', { to: '2.3' }, 'TD1.1 went with 2.4.0'],
    ['EX_0.3-1020', { to: '2.9' }, 'removed by a patch of 2.9'],
    ['REC_2.1-2060', { to: '2.8' }, 'removed by 2.9.0'],
    ['EX_GEN-1270', undefined, 'removed before the oldest package that is played'],
    ['REC_GEN-1030', undefined, 'withdrawn, no source says when'],
    ['EX_1.X-1230', undefined, 'text not read'],
  ] as const)('%s holds in %o: %s', (id, window, _why) => {
    expect(packageWindow(of(id))).toEqual(window)
  })
  it('every rule in force holds in the package of today', () => {
    const inForce = requirements.filter(({ historical, unread }) => !historical && !unread)
    expect(inForce).toHaveLength(158)
    for (const row of inForce) {
      const window = packageWindow(row)
      expect(window && holdsIn(currentPackage, window), row.id).toBe(true)
    }
  })
  it('no withdrawn rule holds in the package of today', () => {
    for (const row of requirements.filter(({ historical }) => historical)) {
      const window = packageWindow(row)
      expect(window && holdsIn(currentPackage, window), row.id).not.toBe(true)
    }
  })
})

describe('sources', () => {
  it('have one id each, and say where to read them', () => {
    expect(new Set(sources.map(({ id }) => id)).size).toBe(sources.length)
    for (const { id, title, version, where } of sources) {
      expect(id).toMatch(/^[a-z0-9][a-z0-9.-]*$/)
      for (const text of [title, version, where]) expect(text).not.toBe('')
    }
  })
  it('cited anywhere in the sources are known ones', () => {
    const cited = ['matrix', 'simulator', 'fixtures', 'scenarios', 'reports', 'cli'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts'))
        .flatMap((path) =>
          [...readFileSync(`${folder}/${path}`, 'utf8').matchAll(/\bdoc: '([^']+)'/g)].map(
            ([, id]) => `${id} in ${path}`,
          ),
        ),
    )
    expect(cited.length).toBeGreaterThan(100)
    expect(cited.filter((place) => sourceDocument(place.split(' in ')[0] ?? '') === undefined)).toEqual([])
  })
  it.each([...rejections, ...transactions])('$id names a known one', ({ source }) => {
    expect(sourceDocument(source.doc), source.doc).toBeDefined()
  })
})
