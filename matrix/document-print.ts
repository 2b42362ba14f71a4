import { audienceText } from './document-audience.js'
import {
  type DocumentCell,
  type DocumentColumn,
  type DocumentMatrix,
  unknownCellPolicy,
  valueWords,
} from './document-matrix.js'
import type { PrintableTable } from './print.js'

/** A cell for the terminal: `oui`, `non`, and what is applied to an unknown one, by a rule (`*`) or assumed (`?`). */
export function cellMark({ value }: DocumentCell, column: DocumentColumn, typeCode: string): string {
  if (value !== 'unknown') return valueWords[value]
  const policy = unknownCellPolicy(column, typeCode)
  return `${policy.granted ? 'oui' : 'non'}${policy.basis === 'rule' ? '*' : '?'}`
}

/** The document matrix as a table to be shown: types by professions. */
export const documentTable = (matrix: DocumentMatrix): PrintableTable => ({
  name: 'documents',
  title: matrix.title,
  edition: matrix.edition,
  header: ['Type', 'Libellé', 'Classe', ...matrix.columns.map(({ heading }) => heading)],
  rows: matrix.rows.map(({ typeCode, label, classCode, cells }) => [
    typeCode,
    label,
    classCode ?? '',
    ...matrix.columns.map((column, at) =>
      cellMark(cells[at] ?? { value: 'unknown', statements: [] }, column, typeCode),
    ),
  ]),
  notes: [
    'oui, non : cellule lue dans une source. * : cellule inconnue, règle de la colonne. ? : cellule inconnue, supposition du banc.',
    knownCells(matrix),
    `Source : ${matrix.source.doc}, ${matrix.source.at}`,
    ...matrix.columns.map(
      (column) => `${column.heading} : ${column.label} (${audienceText(column)}) ; ${column.policy.why}`,
    ),
    ...matrix.readings.map(({ about, why }) => `${about} : ${why}`),
  ],
})

function knownCells({ rows, columns }: DocumentMatrix): string {
  const known = rows.flatMap(({ cells }) => cells).filter(({ value }) => value !== 'unknown').length
  return `Cellules connues : ${known} sur ${rows.length * columns.length}`
}
