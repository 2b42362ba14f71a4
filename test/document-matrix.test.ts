import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isolatedCells } from '#matrix/document-cells-2023.js'
import { documentChanges } from '#matrix/document-changes.js'
import { type ActorRole, decideDocument } from '#matrix/document-decision.js'
import type { DocumentCell, DocumentMatrix } from '#matrix/document-matrix.js'
import { builtInDocumentMatrix, documentRows } from '#matrix/document-rights.js'
import { tables } from '#matrix/print.js'
import { sourceDocument } from '#matrix/sources.js'

const g15 = '1.2.250.1.71.1.2.7'
const g16 = '1.2.250.1.71.1.2.8'
const g05 = '1.2.250.1.71.4.2.6'
const r01 = '1.2.250.1.71.4.2.5'
const r94 = '1.2.250.1.213.1.6.1.4'
const r291 = '1.2.250.1.213.1.6.1.140'
const r85 = '1.2.250.1.213.1.6.1.107'
const a00 = '1.2.250.1.213.1.1.4.6'

const ask = (typeCode: string, roles: readonly ActorRole[], matrix = builtInDocumentMatrix) =>
  decideDocument({ matrix, typeCode, roles })
const profession = (code: string): ActorRole[] => [{ code, system: g15 }]

/** The published table as it was written down, read without any of our code. */
interface RawStatement {
  readonly value: 'read' | 'none'
  readonly edition: string
  readonly source: string
  readonly confidence: string
}
interface RawTable {
  readonly columns: readonly { readonly key: string; readonly cpsProfessionCodes: readonly string[] }[]
  readonly rows: readonly {
    readonly typeCode: string
    readonly display: string
    readonly classCode: string | null
    readonly cells: Readonly<Record<string, 'unknown' | readonly RawStatement[]>>
  }[]
}
const rawFile = fileURLToPath(new URL('../../shared/spec/matrix-documents.json', import.meta.url))
const skipReason = existsSync(rawFile) ? '' : ' (skipped: ../shared/spec/matrix-documents.json is absent)'
const raw: RawTable = skipReason ? { columns: [], rows: [] } : JSON.parse(readFileSync(rawFile, 'utf8'))

const originOf = (source: string): string =>
  [
    ['doc-devbox-sante', 'mhab-2020'],
    ['france-assos-sante', 'france-assos-sante'],
    ['information-dentaire', 'information-dentaire'],
    ['infirmiers.com', 'infirmiers-com'],
    ['pharma365', 'pharma365'],
  ].find(([start]) => source.startsWith(start ?? ''))?.[1] ?? source

/** Roles of somebody of each column: one for each code of its heading. */
const rolesOf = (key: string, codes: readonly string[]): ActorRole[][] =>
  codes.map((text) => {
    const [code = ''] = text.split(' ')
    if (key === 'p21bio') return [...profession(code), { code: 'G', system: g05 }]
    return key === 'p21off' ? [...profession(code), { code: 'A', system: g05 }] : profession(code)
  })

/** What fills an unknown cell, column by column: the rule of the médecins, what the press says of the others. */
const filled: Readonly<Record<string, boolean>> = {
  m10: true,
  p21bio: true,
  p21off: true,
  d40: true,
  sf50: true,
  inf60: true,
  mk70: true,
  pp80: true,
  ort91: true,
  reed: true,
  app: false,
  opt28: false,
  mer98: true,
}

