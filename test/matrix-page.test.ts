import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { decide } from '#matrix/decide.js'
import { decideDocument } from '#matrix/document-decision.js'
import { builtInDocumentMatrix } from '#matrix/document-rights.js'
import { functionalEditions } from '#matrix/functional-editions.js'
import { tables } from '#matrix/print.js'
import { mountConsole } from '#reports/live/console.js'
import type { CellSheet } from '#reports/matrix-page/cell-sheet.js'
import { type Exercised, exercisedRows } from '#reports/matrix-page/exercised.js'
import { checks } from '#scenarios/checks/index.js'
import { scenarios } from '#scenarios/index.js'
import { type TestBench, testBench } from './support/bench.js'

let bench: TestBench
let exercised: Exercised
let plays = 0
beforeAll(async () => {
  bench = await testBench()
  const { simulator, pki, now } = bench
  exercised = await exercisedRows({ anchors: pki, cards: pki.cards, now, documentMatrix: builtInDocumentMatrix })
  mountConsole(simulator.app, {
    bench: simulator.bench,
    version: 'test',
    origins: () => ({ http: 'http://a', https: 'https://a' }),
    db: undefined,
    caPath: 'ca.pem',
    cards: pki.cards,
    people: [],
    firstCall: () => '',
    judgeExchange: async () => [],
    exercisedRows: async () => {
      plays += 1
      return exercised
    },
  })
})

