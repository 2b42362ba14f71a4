import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { assumptions, whomToAsk } from '#matrix/assumptions.js'
import { assumptionsMarkdown, assumptionsTable } from '#reports/assumptions.js'
import { checks } from '#scenarios/checks/index.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = ['matrix', 'simulator', 'scenarios'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('assumptions.ts'))
    .map((path) => ({ path: `${top}/${path}`, text: readFileSync(join(root, top, path), 'utf8') })),
)
const marks = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/\[assumed: ([a-z0-9-]+)\]/g)].map(([, id = '']) => ({ path, id })),
)

describe('assumptions', () => {
  it('each row is acted on somewhere in the code', () => {
    const marked = new Set(marks.map(({ id }) => id))
    expect(assumptions.map(({ id }) => id as string).filter((id) => !marked.has(id))).toEqual([])
  })

  it('each mark in the code has its row', () => {
    const known = new Set(assumptions.map(({ id }) => id as string))
    expect(marks.filter(({ id }) => !known.has(id))).toEqual([])
  })

  it('no assumption hides in a comment without its row', () => {
    const bare = sources.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => /^\s*(\*|\/\/|\/\*\*).*(\[assumed\]|\bassumed\)|\bAssumed[:,]|\bassumed there\])/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    )
    expect(bare).toEqual([])
  })

  it('docs/assumptions.md is what `npm run docs` writes', () => {
    expect(readFileSync(join(root, 'docs', 'assumptions.md'), 'utf8')).toBe(assumptionsMarkdown(checks))
  })

  it('every line of the table says why and whom to ask', () => {
    const { rows, header } = assumptionsTable(checks)
    expect(rows.length).toBeGreaterThan(assumptions.length)
    for (const row of rows) {
      expect(row).toHaveLength(header.length)
      expect(row.every((text) => text.trim() !== '')).toBe(true)
      expect(Object.values(whomToAsk)).toContain(row[3])
    }
  })
})
