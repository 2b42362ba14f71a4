import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, it } from 'vitest'
import { csvFile } from '#cli/matrix-csv.js'
import { readMatrixFile } from '#cli/matrix-file.js'
import { columnLetters } from '#cli/matrix-places.js'
import { xlsxFile } from '#cli/matrix-xlsx.js'
import { dangerousZip } from '#cli/matrix-zip.js'
import { audienceText, readAudience } from '#matrix/document-audience.js'
import { decideDocument } from '#matrix/document-decision.js'
import { documentJson } from '#matrix/document-json.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { builtInDocumentMatrix } from '#matrix/document-rights.js'
import { documentGrid, documentList } from '#matrix/document-sheet.js'
import { zipFile } from './support/zip-file.js'

const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-matrice-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let rank = 0
/** A file of its own for each reading; the name says nothing of the form. */
async function read(content: string | Uint8Array, options: Parameters<typeof readMatrixFile>[1] = {}) {
  rank += 1
  const path = join(folder, `matrice-${rank}`)
  writeFileSync(path, content)
  return readMatrixFile(path, options)
}
async function matrixOf(content: string | Uint8Array, options: Parameters<typeof readMatrixFile>[1] = {}) {
  const result = await read(content, options)
  if (!result.ok) throw new Error(JSON.stringify(result.faults.slice(0, 5)))
  return result.matrix
}
/** Every fault of a file, `place : sentence`; [] when it has none. */
async function faultsOf(content: string | Uint8Array, options: Parameters<typeof readMatrixFile>[1] = {}) {
  const result = await read(content, options)
  return result.ok ? [] : result.faults.map(({ where, says }) => `${where} : ${says}`)
}
const bom = (text: string): string => `\ufeff${text}`
const values = ({ rows }: DocumentMatrix) =>
  rows.map(({ typeCode, cells }) => [typeCode, ...cells.map(({ value }) => value)])

/** The JSON:API export, relations inlined: one node for each profession and type. */
interface Cell {
  readonly profession: unknown
  readonly name?: string
  readonly type: unknown
  readonly readable: unknown
}
const term = ({ profession, name = 'Profession' }: Cell) => ({
  type: 'taxonomy_term--professionnel_de_sante',
  id: `p${profession}-${name}`,
  name,
  field_code_profession: profession,
})
const inlined = (cells: readonly Cell[], links = {}) => ({
  jsonapi: { version: '1.0' },
  data: cells.map((cell, at) => ({
    type: 'node--matrice_professionnel_document',
    id: String(at),
    field_consultation_document: cell.readable,
    field_code_profession: term(cell),
    field_type_de_document: { name: 'Type', field_code_loinc: cell.type },
    field_categorie_de_document: { name: 'Compte rendu', field_code_categorie_document: 10 },
  })),
  links,
})
/** The same as plain JSON:API: fields under `attributes`, terms in `included`. */
const related = (cells: readonly Cell[]) => ({
  data: cells.map((cell, at) => ({
    type: 'node--matrice_professionnel_document',
    id: String(at),
    attributes: { field_consultation_document: cell.readable },
    relationships: {
      field_code_profession: { data: { type: 'taxonomy_term--professionnel_de_sante', id: term(cell).id } },
      field_type_de_document: { data: { type: 'taxonomy_term--type_de_document', id: `t${cell.type}` } },
    },
  })),
  included: cells.flatMap((cell) => [
    {
      type: 'taxonomy_term--professionnel_de_sante',
      id: term(cell).id,
      attributes: { name: cell.name, field_code_profession: cell.profession },
    },
    {
      type: 'taxonomy_term--type_de_document',
      id: `t${cell.type}`,
      attributes: { name: 'Type', field_code_loinc: cell.type },
    },
  ]),
})
const small: readonly Cell[] = [
  { profession: 10, name: 'M&eacute;decins &amp; internes&#039;', type: '11490-0', readable: true },
  { profession: 10, name: 'M&eacute;decins &amp; internes&#039;', type: '15508-5', readable: true },
  { profession: 80, name: 'Pédicures-podologues', type: '11490-0', readable: true },
  { profession: 80, name: 'Pédicures-podologues', type: '15508-5', readable: false },
]