describe(`against the published cells${skipReason}`, () => {
  it.skipIf(skipReason !== '')('holds 107 types by 13 columns, 105 cells of them known', () => {
    const { rows, columns } = builtInDocumentMatrix
    expect(columns.map(({ id }) => id)).toEqual(raw.columns.map(({ key }) => key))
    expect(rows.map(({ typeCode }) => typeCode).sort()).toEqual(raw.rows.map(({ typeCode }) => typeCode).sort())
    expect([rows.length, columns.length]).toEqual([107, 13])
    const known = rows.flatMap(({ cells }) => cells).filter(({ value }) => value !== 'unknown')
    expect(known).toHaveLength(105)
  })

  it.skipIf(skipReason !== '').each(raw.rows)(
    '$typeCode: every cell, with its editions, sources and confidence',
    (row) => {
      const ours = builtInDocumentMatrix.rows.find(({ typeCode }) => typeCode === row.typeCode)
      expect(ours?.label).toBe(row.display)
      expect(ours?.classCode).toBe(row.classCode ?? undefined)
      for (const [at, { key }] of raw.columns.entries()) {
        const said = row.cells[key]
        const cell = ours?.cells[at]
        const statements = said === 'unknown' || said === undefined ? [] : said
        expect(cell?.value, `${row.typeCode} ${key}`).toBe(statements.at(-1)?.value ?? 'unknown')
        expect(
          cell?.statements.map(({ value, edition, confidence, source }) => [value, edition, confidence, source.doc]),
        ).toEqual(statements.map((one) => [one.value, one.edition, one.confidence, originOf(one.source)]))
      }
    },
  )

  it.skipIf(skipReason !== '').each(raw.columns)('$key: decided as its cell says, or as its policy does', (column) => {
    for (const { typeCode, cells } of raw.rows) {
      for (const roles of rolesOf(column.key, column.cpsProfessionCodes)) {
        const said = cells[column.key]
        const decision = ask(typeCode, roles)
        const place = `${typeCode} ${JSON.stringify(roles)}`
        expect(decision.row, place).toBe(`documents:${typeCode}@${column.key}`)
        if (said === 'unknown' || said === undefined) {
          expect([decision.granted, decision.cell], place).toEqual([
            filled[column.key] && typeCode !== 'ATTEST-RESID',
            'unknown',
          ])
          expect(decision.basis, place).toBe(column.key === 'm10' ? 'rule' : 'assumed')
          expect(decision.why, place).toContain('Cellule inconnue')
        } else {
          const [last] = said.slice(-1)
          expect([decision.granted, decision.basis], place).toEqual([last?.value === 'read', 'cell'])
          expect(decision.confidence, place).toBe(said.find(({ value }) => value === last?.value)?.confidence)
        }
      }
    }
  })
})

describe('the table', () => {
  it('names a known document for every source, and a reason for every policy', () => {
    const { rows, columns, source } = builtInDocumentMatrix
    const cited = [
      source,
      ...columns.map(({ policy }) => policy.source),
      ...rows.flatMap(({ cells }) => cells.flatMap(({ statements }) => statements.map((one) => one.source))),
    ]
    for (const { doc, at } of cited) {
      expect(sourceDocument(doc), doc).toBeDefined()
      expect(at).not.toBe('')
    }
  })

  it.each([
    ['a type that nobody knows', { typeCode: '0-0', column: 'm10' }, /unknown type, 0-0@m10/],
    ['a column that nobody knows', { typeCode: '11490-0', column: 'x' }, /unknown column, 11490-0@x/],
  ])('does not load with %s', (_, place, message) => {
    const statement = {
      value: 'read',
      edition: '2020',
      confidence: 'high',
      source: { doc: 'mhab-2020', at: 'x' },
    } as const
    expect(() => documentRows([{ ...place, statement }])).toThrow(message)
  })

  it('does not load with a cell told twice by one edition; two editions that disagree are kept, the later applied', () => {
    const told = (edition: string, value: 'read' | 'none') => ({
      typeCode: '11490-0',
      column: 'pp80',
      statement: { value, edition, confidence: 'high', source: { doc: 'mhab-2020', at: 'x' } } as const,
    })
    expect(() => documentRows([told('2020', 'read'), told('2020', 'none')])).toThrow(/told twice/)
    const cell = documentRows([told('2020', 'read'), told('2023', 'none')])
      .find(({ typeCode }) => typeCode === '11490-0')
      ?.cells.find(({ statements }) => statements.length > 0)
    expect(cell?.value).toBe('none')
    expect(cell?.statements.map(({ value }) => value)).toEqual(['read', 'none'])
  })

  it.each(['11490-0 pp80 oui', '11490-0 pp80 peut-être dentistes', '11490-0 pp80 oui voisins', '1 2 oui dentistes 5'])(
    'does not read the isolated cell "%s"',
    (line) => {
      expect(() => isolatedCells('2023', line)).toThrow(/cannot be read/)
    },
  )

  it('is shown with what is applied to unknown cells', () => {
    const shown = tables().find(({ name }) => name === 'documents')
    const rowOf = (typeCode: string) => shown?.rows.find(([type]) => type === typeCode)?.slice(3)
    expect(shown?.rows).toHaveLength(107)
    for (const row of shown?.rows ?? []) expect(row).toHaveLength(shown?.header.length ?? 0)
    expect(rowOf('15508-5')?.join(' ')).toBe('oui oui oui non oui oui oui non non non non non non')
    expect(rowOf('83981-1')?.join(' ')).toBe('oui* oui? oui? non oui? oui oui? oui? oui? oui? non? non? oui?')
  })
})

