import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { main } from '#cli/main.js'
import { csvFile } from '#cli/matrix-csv.js'
import { exportForms, exportTable } from '#cli/matrix-export.js'
import { tableLines } from '#cli/matrix-view.js'
import { readXlsxFile } from '#cli/matrix-xlsx.js'
import type { Terminal } from '#cli/terminal.js'
import { builtInDocumentMatrix } from '#matrix/document-rights.js'
import { documentGrid } from '#matrix/document-sheet.js'
import { historicalRights } from '#matrix/functional-2018.js'
import { functionalChanges } from '#matrix/functional-changes.js'
import { airRights, directRights } from '#matrix/functional-rights.js'
import { type PrintableTable, tables } from '#matrix/print.js'
import { filtered } from '#reports/matrix-page/filter.js'
import { testPki } from './support/test-pki.js'

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dmp-bench-tables-'))
  vi.stubEnv('DMP_BENCH_HOME', folder)
  symlinkSync((await testPki()).directory, join(folder, 'pki'))
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

async function dmpBench(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const terminal: Terminal = { out: (line) => out.push(line), err: (line) => err.push(line) }
  return { code: await main(args, terminal), lines: out, out: out.join('\n'), err: err.join('\n') }
}

const hostile: PrintableTable = {
  name: 'piège',
  title: 'Table <b>piégée</b>',
  edition: "1 & 2, « d'essai »",
  header: ['Clé', '=Colonne', 'Texte'],
  rows: [
    ['=1+1', '+33', '-2'],
    ['@SUM(A1)', '\tx', '<script>alert(1)</script>'],
    ['a;b', 'c"d', 'ligne\nautre'],
  ],
  notes: ['=NOTE()', '</style><script>alert(2)</script>'],
}
const bytesOf = async (table: PrintableTable, form: (typeof exportForms)[number]) =>
  Buffer.from(await exportTable({ table }, form))

describe('in the terminal', () => {
  it.each(tables().map(({ name }) => [name]))('prints %s', async (name) => {
    const { code, out } = await dmpBench('matrix', name)
    expect(code).toBe(0)
    const table = tables().find((one) => one.name === name)
    expect(out).toContain(table?.title)
    expect(out).toMatch(/^\d[\d\u202f]* lignes?$/m)
  })

  it('filters by words, wherever they stand, without case nor accents', async () => {
    const { lines } = await dmpBench('matrix', 'exigences', '--filtre', 'VISIBILITE depot')
    expect(lines.filter((line) => line.startsWith('EX_'))).toEqual([expect.stringContaining('EX_2.1-1050')])
    expect(lines.at(-1)).toBe('1 ligne sur 279')
    const none = await dmpBench('matrix', 'exigences', '--filtre', 'introuvable-partout')
    expect([none.code, none.lines.at(-1)]).toEqual([0, '0 ligne sur 279'])
  })

  it('says in which tables words stand', async () => {
    const { out } = await dmpBench('matrix', '--filtre', 'EX_2.1-1050')
    for (const name of ['exigences', 'segur', 'couverture']) expect(out).toMatch(new RegExp(`^${name} .*[1-9]`, 'm'))
    expect((await dmpBench('matrix', '--filtre', 'introuvable-partout')).out).toContain('Aucune table')
  })

  it('shows the main columns of a wide table, all of them with --large', async () => {
    const [main, large] = [await dmpBench('matrix', 'tests'), await dmpBench('matrix', 'tests', '--large')]
    expect(main.lines[2]).not.toContain('Consignes')
    expect(main.out).toContain('Colonnes non montrées : Transaction, Profil')
    expect(large.lines[2]).toContain('Consignes')
    expect(large.out).not.toContain('Colonnes non montrées')
  })

  it.each(tables().map((table) => [table.name, table] as const))(
    '%s fits 140 columns, or holds a word that does not',
    (_, table) => {
      const lines = tableLines({ ...table, notes: [] }, { wide: false, screen: 140 })
      const rule = lines.find((line) => /^─[─ ]+$/.test(line)) ?? ''
      const words = Math.max(...table.rows.flat().flatMap((cell) => cell.split(/\s+/).map(({ length }) => length)))
      if (rule.length > 140) expect(words).toBeGreaterThan(30)
      for (const line of lines) if (line.length > rule.length) expect(line).toMatch(/^(Colonnes non montrées|[A-Z])/)
    },
  )

  it.each(['526', '606', '2018'])('keeps the star of the lines of %s', async (name) => {
    const { lines } = await dmpBench('matrix', name)
    expect(lines.filter((line) => /^TD3\.3[a-d/]+.* \*/.test(line))).toHaveLength(3)
  })

  it('computes coverage and assumptions when they are asked for', async () => {
    const list = await dmpBench('matrix')
    for (const name of ['couverture', 'hypotheses']) {
      expect(list.lines.find((line) => line.startsWith(name))).toMatch(/calculées$/)
      expect((await dmpBench('matrix', name)).out).toMatch(/^\d+ lignes$/m)
    }
  })
})