const ask = async (path: string) => {
  const answer = await bench.simulator.app.request(`http://dmp-bench.test${path}`)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const page = async (path: string): Promise<string> => {
  const { status, text } = await ask(path)
  expect([path, status]).toEqual([path, 200])
  return text
}
const cellPath = (table: string, row: string, column: string): string =>
  `/matrices/${table}/cellule?ligne=${encodeURIComponent(row)}&colonne=${encodeURIComponent(column)}`
const sheets = async (table: string): Promise<readonly (CellSheet & { scenarios: string[] })[]> =>
  JSON.parse(await page(`/api/matrices/${table}.json`)).cells

describe('the pages of the tables', () => {
  it('are linked from the page of the bench, and list every table', async () => {
    expect(await page('/')).toContain('href="/matrices"')
    const index = await page('/matrices')
    const list = JSON.parse(await page('/api/matrices.json')) as { name: string }[]
    expect(list.map(({ name }) => name)).toEqual([...tables().map(({ name }) => name), 'couverture', 'hypotheses'])
    for (const { name } of list) expect(index).toContain(`href="/matrices/${name}"`)
  })

  it.each([...tables().map(({ name }) => name), 'couverture', 'hypotheses'])(
    '%s: a page and its data',
    async (name) => {
      const text = await page(`/matrices/${name}`)
      const data = JSON.parse(await page(`/api/matrices/${name}.json`)) as { rows: string[][]; name: string }
      expect(data.name).toBe(name)
      const body = text.slice(text.indexOf('<tbody>'), text.indexOf('</tbody>'))
      expect(body.match(/<tr>/g)).toHaveLength(data.rows.length)
      expect(text).toContain('<html lang="fr">')
    },
  )

  it.each([
    '/matrices',
    '/matrices/526',
    '/matrices/documents',
    '/matrices/exigences',
    cellPath('526', 'TD2.1', 'es-normal'),
  ])('%s runs no script but its own, and asks nothing elsewhere', async (path) => {
    const { headers, text } = await ask(path)
    const script = /<script>([\s\S]*)<\/script>/.exec(text)?.[1] ?? ''
    const digest = createHash('sha256').update(script).digest('base64')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`script-src 'sha256-${digest}'`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(text.match(/<script/g)).toHaveLength(1)
    expect(text).not.toMatch(/<(img|link|iframe)|src="|https?:\/\/| on\w+="/)
  })

  it('can be read without a mouse nor a script: cells are links, the filter is a form', async () => {
    const text = await page('/matrices/526')
    expect(text.match(/<a class="cell" href="[^"]+" aria-label="[^"]+"/g)).toHaveLength(27 * 12)
    expect(text).toMatch(/<form id="filters" role="search" method="get">/)
    const left = await page('/matrices/526?filtre=MASQUES&serveur=1')
    expect(left.match(/<tbody>[\s\S]*<\/tbody>/)?.[0].match(/<tr>/g)).toHaveLength(2)
    const kept = await page('/matrices/526?filtre=%3Cscript%3E')
    expect(kept).toContain('value="&lt;script&gt;"')
    expect(kept.match(/<tbody>[\s\S]*<\/tbody>/)?.[0].match(/<tr>/g)).toHaveLength(27)
  })

  it.each([
    ['/matrices/inconnue', 'Table inconnue : inconnue'],
    ['/api/matrices/inconnue.json', 'Table inconnue'],
    ['/api/matrices/526', 'Table inconnue'],
    ['/matrices/526/cellule', 'Cellule inconnue'],
    ['/matrices/exigences/cellule?ligne=EX_2.1-1050&colonne=x', 'Cellule inconnue'],
    [cellPath('526', 'TD9.9', 'mt-normal'), 'Cellule inconnue'],
    [cellPath('documents', '11490-0', 'personne'), 'Cellule inconnue'],
    ['/matrices/%E0%A4%A', 'Table inconnue'],
  ])('%s is not found, in French', async (path, says) => {
    const { status, text, headers } = await ask(path)
    expect([status, text]).toEqual([404, expect.stringContaining(says)])
    expect(headers.get('content-type')).toMatch(/^text\/plain/)
  })
})

describe('a cell opens on its row', () => {
  it('tells mark, value, notes, reading and why, contradictions, source, confidence, scenarios and rules', async () => {
    const text = await page(cellPath('526', 'TD3.3d/archiver', 'medecin-normal'))
    for (const said of [
      'oui(8)',
      'oui, sous condition',
      'document déposé par le patient',
      'Seulement les documents dont le professionnel est auteur',
      'PDT-INF-606, le manuel de 2018 et les tests CNDA 3.3-120',
      'PDT-INF-606 v1.3',
      'Matrice des droits fonctionnels (GIE SESAM-Vitale)',
      'sources en désaccord',
      'mise-a-jour/archiver-desarchiver',
      'update/',
      '526:TD3.3d/archiver@medecin-normal',
    ])
      expect(text).toContain(said)
  })

  it('opens over the page as a fragment of the same', async () => {
    const path = cellPath('documents', '15508-5', 'pp80')
    const fragment = await page(`${path}&fragment=1`)
    expect(fragment).toMatch(/^<article class="sheet">/)
    expect(await page(path)).toContain(fragment)
    for (const said of ['non, édition 2020', 'non, édition 2023', 'France Assos Santé', 'moyenne'])
      expect(fragment).toContain(said)
  })

  it('an unknown cell says by what policy it is answered', async () => {
    const text = await page(cellPath('documents', '11490-0', 'pp80'))
    expect(text).toContain('Cellule inconnue, supposition du banc : supposé lisible')
    expect(text).toContain('<dd>inconnu</dd>')
  })

  it('plays the scenarios once, whatever the number of cells opened', async () => {
    await page(cellPath('606', 'TD2.1', 'mt-normal'))
    await page(cellPath('606', 'TD0.2', 'pe-normal'))
    expect(plays).toBe(1)
  })
})

describe('the sheets of every cell', () => {
  it.each(functionalEditions.map((table) => [table.id, table] as const))(
    '%s: answers as the decision does',
    async (id, table) => {
      const all = await sheets(id)
      expect(all).toHaveLength(table.rows.length * table.columns.length)
      expect(new Set(all.map(({ place }) => place)).size).toBe(all.length)
      for (const { place, printed, applied, cases, source, confidence } of all) {
        expect([place, cases.length > 0, source.title !== '', confidence !== '']).toEqual([place, true, true, true])
        const grants = new Set(cases.map(({ granted }) => granted))
        if (applied === 'non') expect([place, [...grants]]).toEqual([place, [false]])
        if (applied === 'oui') expect([place, [...grants]]).toEqual([place, [true]])
        if (applied === 'oui, sous condition') expect([place, grants.size]).toEqual([place, 2])
        if (printed === 'non' && id !== '2018') expect([place, applied]).toEqual([place, 'non'])
      }
    },
  )

  it('a case that is told is the answer of the decision with that fact', async () => {
    const cell = (await sheets('526')).find(({ place }) => place === '526:TD3.2/masques@psnm-bris-de-glace')
    const actor = { table: '526', column: 'psnm-bris-de-glace' } as const
    const ask = (maskedPermittedInEmergency: boolean) =>
      decide({ actor, action: 'TD3.2/masques', facts: { maskedPermittedInEmergency } }).granted
    expect(cell?.cases.map(({ granted }) => granted)).toEqual([ask(true), ask(false)])
    expect(cell?.cases[0]?.when).toContain('documents masqués en urgence')
  })

  it('documents: applied as decided, whoever knows the cell', async () => {
    const all = await sheets('documents')
    expect(all).toHaveLength(107 * 13)
    const system = '1.2.250.1.71.1.2.7'
    for (const { place, applied } of all.filter((one) => one.place.endsWith('@inf60'))) {
      const typeCode = /^documents:(.*)@/.exec(place)?.[1] ?? ''
      const roles = [{ code: '60', system }]
      const { granted, row } = decideDocument({ matrix: builtInDocumentMatrix, typeCode, roles })
      expect([row, granted ? 'oui' : 'non']).toEqual([place, applied])
    }
  })

  it('name rules and scenarios that exist', async () => {
    const ids = new Set(checks.map(({ id }) => id))
    const played = new Set(scenarios.map(({ id }) => id))
    for (const cell of await sheets('526')) {
      for (const id of cell.checks) expect(ids).toContain(id)
      for (const id of cell.scenarios) expect(played).toContain(id)
    }
  })
})

describe('what exercises a cell', () => {
  it('is what the played scenarios were decided by', () => {
    expect(exercised.get('526:TD3.2/masques@mt-normal')).toEqual(['consultation/medecin-traitant-masque'])
    expect(exercised.get('606:TD3.2/non-masques@medecin-normal')).toEqual(['consultation/air'])
    expect(exercised.get('526:TD3.2/masques@psnm-regulation')).toBeUndefined()
  })

  it('counts the cells of the documents that a search found, which its trace does not name', () => {
    const found = [...exercised].filter(([, ids]) => ids.includes('consultation/recherche-sans-critere'))
    const types = found.map(([row]) => row).filter((row) => /^documents:.*@m10$/.test(row))
    const [reference] = [bench.person('cas-2-reference').documents?.() ?? []]
    const held = new Set(reference.map(({ typeCode }) => `documents:${typeCode}@m10`))
    expect(types.length).toBeGreaterThan(10)
    for (const row of types) expect(held).toContain(row)
  })

  it('holds places of the tables only', async () => {
    const places = new Set(
      (await Promise.all(['526', '606', '2018', 'documents'].map(sheets))).flat().map(({ place }) => place),
    )
    for (const row of exercised.keys()) if (!row.includes('hors-table')) expect(places).toContain(row)
  })

  it('reaches every scenario, historical ones included, but one whose only call is refused after its cell granted', () => {
    const reached = new Set([...exercised.values()].flat())
    const unreached = scenarios.filter(({ id }) => !reached.has(id)).map(({ id }) => id)
    expect(unreached).toEqual(['urgence/recherche-trop-large'])
  })
})