describe('who stands in which column', () => {
  it.each<[string, ActorRole[], string]>([
    ['médecin', [...profession('10'), { code: 'SM26', system: r01 }], 'm10'],
    ['interne en médecine', [{ code: '10', system: g16 }], 'm10'],
    ['biologist', [...profession('21'), { code: 'G', system: g05 }], 'p21bio'],
    ['biologist overseas', [...profession('21'), { code: 'EG', system: g05 }], 'p21bio'],
    ['hospital pharmacist', [...profession('21'), { code: 'H', system: g05 }], 'p21off'],
    ['pharmacist without section', profession('21'), 'p21off'],
    ['a section of another system does not count', [...profession('21'), { code: 'G', system: r01 }], 'p21off'],
    [
      'préparateur, by his role',
      [
        { code: '99', system: r291 },
        { code: '317', system: r85 },
      ],
      'p21off',
    ],
    ['infirmier psychiatrique', profession('69'), 'inf60'],
    ['épithésiste', profession('85'), 'app'],
  ])('%s: %4$s', (_, roles, column) => {
    expect(ask('11490-0', roles).row).toBe(`documents:11490-0@${column}`)
  })

  it.each<[string, ActorRole[], string, string]>([
    ['nobody', [], 'absente', 'assumed'],
    ['assistant dentaire', profession('31'), 'sans-colonne', 'assumed'],
    ['a code of no system', [{ code: '10', system: '1.2.3' }], 'sans-colonne', 'assumed'],
    ['secretary', [{ code: 'SECRETARIAT_MEDICAL', system: a00 }], 'sans-colonne', 'assumed'],
    ['assistant de service social', [{ code: '41', system: r94 }], 'sociale', 'assumed'],
    [
      'a role without column',
      [
        { code: '99', system: r291 },
        { code: '308', system: r85 },
      ],
      'a-role',
      'low',
    ],
    ['a role that is not said', [{ code: '99', system: r291 }], 'a-role', 'low'],
  ])('%s: no column, no right', (_, roles, place, confidence) => {
    expect(ask('11490-0', roles)).toMatchObject({
      granted: false,
      row: `documents:hors-table/profession/${place}`,
      cell: '',
      basis: 'outside',
      confidence,
    })
  })

  it('a médecin du travail is in no column, the attestation de résidence is closed to the médecins', () => {
    const question = { matrix: builtInDocumentMatrix, typeCode: '11490-0', roles: profession('10') }
    expect(decideDocument({ ...question, isOccupationalDoctor: true })).toMatchObject({
      granted: false,
      row: 'documents:hors-table/profession/medecin-du-travail',
    })
    expect(decideDocument(question)).toMatchObject({ granted: true, basis: 'rule', confidence: 'medium' })
    expect(ask('ATTEST-RESID', profession('10'))).toMatchObject({ granted: false, basis: 'cell', confidence: 'high' })
  })

  it.each(['27899-4', '', '__proto__', 'E1762'])('a type that the edition does not list, %j, is closed', (typeCode) => {
    expect(ask(typeCode, profession('10'))).toMatchObject({
      granted: false,
      row: 'documents:hors-table/type',
      cell: '',
    })
  })
})

