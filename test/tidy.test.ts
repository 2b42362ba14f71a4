import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { faultsOfAnyFile, faultsOfSource, order } from './support/tidy-rules.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const notOurs = new Set(['.git', ...ignoredFolders()])

function ignoredFolders(): string[] {
  const file = join(root, '.gitignore')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  return lines.filter((line) => line.endsWith('/')).map((line) => line.slice(0, -1))
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : filesUnder(path)
    return entry.isFile() ? [path] : []
  })
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const told = (faults: (path: string) => string[], paths: string[]): string[] =>
  paths.flatMap((path) => faults(path).map((fault) => `${path} ${fault}`))

describe('the tree is tidy', () => {
  it('imports point one way, packages keep to their home, the core reads no clock, files are short', () => {
    const sources = order.flatMap(filesUnder).filter((path) => path.endsWith('.ts'))
    expect(sources.length).toBeGreaterThan(50)
    expect(told((path) => faultsOfSource(path, read(path)), sources)).toEqual([])
  })

  it('no file tells of the machine where it was written', () => {
    const written = filesUnder('').filter((path) => !/\.(png|ico|p12|sqlite.*)$/.test(path) && !isTheRules(path))
    expect(told((path) => faultsOfAnyFile(read(path)), written)).toEqual([])
  })
})

/** The rules and their examples hold what they look for. */
const isTheRules = (path: string): boolean => path === 'test/tidy.test.ts' || path === 'test/support/tidy-rules.ts'

describe('the rules see what is untidy', () => {
  it.each([
    ['matrix/a.ts', "import { b } from '#simulator/b.js'", 'stands above it'],
    ['simulator/a.ts', "import { b } from '#simulator/b.js'", 'use a relative path'],
    ['fixtures/a.ts', "export * from '../simulator/b.js'", 'use #'],
    ['scenarios/a/b.ts', "import { c } from '../../matrix/c.js'", 'use #'],
    ['scenarios/a.ts', "const { c } = await import('#cli/c.js')", 'stands above it'],
    ['cli/a.ts', "import '#tools/c.js'", 'no top folder'],
    ['simulator/domain/a.ts', "import { Hono } from 'hono'", 'whose home is'],
    ['simulator/wire/a.ts', "import { eq } from 'drizzle-orm'", 'whose home is'],
    ['scenarios/a.ts', "import { XmlDocument } from 'libxml2-wasm'", 'whose home is'],
    ['simulator/a.ts', "import 'reflect-metadata'", 'whose home is'],
    ['reports/a.ts', "import { faker } from '@faker-js/faker'", 'whose home is'],
    ['scenarios/a.ts', "import { readFileSync } from 'node:fs'", 'whose home is'],
    ['simulator/a.ts', "import lodash from 'lodash'", 'without a home'],
    ['simulator/a.ts', 'const now = new Date()', 'reads the clock'],
    ['reports/a.ts', 'const id = Math.random()', 'draws at random'],
    ['simulator/a.ts', 'const id = randomUUID()', 'draws at random'],
    ['simulator/a.ts', '\n'.repeat(301), 'more than 300'],
  ])('%s: %s', (path, text, fault) => {
    expect(faultsOfSource(path, text).join()).toContain(fault)
  })

  it.each([
    ['simulator/a/b.ts', "import { c } from '../c.js'\nimport type { D } from '#matrix/d.js'"],
    ['simulator/serve.ts', "import { serve } from '@hono/node-server'\nconst now = () => new Date()"],
    ['fixtures/cards/make/a.ts', "const { X509Certificate } = await import('@peculiar/x509')"],
    ['simulator/a.ts', "// new Date() would be wrong here\nconst at = new Date(0) /* import 'hono' */"],
    ['matrix/codes/a.ts', '\n'.repeat(400)],
  ])('%s is tidy', (path, text) => {
    expect(faultsOfSource(path, text)).toEqual([])
  })

  it.each([
    ['/' + 'work/main/x.ts'],
    ['read "/home/someone/x"'],
    ['C:\\Users\\x'],
    ['https://' + 'registry.example.org/x'],
    ['"resolved": "x"'],
  ])('%s is told', (text) => {
    expect(faultsOfAnyFile(text)).toHaveLength(1)
  })
  it.each([['https://example.org/home/page'], ['simulator/registry.ts'], ['docs/work/x'], ['services/registry']])(
    '%s is not',
    (text) => {
      expect(faultsOfAnyFile(text)).toEqual([])
    },
  )
})