describe('exports', () => {
  it.each(exportForms)('%s: the same table gives the same bytes', async (form) => {
    for (const table of [hostile, ...tables().slice(0, 6)])
      expect((await bytesOf(table, form)).equals(await bytesOf(table, form))).toBe(true)
  })

  it('CSV gives every row back, and no spreadsheet takes a cell for a formula', async () => {
    const text = (await bytesOf(hostile, 'csv')).toString('utf8')
    const { data } = Papa.parse<string[]>(text.replace('\ufeff', '').trimEnd(), { delimiter: ';' })
    expect(data.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual([hostile.header, ...hostile.rows])
    for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+@\t\r]|^-./)
  })

  it('XLSX gives every row back as text, with the notes beside', async () => {
    const { tables: sheets, faults } = await readXlsxFile(await bytesOf(hostile, 'xlsx'))
    expect(faults).toEqual([])
    expect(sheets[0]?.rows).toEqual([hostile.header, ...hostile.rows])
    expect(sheets[1]?.rows.flat()).toContain('=NOTE()')
  })

  it('JSON is the table with what is said of it', async () => {
    expect(JSON.parse((await bytesOf(hostile, 'json')).toString('utf8'))).toEqual(hostile)
  })

  it('HTML is one page that runs no text of the table and asks nothing of the network', async () => {
    const text = (await bytesOf(hostile, 'html')).toString('utf8')
    expect(text.match(/<script>/g)).toHaveLength(1)
    expect(text).toContain('&lt;script&gt;alert(1)')
    expect(text).toContain('content="default-src &#39;none&#39;')
    expect(text).not.toMatch(/<(img|link|iframe)|src="|href="|https?:\/\//)
    expect(text).toContain('id="filters"')
  })

  it('writes where it is told, by the form or by the name, filtered when asked', async () => {
    const file = join(folder, 'exigences.csv')
    const { code, out } = await dmpBench('matrix', 'exigences', '--filtre', 'EX_3.2', '--out', file)
    expect(code).toBe(0)
    const rows = readFileSync(file, 'utf8').split('\r\n')
    expect(out).toMatch(new RegExp(`^${rows.length - 2} lignes de la table exigences dans `))
    const named = join(folder, 'sans-nom')
    expect((await dmpBench('matrix', '526', '--export', 'html', '--out', named)).code).toBe(0)
    expect(readFileSync(named, 'utf8')).toMatch(/^<!doctype html>/)
  })

  it.each([
    [['526', '--out', 'x.txt'], /donnez la forme par --export/],
    [['526', '--export', 'csv', '--out', 'x.json'], /se contredisent/],
    [['--export', 'csv'], /Il manque la table à exporter/],
    [['526', '--export', 'pdf'], /incorrecte : html ou csv ou xlsx ou json/],
    [['526', '--out', '/nulle-part/x.csv'], /ne s'écrit pas : introuvable/],
  ])('%j is told in French, exit code 2', async (args, says) => {
    const { code, err } = await dmpBench('matrix', ...args)
    expect([code, err]).toEqual([2, expect.stringMatching(says)])
    expect(existsSync('x.txt')).toBe(false)
  })

  it.each(['csv', 'xlsx', 'json'])(
    'the document matrix leaves in %s as the import takes it back: nothing changes',
    async (form) => {
      const file = join(folder, `documents.${form}`)
      expect((await dmpBench('matrix', 'documents', '--out', file)).code).toBe(0)
      const { code, out } = await dmpBench('matrix', 'import', '--essai', file)
      expect([code, out]).toEqual([0, expect.stringContaining('Rien ne change.')])
    },
  )
})

describe('diff', () => {
  /** Marks of a page as they are drawn, by line and by heading, read at fixed columns. */
  const drawn = ({ page, columns }: typeof directRights): Map<string, string> => {
    const lines = page.split('\n').filter((line) => line.trim() !== '')
    const starts = columns.map(({ heading }) => (lines[0] ?? '').indexOf(heading))
    return new Map(
      lines
        .slice(1)
        .flatMap((line) =>
          starts.map((start, at): [string, string] => [
            `${line.slice(0, starts[0]).trim().replace(/ \*$/, '')} ${columns[at]?.actor} ${columns[at]?.mode}`,
            line.slice(start, starts[at + 1] ?? line.length).trim(),
          ]),
        ),
    )
  }

  it.each([
    ['526', '606', directRights, airRights],
    ['2018', '526', historicalRights, directRights],
  ] as const)('%s to %s: every cell whose mark differs, and no other', (_, __, before, after) => {
    const [one, other] = [drawn(before), drawn(after)]
    const differing = [...other].filter(
      ([place, mark]) => one.has(place) && one.get(place) !== mark && one.get(place) !== '?',
    )
    const told = functionalChanges(before, after)
      .cells.filter(({ before: was }) => was.text !== '?')
      .map(({ action, after: { column } }) => `${action} ${column.actor} ${column.mode}`)
    expect(told.sort()).toEqual(differing.map(([place]) => place).sort())
  })

  it('names what feeding in AIR loses, with the scenarios and the rules that it bears on', async () => {
    const { code, lines, out } = await dmpBench('matrix', 'diff', '526', '606')
    expect(code).toBe(0)
    expect(lines).toContain("TD2.1 Alimentation d'un DMP, PS non médecin, normal : oui → non")
    expect(out).toMatch(/^TD0\.4 .*\(même sens\)$/m)
    expect(out).toMatch(
      /^12 cellules changées, 1 ligne ajoutée, 3 lignes retirées, 0 colonne ajoutée, 3 colonnes retirées/m,
    )
    expect(lines).toContain('  alimentation/officine')
    expect(lines).not.toContain('  urgence/bris-de-glace-oppose')
    expect(out).toMatch(/^ {2}TD2\.1 : .*\bset\/unique-id\b/m)
    expect(out).not.toMatch(/^ {2}TD1\.6 : /m)
  })

  it('compares editions of the document matrix, a file too, and says which scenarios a cell decides', async () => {
    const rows = documentGrid(builtInDocumentMatrix).map((row) =>
      row[0] === '11490-0' ? row.map((cell, at) => (at === 2 ? 'non' : cell)) : row,
    )
    const file = join(folder, 'autre.csv')
    writeFileSync(file, csvFile(rows))
    const { code, out, lines } = await dmpBench('matrix', 'diff', 'documents', file)
    expect(code).toBe(0)
    expect(out).toMatch(/\(11490-0\), Médecins.* : inconnu \(règle : oui\) → non/)
    expect(lines).toContain('  consultation/medecin-traitant-masque')
    const same = await dmpBench('matrix', 'diff', 'documents', 'documents')
    expect([same.code, same.out]).toEqual([0, expect.stringContaining('Rien ne change.')])
  })

  it.each([
    [['526', 'zzz'], /^Édition inconnue : zzz\. Les éditions sont 526, 606, 2018, documents, importee/],
    [['526', 'documents'], /ne se compare pas à une matrice des documents/],
    [['documents', 'importee'], /Aucune matrice n'est importée/],
    [['526'], /Il manque l'argument <après>/],
  ])('%j is told in French, exit code 2', async (args, says) => {
    const { code, err } = await dmpBench('matrix', 'diff', ...args)
    expect([code, err]).toEqual([2, expect.stringMatching(says)])
  })
})

it('a filter keeps a row when each word stands in one of its cells', () => {
  const table: PrintableTable = {
    ...hostile,
    rows: [
      ['Été', 'bris de glace', ''],
      ['hiver', 'bris', ''],
      ['ete', '', 'x'],
    ],
  }
  const kept = (words: string): number => filtered(table, words).rows.length
  expect([kept(''), kept('été'), kept('BRIS ete'), kept('bris'), kept('bris z')]).toEqual([3, 2, 1, 2, 0])
})