describe('properties', () => {
  const role = fc.record({
    code: fc.oneof(fc.constantFrom('10', '21', '60', '31', '99', '317', 'G'), fc.string()),
    system: fc.oneof(fc.constantFrom(g15, g16, g05, r94, r291, r85, a00), fc.string()),
  })
  const types = fc.oneof(fc.constantFrom(...builtInDocumentMatrix.rows.map(({ typeCode }) => typeCode)), fc.string())
  const question = fc.record({
    typeCode: types,
    roles: fc.array(role, { maxLength: 4 }),
    isOccupationalDoctor: fc.boolean(),
  })

  it('every question has an answer that names its row, its source and its reason; no right without a cell', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const decision = decideDocument({ matrix: builtInDocumentMatrix, ...asked })
        expect(decision.row).toMatch(/^documents:/)
        expect(sourceDocument(decision.source.doc)).toBeDefined()
        expect(decision.why).toMatch(/ : (oui|non)\. .*\.$/s)
        expect(decision.why).toContain(decision.granted ? ' : oui. ' : ' : non. ')
        if (decision.granted) expect(decision.cell).not.toBe('')
        if (decision.basis === 'outside') expect(decision.granted).toBe(false)
      }),
    )
  })

  it('closing a cell never opens anything, and changes what that cell answers alone', () => {
    const { columns, rows } = builtInDocumentMatrix
    const place = fc.tuple(fc.nat(rows.length - 1), fc.nat(columns.length - 1))
    fc.assert(
      fc.property(place, question, ([at, column], asked) => {
        const closed = withCell(at, column, { value: 'none', statements: [statement] })
        const before = decideDocument({ matrix: builtInDocumentMatrix, ...asked })
        const after = decideDocument({ matrix: closed, ...asked })
        if (after.granted) expect(before.granted).toBe(true)
        if (before.row !== `documents:${rows[at]?.typeCode}@${columns[column]?.id}`) expect(after).toEqual(before)
      }),
    )
  })

  it('an edition differs from another by the cells that were changed, and by no other', () => {
    const { columns, rows } = builtInDocumentMatrix
    fc.assert(
      fc.property(fc.nat(rows.length - 1), fc.nat(columns.length - 1), (at, column) => {
        const value = rows[at]?.cells[column]?.value === 'read' ? 'none' : 'read'
        const changes = documentChanges(
          builtInDocumentMatrix,
          withCell(at, column, { value, statements: [{ ...statement, value }] }),
        )
        expect(changes.cells.map(({ row, after }) => [row.typeCode, after.column.id, after.cell.value])).toEqual([
          [rows[at]?.typeCode, columns[column]?.id, value],
        ])
        expect([
          ...changes.addedTypes,
          ...changes.removedTypes,
          ...changes.addedColumns,
          ...changes.removedColumns,
        ]).toEqual([])
      }),
    )
  })
})

const statement = {
  value: 'none',
  edition: 'essai',
  confidence: 'high',
  source: { doc: 'dmp-bench', at: 'essai' },
} as const

const withCell = (at: number, column: number, cell: DocumentCell): DocumentMatrix => ({
  ...builtInDocumentMatrix,
  rows: builtInDocumentMatrix.rows.map((row, rank) =>
    rank === at ? { ...row, cells: row.cells.map((one, place) => (place === column ? cell : one)) } : row,
  ),
})
