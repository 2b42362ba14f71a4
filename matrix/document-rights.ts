import { targetsOf } from './codes/code-map.js'
import { j66TypeCode } from './codes/j66-type-code.js'
import { x16TypeClass } from './codes/x16-type-class.js'
import { cells2023, type IsolatedCell } from './document-cells-2023.js'
import { documentColumns } from './document-columns.js'
import type { DocumentCell, DocumentMatrix, DocumentRow, DocumentStatement } from './document-matrix.js'
import { page2020 } from './document-page-2020.js'
import { applicationReadings, sourceReadings } from './document-readings.js'
import { deepFreeze } from './table.js'

/** The signature of a lot is no document that anyone reads. */
const lotSignature = 'E1762'

/** Types that a DMP holds, by class then code; those without class come last. */
export const documentTypes: readonly Omit<DocumentRow, 'cells'>[] = j66TypeCode.codes
  .filter(({ code }) => code !== lotSignature)
  .map(({ code, display }) => {
    const [classCode] = targetsOf(x16TypeClass, code)
    return { typeCode: code, label: display, ...(classCode === undefined ? {} : { classCode }) }
  })
  .sort((a, b) => compare(`${a.classCode ?? '~'} ${a.typeCode}`, `${b.classCode ?? '~'} ${b.typeCode}`))

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

const seenIn2020: readonly IsolatedCell[] = page2020.flatMap(({ id: typeCode, cells }) =>
  cells.map(({ column, value }) => ({
    typeCode,
    column: column.id,
    statement: {
      value: value === 'oui' ? ('read' as const) : ('none' as const),
      edition: '2020',
      confidence: 'high' as const,
      source: { doc: 'mhab-2020', at: `ligne ${typeCode}, colonne ${column.heading}` },
    },
  })),
)

/**
 * The rows of a table from cells told one by one, oldest edition first.
 *
 * Every type has its row and every column its cell, unknown where nothing is told; where two editions disagree the
 * later is applied, and both are kept. Throws on an unknown type or column, and on a cell told twice by one edition.
 */
export function documentRows(told: readonly IsolatedCell[]): readonly DocumentRow[] {
  const statements = new Map<string, readonly DocumentStatement[]>()
  for (const { typeCode, column, statement } of told) {
    const place = `${typeCode}@${column}`
    if (!documentTypes.some((type) => type.typeCode === typeCode)) throw new Error(`documents: unknown type, ${place}`)
    if (!documentColumns.some(({ id }) => id === column)) throw new Error(`documents: unknown column, ${place}`)
    const before = statements.get(place) ?? []
    if (before.some(({ edition }) => edition === statement.edition)) throw new Error(`documents: ${place} told twice`)
    statements.set(place, [...before, statement])
  }
  return documentTypes.map((type) => ({
    ...type,
    cells: documentColumns.map(({ id }): DocumentCell => {
      const here = statements.get(`${type.typeCode}@${id}`) ?? []
      return { value: here.at(-1)?.value ?? 'unknown', statements: here }
    }),
  }))
}

export const documentMatrixTitle = "Matrice d'habilitation des documents"

/** The document matrix that the bench comes with: every public cell of 2020 and 2023, the others unknown. */
export const builtInDocumentMatrix: DocumentMatrix = deepFreeze({
  title: documentMatrixTitle,
  edition: "cellules publiques de V2.3.0 (07/10/2020) et de l'annexe de l'arrêté du 26/10/2023",
  source: { doc: 'matrix-documents', at: 'sections 2 et 3' },
  columns: documentColumns,
  rows: documentRows([...seenIn2020, ...cells2023]),
  readings: [...sourceReadings, ...applicationReadings],
})
