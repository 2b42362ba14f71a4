import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { loadPki } from '#fixtures/cards/load-pki.js'
import { openPki, type Pki } from '#fixtures/cards/pki.js'
import { catalogueFingerprint, readStoredPki, storedFormat } from '#fixtures/cards/stored-pki.js'
import { hasCode } from '#matrix/codes/code-set.js'
import { j01AuthorSpecialty } from '#matrix/codes/j01-author-specialty.js'
import { j61HealthcareFacilityType } from '#matrix/codes/j61-healthcare-facility-type.js'
import { j65SubjectRole } from '#matrix/codes/j65-subject-role.js'
import { cardOf } from './support/test-pki.js'

const temporary = mkdtempSync(join(tmpdir(), 'dmp-bench-cards-'))
const directory = join(temporary, 'igc')
const now = new Date()
const said: string[] = []
let pki: Pki
let other: Pki

beforeAll(async () => {
  // A process killed while it made the PKI: its number is free again, nobody must wait for it.
  mkdirSync(directory)
  writeFileSync(join(directory, 'pki.lock'), `${hostname()} 999999999`)
  const ask = () => openPki({ directory, now, say: (line) => said.push(line) })
  ;[pki, other] = await Promise.all([ask(), ask()])
})

afterAll(() => rmSync(temporary, { recursive: true, force: true }))

describe('catalogue', () => {
  it('has one card an id and no two bearers alike', () => {
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length)
    expect(new Set(catalogue.map(({ professionalId }) => professionalId)).size).toBe(catalogue.length)
  })

  it.each(catalogue)('$id has test identifiers and codes that exist', (profile) => {
    const { professionalId, structureId, roles, authorSpecialty, sector } = profile
    if (professionalId.startsWith('8')) {
      expect(professionalId).toMatch(/^89990\d{7}$/)
      expect(luhnSum(professionalId.slice(1)) % 10).toBe(0)
    } else {
      expect(professionalId).toBe(`3${structureId.slice(1)}/${professionalId.split('/')[1]}`)
    }
    expect(structureId).toMatch(sector === 'SA07' ? new RegExp(`^4${professionalId.slice(1)}\\d{3}$`) : /^10B\d{7}$/)
    for (const role of roles) expect(hasCode(j65SubjectRole, role.code, role.system)).toBe(true)
    expect(hasCode(j01AuthorSpecialty, authorSpecialty.code, authorSpecialty.system)).toBe(true)
    expect(hasCode(j61HealthcareFacilityType, sector)).toBe(true)
  })
})

describe('openPki', () => {
  it('makes once for two who ask at the same time, takes over a dead lock, and says so', () => {
    expect(said).toEqual([expect.stringContaining(directory)])
    expect(plain(other)).toEqual(plain(pki))
  })

  it('reads the same back without a word, and without the libraries that make certificates', async () => {
    const again = await openPki({ directory, now, say: () => expect.unreachable('nothing to say') })
    expect(plain(again)).toEqual(plain(pki))
    const loaded = staticImports('fixtures/cards/pki.ts')
    expect(loaded).toContain('node:path')
    expect(loaded.filter((name) => /peculiar|pkijs|asn1js|reflect-metadata|\/make\//.test(name))).toEqual([])
  })

  it('keeps no key of an authority', () => {
    const kept = readFileSync(join(directory, 'pki.json'), 'utf8').match(/BEGIN PRIVATE KEY/g)
    expect(kept).toHaveLength(2 * catalogue.length + 1)
  })

  it('is unusable when a file is gone, and usable when it is back', async () => {
    const { authenticationPath } = cardOf(pki, 'pharmacien-cps').p12
    renameSync(authenticationPath, `${authenticationPath}.away`)
    expect(await loadPki(directory, now)).toEqual({
      unusable: 'fichier cards/pharmacien-cps/authentification.p12 absent',
    })
    renameSync(`${authenticationPath}.away`, authenticationPath)
    expect(await loadPki(directory, now)).not.toHaveProperty('unusable')
  })

  it('says nothing of a directory where nothing was made', async () => {
    expect(await loadPki(join(temporary, 'nowhere'), now)).toEqual({ unusable: '' })
  })

  it('fails with a French sentence when the directory cannot be one', async () => {
    const file = join(temporary, 'a-file')
    writeFileSync(file, '')
    await expect(openPki({ directory: file, now })).rejects.toThrow(/^L'IGC de test ne peut être lue ni écrite dans /)
  })

  const good = {
    format: storedFormat,
    catalogue: catalogueFingerprint(),
    notBefore: '2026-01-01',
    notAfter: '2028-01-01',
  }
  it.each([
    ['{"format":1,', '2026-06-01', 'fichier pki.json illisible'],
    ['null', '2026-06-01', 'fichier pki.json illisible'],
    [JSON.stringify({ ...good, format: 0 }), '2026-06-01', 'faite par une autre version du banc'],
    [JSON.stringify({ ...good, catalogue: '' }), '2026-06-01', 'faite par une autre version du banc'],
    [JSON.stringify(good), '2025-12-31', 'certificats valides à partir du 2026-01-01'],
    [JSON.stringify(good), '2028-01-02', 'certificats expirés depuis le 2028-01-01'],
    [JSON.stringify(good), '2026-06-01', undefined],
  ])('judges %s at %s: %s', (text, at, reason) => {
    const stored = readStoredPki(text, new Date(at))
    expect('unusable' in stored ? stored.unusable : undefined).toBe(reason)
  })
})

/** A PKI without its function, which is another each time. */
const plain = ({ revokedSerials: _, ...rest }: Pki) => rest

/** Luhn: every second digit from the right doubled, digits of the results added. */
const luhnSum = (digits: string): number =>
  [...digits]
    .reverse()
    .map((digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 2))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0)

/** Every module that loading `file` loads, whether ours (path) or not (name); dynamic imports are not followed. */
function staticImports(file: string, seen = new Set<string>()): readonly string[] {
  const path = resolve(file)
  if (seen.has(path)) return []
  seen.add(path)
  const source = readFileSync(path, 'utf8').replace(/^(import|export) type .*$/gm, '')
  for (const [, name = ''] of source.matchAll(/^(?:import|export)[^'\n]*(?:\n[^'\n]*)*?from '([^']+)'/gm)) {
    if (name.startsWith('.')) staticImports(join(dirname(path), name.replace(/\.js$/, '.ts')), seen)
    else seen.add(name)
  }
  return [...seen]
}