/** A workbook made by hand, with one sheet, shared texts and a style of date (number 1). */
function foreignWorkbook(rows: string): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relations = (...targets: readonly string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
      .map((target, at) => {
        const [kind, file] = target.split(' ')
        return `<Relationship Id="rId${at + 1}" Type="${office}/${kind}" Target="${file}"/>`
      })
      .join('')}</Relationships>`
  const part = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`
  return zipFile(
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('workbook.xml', 'sheet.main')}${part('worksheets/sheet1.xml', 'worksheet')}${part('sharedStrings.xml', 'sharedStrings')}${part('styles.xml', 'styles')}</Types>`,
    },
    { name: '_rels/.rels', content: relations('officeDocument xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Droits" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations('worksheet worksheets/sheet1.xml', 'sharedStrings sharedStrings.xml', 'styles styles.xml'),
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="${main}"><si><t>type</t></si><si><t>60, 69 Infirmiers</t></si><si><r><t>11490</t></r><r><t>-0</t></r></si></sst>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    },
  )
}

describe('an edition written then read again is the same', () => {
  it('in JSON, whole', async () => {
    expect(await matrixOf(JSON.stringify(documentJson(builtInDocumentMatrix)))).toEqual(builtInDocumentMatrix)
    expect(await matrixOf(JSON.stringify(documentJson(builtInDocumentMatrix), null, 2))).toEqual(builtInDocumentMatrix)
  })

  it.each<[string, () => Promise<string | Uint8Array> | string | Uint8Array]>([
    ['CSV', () => csvFile(documentList(builtInDocumentMatrix))],
    [
      'CSV with commas',
      () =>
        documentList(builtInDocumentMatrix)
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
          .join('\n'),
    ],
    [
      'XLSX',
      () =>
        xlsxFile([
          { name: 'Lisez-moi', rows: [['Ceci explique le classeur']] },
          { name: 'Cellules', rows: documentList(builtInDocumentMatrix) },
        ]),
    ],
  ])('in %s, as a list: columns, cells, editions, sources, confidence', async (_, file) => {
    const matrix = await matrixOf(await file(), { edition: 'relue' })
    expect(matrix.columns).toEqual(builtInDocumentMatrix.columns)
    expect(matrix.rows).toEqual(builtInDocumentMatrix.rows)
    expect([matrix.edition, matrix.source.doc]).toEqual(['relue', 'matrice-importee'])
  })

  it.each<[string, () => Promise<string | Uint8Array> | string | Uint8Array]>([
    ['CSV', () => csvFile(documentGrid(builtInDocumentMatrix))],
    ['CSV of an old spreadsheet', () => Buffer.from(csvFile(documentGrid(builtInDocumentMatrix)).slice(1), 'latin1')],
    ['CSV in UTF-16', () => Buffer.from(bom(csvFile(documentGrid(builtInDocumentMatrix)).slice(1)), 'utf16le')],
    [
      'XLSX',
      () =>
        xlsxFile([{ name: 'Matrice', rows: [['Matrice des documents'], [], ...documentGrid(builtInDocumentMatrix)] }]),
    ],
  ])('in %s, as a grid: columns and values', async (_, file) => {
    const matrix = await matrixOf(await file())
    expect(matrix.columns).toEqual(builtInDocumentMatrix.columns)
    expect(values(matrix)).toEqual(values(builtInDocumentMatrix))
  })

  it('whatever the values, in the three forms', async () => {
    const { rows, columns } = builtInDocumentMatrix
    const filled = (seed: readonly ('read' | 'none')[]): DocumentMatrix => ({
      ...builtInDocumentMatrix,
      rows: rows.slice(0, 12).map((row, at) => ({
        ...row,
        cells: columns.map((_, place) => {
          const value = seed[(at * columns.length + place) % seed.length] ?? 'none'
          return {
            value,
            statements: [
              { value, edition: 'é', confidence: 'low', source: { doc: 'pharma365', at: `${at}; "${place}"` } },
            ],
          }
        }),
      })),
    })
    const seeds = fc.array(fc.constantFrom('read' as const, 'none' as const), { minLength: 1, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const matrix = filled(seed)
        expect((await matrixOf(csvFile(documentList(matrix)))).rows).toEqual(matrix.rows)
        expect((await matrixOf(await xlsxFile([{ name: 'x', rows: documentList(matrix) }]))).rows).toEqual(matrix.rows)
        expect((await matrixOf(JSON.stringify(documentJson(matrix)))).rows).toEqual(matrix.rows)
      }),
      { numRuns: 15 },
    )
  })

  it('to the byte: the same sheets give the same files', async () => {
    const sheets = [{ name: 'Cellules', rows: documentList(builtInDocumentMatrix) }]
    const first = await xlsxFile(sheets)
    expect(Buffer.from(await xlsxFile(sheets)).equals(Buffer.from(first))).toBe(true)
  })

  it('two sources that disagree on a cell are kept in JSON, with the value chosen', async () => {
    const value = JSON.parse(JSON.stringify(documentJson(builtInDocumentMatrix)))
    const cell = value.rows.find(({ typeCode }: { typeCode: string }) => typeCode === '15508-5').cells[7]
    cell.statements[0].value = 'read'
    const matrix = await matrixOf(JSON.stringify(value))
    const kept = matrix.rows.find(({ typeCode }) => typeCode === '15508-5')?.cells[7]
    expect([kept?.value, kept?.statements.map((one) => one.value)]).toEqual(['none', ['read', 'none']])
  })
})

describe('the export of Mon espace santé', () => {
  const expected = [
    ['11490-0', 'read', 'read'],
    ['15508-5', 'read', 'none'],
  ]
  it.each<[string, unknown]>([
    ['with relations inlined', inlined(small)],
    ['with relations included', related(small)],
    ['one page a profession', [inlined(small.slice(0, 2)), inlined(small.slice(2))]],
    [
      'several pages that name one another',
      [
        inlined(small.slice(0, 1), {
          self: { href: 'https://cms/jsonapi?page=1' },
          next: { href: 'https://cms/jsonapi?page=2' },
        }),
        inlined(small.slice(1), { self: { href: 'https://cms/jsonapi?page=2' } }),
      ],
    ],
  ])('%s', async (_, value) => {
    const matrix = await matrixOf(bom(JSON.stringify(value)), { edition: 'annexe' })
    expect(values(matrix)).toEqual(expected)
    expect(matrix.columns.map(({ id, label }) => [id, label])).toEqual([
      ['m10', "M&eacute;decins & internes'"],
      ['pp80', 'Pédicures-podologues'],
    ])
    const closed = decideDocument({
      matrix,
      typeCode: '15508-5',
      roles: [{ code: '80', system: '1.2.250.1.71.1.2.7' }],
    })
    expect(closed).toMatchObject({ granted: false, basis: 'cell', row: 'documents:15508-5@pp80' })
    expect(closed.why).toContain('Édition annexe')
  })

  it('with two professions of code 21, the biologists are those of sections G and EG', async () => {
    const pharmacists: Cell[] = [
      { profession: 21, name: 'Pharmaciens biologistes', type: '11502-2', readable: true },
      { profession: 21, name: "Pharmaciens d'officine", type: '11502-2', readable: false },
    ]
    const matrix = await matrixOf(JSON.stringify(inlined(pharmacists)))
    const reads = (section: string) =>
      decideDocument({
        matrix,
        typeCode: '11502-2',
        roles: [
          { code: '21', system: '1.2.250.1.71.1.2.7' },
          { code: section, system: '1.2.250.1.71.4.2.6' },
        ],
      }).granted
    expect([reads('G'), reads('EG'), reads('A')]).toEqual([true, true, false])
  })

  it.each<[string, unknown, string[]]>([
    ['no list of nodes', { data: {} }, ['/data : une liste de nœuds est attendue']],
    ['a value that is no object', 'texte', []],
    ['an empty list', { data: [] }, ['fichier : aucun type de document lu']],
    [
      'faults in every field, all told',
      inlined([
        { profession: '10', type: '11490-0', readable: true },
        { profession: 10, type: '0-0', readable: true },
        { profession: 10, type: 12, readable: true },
        { profession: 10, type: '11490-0', readable: 'oui' },
        { profession: 7, type: '11490-0', readable: true },
      ]),
      [
        '/data/0/field_code_profession/field_code_profession : un code de profession entier est attendu',
        '/data/1/field_type_de_document/field_code_loinc : type « 0-0 » inconnu de JDV_J66',
        '/data/2/field_type_de_document/field_code_loinc : type de document absent',
        '/data/3/field_consultation_document : true ou false est attendu',
        '/data/4/field_code_profession/field_code_profession : profession 7 inconnue de TRE_G15, TRE_R94, TRE_R95 et TRE_R85',
      ],
    ],
    ['a cell given twice', inlined([...small, ...small.slice(3)]), ['/data/4 : doublon de /data/3']],
    [
      'a cell told in two ways',
      inlined([...small, { profession: 80, name: 'Pédicures-podologues', type: '15508-5', readable: true }]),
      ['/data/4 : contredit /data/3'],
    ],
    ['a hole', inlined(small.slice(0, 3)), ['15508-5, Pédicures-podologues (80) : cellule absente']],
    [
      'a page that is not there',
      inlined(small, { next: { href: 'https://cms/jsonapi?page=2' } }),
      ["/links/next : la page suivante n'est pas dans le fichier : « https://cms/jsonapi?page=2 »"],
    ],
    [
      'relations that lead nowhere',
      { ...related(small.slice(0, 1)), included: [] },
      [
        '/data/0/field_type_de_document/field_code_loinc : type de document absent',
        '/data/0/field_code_profession/field_code_profession : un code de profession entier est attendu',
      ],
    ],
  ])('refuses %s', async (_, value, faults) => {
    const told = await faultsOf(JSON.stringify(value))
    expect(told.length).toBeGreaterThan(0)
    if (faults.length > 0) expect(told.map((line) => line.replace(/^matrice-\d+/, 'fichier'))).toEqual(faults)
  })
})

describe('a sheet with faults tells all of them, each with its place', () => {
  const grid = (...rows: string[][]) => csvFile([['type', 'libellé', '10 Médecins', '60, 69 Infirmiers'], ...rows])
  it.each<[string, string, string[]]>([
    ['no headings', 'a;b\nc;d', ['ligne 1 : ligne de titres introuvable : sa première cellule doit être « type »']],
    ['nothing under the headings', grid(), ['fichier : aucun type de document lu']],
    [
      'wrong types, values and holes',
      grid(
        ['11490-0', '', 'oui', 'peut-être'],
        ['0-0', '', 'oui', 'oui'],
        ['15508-5', '', '', 'non'],
        ['', '', 'x', 'x'],
      ),
      [
        'ligne 2, colonne D : valeur « peut-être » : oui, non ou ? est attendu',
        'ligne 3, colonne A : type « 0-0 » inconnu de JDV_J66',
        'ligne 4, colonne C : cellule vide',
        'ligne 5, colonne A : type de document absent',
      ],
    ],
    [
      'a type twice, a cell beside the table',
      grid(['11490-0', '', 'oui', 'oui'], ['11490-0', '', 'oui', 'oui'], ['15508-5', '', 'x', '-', 'note']),
      [
        'ligne 3, colonne A : type 11490-0 déjà en ligne 2, colonne A',
        'ligne 4, colonne E : cellule hors de toute colonne',
      ],
    ],
    [
      'headings that name nobody, or somebody twice',
      csvFile([
        ['type', 'Médecins', '60 Infirmiers', '60, 70', '999', '21 (Q) x', '60'],
        ['11490-0', 'x', 'x', 'x', 'x', 'x', 'x'],
      ]),
      [
        'ligne 1, colonne B : profession « Médecins » illisible : un code est attendu, comme « 60, 69 Infirmiers »',
        'ligne 1, colonne D : profession déjà dans la colonne « Infirmiers » (ligne 1, colonne C)',
        'ligne 1, colonne E : profession 999 inconnue de TRE_G15, TRE_R94, TRE_R95 et TRE_R85',
        'ligne 1, colonne F : section Q inconnue de TRE_G05',
        'ligne 1, colonne G : profession déjà dans la colonne « Infirmiers » (ligne 1, colonne C)',
      ],
    ],
    [
      'a list with faults',
      csvFile([
        ['type', 'professions', 'valeur', 'fiabilité'],
        ['11490-0', '10', 'oui', 'haute'],
        ['11490-0', '10', 'oui', 'haute'],
        ['11490-0', '10', 'non', 'haute'],
        ['11490-0', '60', 'oui', 'sûre'],
        ['11490-0', '', 'oui', ''],
      ]),
      [
        'ligne 3, colonne C : doublon de ligne 2, colonne C',
        'ligne 4, colonne C : contredit ligne 2, colonne C',
        'ligne 5, colonne D : fiabilité « sûre » : haute, moyenne, faible ou supposée est attendu',
        'ligne 6, colonne B : profession «  » illisible : un code est attendu, comme « 60, 69 Infirmiers »',
      ],
    ],
    [
      'a list with a hole',
      csvFile([
        ['type', 'professions', 'valeur'],
        ['11490-0', '10', 'oui'],
        ['15508-5', '60, 69', 'oui'],
      ]),
      [
        '11490-0, Infirmiers (60,69) : cellule absente',
        '15508-5, Médecins, hors médecins du travail (10) : cellule absente',
      ],
    ],
    [
      'a quote that nobody closes',
      'type;10\n"11490-0;oui\n',
      ['ligne 2 : guillemet ouvert et jamais refermé', 'ligne 2, colonne A : type « 11490-0;oui » inconnu de JDV_J66'],
    ],
  ])('%s', async (_, file, faults) => {
    expect((await faultsOf(file)).map((line) => line.replace(/^matrice-\d+/, 'fichier'))).toEqual(faults)
  })

  it('in a workbook too: formulas are not computed nor believed, dates and errors are no values', async () => {
    const sheet = foreignWorkbook(`
      <row r="1"><c r="A1" t="inlineStr"><is><t>type</t></is></c><c r="B1"><v>10</v></c><c r="C1"><v>60</v></c></row>
      <row r="2"><c r="A2" t="str"><v>11490-0</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="str"><f>A1</f><v>oui</v></c></row>
      <row r="3"><c r="A3" t="str"><v>15508-5</v></c><c r="B3" t="e"><v>#REF!</v></c><c r="C3" s="1"><v>45000</v></c></row>
    `)
    expect(await faultsOf(sheet)).toEqual([
      'feuille « Droits », ligne 2, colonne C : formule : une valeur est attendue',
      'feuille « Droits », ligne 3, colonne B : erreur du tableur : une valeur est attendue',
      'feuille « Droits », ligne 3, colonne C : date : un texte est attendu',
    ])
  })

  it('a workbook that we did not write is read: shared texts, numbers, booleans', async () => {
    const sheet = foreignWorkbook(`
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>10</v></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="b"><v>1</v></c><c r="C2"><v>0</v></c></row>
    `)
    const matrix = await matrixOf(sheet)
    expect(matrix.columns.map(({ id }) => id)).toEqual(['m10', 'inf60'])
    expect(values(matrix)).toEqual([['11490-0', 'read', 'none']])
    expect(matrix.rows[0]?.cells[1]?.statements[0]?.source).toEqual({
      doc: 'matrice-importee',
      at: 'feuille « Droits », ligne 2, colonne C',
    })
  })

  it('types that JDV_J66 does not have are left out when asked, and told', async () => {
    const file = grid(['11490-0', '', 'oui', 'non'], ['27899-4', '', 'oui', 'oui'])
    expect(await faultsOf(file)).toEqual(['ligne 3, colonne A : type « 27899-4 » inconnu de JDV_J66'])
    const result = await read(file, { ignoreUnknownTypes: true })
    expect(result.ok && [result.ignoredTypes, values(result.matrix)]).toEqual([
      ['27899-4'],
      [['11490-0', 'read', 'none']],
    ])
  })

  it('new professions get their own column, closed where nothing is said', async () => {
    const matrix = await matrixOf(
      csvFile([
        ['type', '41 Assistants de service social', '81-83, 85'],
        ['11490-0', '?', 'x'],
      ]),
    )
    expect(matrix.columns.map(({ id, professions, label }) => [id, professions, label])).toEqual([
      ['p41', ['41'], 'Assistants de service social'],
      ['p81-82-83-85', ['81', '82', '83', '85'], 'Profession 81, 82, 83, 85'],
    ])
    const asked = { matrix, typeCode: '11490-0', roles: [{ code: '41', system: '1.2.250.1.213.1.6.1.4' }] }
    expect(decideDocument(asked)).toMatchObject({ granted: false, row: 'documents:11490-0@p41', basis: 'assumed' })
  })
})

describe('JSON of the bench corrected by hand', () => {
  const original = JSON.stringify(documentJson(builtInDocumentMatrix))
  /** The same with the values at these paths replaced; a function makes the new one of the whole. */
  const changed = (edits: Readonly<Record<string, unknown>>): string => {
    const root: Record<string, unknown> = JSON.parse(original)
    for (const [path, value] of Object.entries(edits)) {
      const steps = path.split('/')
      const last = steps.pop() ?? ''
      const parent = steps.reduce((at, step) => at[step] as Record<string, unknown>, root)
      parent[last] = value
    }
    return JSON.stringify(root)
  }
  const [firstRow] = (documentJson(builtInDocumentMatrix) as { readonly rows: readonly unknown[] }).rows
  it.each<[string, Readonly<Record<string, unknown>>, string[]]>([
    ['nothing', {}, []],
    [
      'an unknown value',
      { 'rows/0/cells/0/value': 'maybe' },
      ['/rows/0/cells/0/value : « maybe » : read, none, unknown est attendu'],
    ],
    ['a cell too few', { 'rows/1/cells': [] }, ['/rows/1/cells : 0 cellules pour 13 colonnes']],
    ['a row twice', { 'rows/1': firstRow }, ['/rows/1/typeCode : type 11488-4 déjà en /rows/0']],
    [
      'a value that no source says',
      { 'rows/0/cells/0/value': 'read' },
      ["/rows/0/cells/0 : valeur read qu'aucune source ne dit"],
    ],
    ['a source that is not in our list', { 'source/doc': 'voisin' }, ['/source/doc : source « voisin » inconnue']],
    ['no columns', { columns: 3, rows: [] }, ['/columns : une liste est attendue']],
    ['a column of nobody', { 'columns/12/professions': [], rows: [] }, ['/columns/12 : aucune profession']],
    ['a reading without text', { 'readings/0/why': '' }, ['/readings/0/why : un texte est attendu']],
  ])('%s', async (_, edits, faults) => {
    expect(await faultsOf(changed(edits))).toEqual(faults)
  })
})

describe('what a terminal would obey is never told as it stands', () => {
  it.each<[string, string]>([
    [
      'a type',
      csvFile([
        ['type', '10'],
        ['\u001b[2Jx', 'oui'],
      ]),
    ],
    [
      'a profession',
      csvFile([
        ['type', 'x\u001b]0;y\u0007'],
        ['11490-0', 'oui'],
      ]),
    ],
    [
      'a value',
      csvFile([
        ['type', '10'],
        ['11490-0', '\u202eiuo'],
      ]),
    ],
  ])('in %s that is refused', async (_, file) => {
    const told = await faultsOf(file)
    expect(told).not.toEqual([])
    expect(told.join()).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
  it('in an edition that is kept', async () => {
    const file = csvFile([
      ['type', 'professions', 'profession', 'valeur', 'édition', 'source', 'lieu'],
      ['11490-0', '10', 'A\u001b[31m', 'oui', '\u001bE', '\u0007S', 'L\u202e'],
    ])
    const matrix = await matrixOf(file, { edition: 'x\u001b[0m' })
    expect(JSON.stringify(matrix)).not.toMatch(/\\u00|[\p{Cc}\p{Cf}]/u)
  })
})

describe('hostile files are refused in bounded time and memory', () => {
  /** An archive of one file that announces `size` bytes. */
  const zip = (content: Uint8Array, size: number, name = 'xl/workbook.xml') =>
    zipFile({ name, content, announces: size })
  const zeros = new Uint8Array(80 * 1024 * 1024)

  it('zip bombs, whatever they announce', async () => {
    const tooMuch = 'classeur : contenu de plus de 64 Mio une fois décompressé'
    expect(await faultsOf(zip(zeros, zeros.length))).toEqual([tooMuch])
    expect(await faultsOf(zip(zeros, 10))).toEqual([tooMuch])
    expect(await faultsOf(zip(zeros, 0))).toEqual([tooMuch])
    expect(await faultsOf(zip(new Uint8Array(1000), 10))).toEqual([
      'classeur : un fichier de l’archive n’a pas la taille annoncée',
    ])
    expect(dangerousZip(zip(new Uint8Array(1000), 1000), 999)).toMatch(/une fois décompressé/)
    expect(dangerousZip(zip(new Uint8Array(1000), 1000), 1000)).toBeUndefined()
  })

  it.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /fichier vide/],
    ['an archive that is no workbook', zip(Buffer.from('<x/>'), 4, 'x'), /pas un classeur XLSX lisible/],
    ['an archive cut short', zip(Buffer.from('<x/>'), 4).subarray(0, 60), /archive ZIP abîmée/],
    [
      'an archive with a tail',
      Buffer.concat([zip(Buffer.from('<x/>'), 4), Buffer.from('suite')]),
      /archive ZIP abîmée/,
    ],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /ancien classeur/],
    ['JSON cut short', '{"data": [', /JSON mal formé/],
    ['very deep JSON', '['.repeat(2_000_000), /JSON mal formé/],
    ['JSON that is not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), /JSON mal formé/],
    ['a prototype as key', '{"__proto__": {"data": []}}', /une liste de nœuds/],
    ['many lines', 'type;10\n'.repeat(30_000), /plus de 20000 lignes/],
    ['noise', Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256)), /ligne de titres introuvable/],
  ])('%s', async (_, content, sentence) => {
    expect((await faultsOf(content)).join('\n')).toMatch(sentence)
  })

  it('a sheet with two cells far apart, which would make billions', async () => {
    const sheet = await writeXlsx({
      sheets: [{ name: 'x', rows: [['type']], cells: new Map([['1000000,16000', { value: 'x' }]]) }],
    }).catch(() => undefined)
    if (sheet) expect((await faultsOf(sheet)).length).toBeGreaterThan(0)
    const wide = await xlsxFile([{ name: 'x', rows: [['type', ...Array.from({ length: 300 }, () => '10')]] }])
    expect(await faultsOf(wide)).toEqual(['feuille « x », ligne 1 : feuille de plus de 20000 lignes ou 200 colonnes'])
  })

  it('any bytes give faults or an edition, and never throw', async () => {
    const starts = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0x7b], [0x5b], [...Buffer.from('type;10\n')])
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 300 }), async (start, bytes) => {
        const result = await read(Buffer.concat([Buffer.from(start), bytes]))
        if (!result.ok) expect(result.faults.length).toBeGreaterThan(0)
      }),
      { numRuns: 150 },
    )
  })

  it('a spreadsheet runs nothing of what is written for it', () => {
    const lines = csvFile([['=1+1', '+1', '-1', '@x', '-', 'oui']])
      .slice(1)
      .trim()
    expect(lines).toBe(`"'=1+1";"'+1";"'-1";"'@x";-;oui`)
  })
})

describe('places and audiences', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i is %s', (at, letters) => {
    expect(columnLetters(at)).toBe(letters)
  })
  it.each<[string, string[] | undefined, string[] | undefined, string?]>([
    ['10', ['10'], undefined, ''],
    ['60,69 Infirmiers', ['60', '69'], undefined, 'Infirmiers'],
    ['26, 81-85 : appareillage', ['26', '81', '82', '83', '84', '85'], undefined, 'appareillage'],
    ['21 (G, EG) Biologistes', ['21'], ['G', 'EG'], 'Biologistes'],
    ['pp80', ['80'], undefined, 'Pédicures-podologues'],
    ['Infirmiers', undefined, undefined],
    ['', undefined, undefined],
  ])('%j', (text, professions, sections, label) => {
    const audience = readAudience(text)
    expect([audience?.professions, audience?.sections, audience?.label]).toEqual([professions, sections, label])
  })
  it('every built-in heading reads back', () => {
    for (const column of builtInDocumentMatrix.columns) {
      const { professions, sections } = column
      expect(readAudience(`${audienceText(column)} ${column.label}`)).toEqual({
        professions,
        ...(sections ? { sections } : {}),
        label: column.label,
      })
    }
  })
})
