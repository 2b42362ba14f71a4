import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rejections } from '#matrix/rejections.js'
import { requirements } from '#matrix/requirements.js'
import { sourceDocument, sources } from '#matrix/sources.js'
import { transactions } from '#matrix/transactions.js'

describe('requirements', () => {
  it.each(requirements)('$id is told in French, sourced, and frozen', (row) => {
    expect(row.id).toMatch(/^(EX|REC|RG|EF|PRE)_/)
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

  it.skipIf(!specThere)('every current one that shows on the wire or in behaviour has its row', () => {
    const wanted = spec.filter(({ checkable, status }) => status === 'current' && checkable !== 'declaration')
    expect(wanted).toHaveLength(96)
    expect(wanted.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([])
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
      expect(ways[one?.checkable ?? ''], row.id).toContain(row.seenOn)
      expect(row.transaction).toBe(one?.transaction)
      expect(row.historical === true, row.id).toBe(one?.status === 'historical')
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
