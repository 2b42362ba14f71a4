import { audienceText } from '#matrix/document-audience.js'
import {
  confidenceWords,
  type DocumentColumn,
  type DocumentMatrix,
  type DocumentRow,
  documentRow,
  unknownCellPolicy,
  valueWords,
} from '#matrix/document-matrix.js'
import type { Check } from '#scenarios/check.js'
import { checksOn } from './bearing-checks.js'
import type { CellSheet } from './cell-sheet.js'
import { citedSource, sourceLine } from './cited-source.js'

/** The sheet of a cell of the document matrix; undefined when the edition has no such type or column. */
export function documentSheet(
  matrix: DocumentMatrix,
  typeCode: string,
  columnId: string,
  checks: readonly Check[],
): CellSheet | undefined {
  const row = documentRow(matrix, typeCode)
  const column = matrix.columns.find(({ id }) => id === columnId)
  const cell = row && column && row.cells[matrix.columns.indexOf(column)]
  if (!row || !column || !cell) return undefined
  const { value, statements } = cell
  const told = statements.findLast((one) => one.value === value)
  const policy = unknownCellPolicy(column, typeCode)
  const granted = told ? value === 'read' : policy.granted
  const confidence = confidenceWords[told ? told.confidence : policy.confidence]
  return {
    place: `documents:${row.typeCode}@${column.id}`,
    title: `${row.label} (${row.typeCode})`,
    who: `${column.label}, profession ${audienceText(column)}`,
    printed: valueWords[value],
    applied: granted ? 'oui' : 'non',
    cases: [
      {
        when: 'dans tous les modes',
        granted,
        why: granted
          ? 'La recherche le rend et la consultation le donne, selon les droits fonctionnels et le masquage.'
          : "La recherche ne le rend pas ; la consultation répond comme s'il n'existait pas.",
      },
    ],
    notes: [],
    readings: [...unknownReading(column, row, told !== undefined), ...readingsOf(matrix, row, column)],
    others: statements.map((one) => ({
      says: `${valueWords[one.value]}, édition ${one.edition}, fiabilité ${confidenceWords[one.confidence]}`,
      source: sourceLine(one.source),
    })),
    source: citedSource(told?.source ?? policy.source),
    confidence,
    checks: [...new Set(['TD3.1', 'TD3.2'].flatMap((transaction) => checksOn(transaction, checks)))],
  }
}

/** What fills an unknown cell. */
function unknownReading(column: DocumentColumn, { typeCode }: DocumentRow, known: boolean): CellSheet['readings'] {
  if (known) return []
  const { basis, why, source } = unknownCellPolicy(column, typeCode)
  const head = basis === 'rule' ? 'Cellule inconnue' : 'Cellule inconnue, supposition du banc'
  return [{ says: `${head} : ${why}.`, source: sourceLine(source) }]
}

/** Readings of the edition that name the type, the profession or the column. */
const readingsOf = (
  { readings }: DocumentMatrix,
  { label }: DocumentRow,
  column: DocumentColumn,
): CellSheet['readings'] =>
  readings
    .filter(({ about }) => about.includes(label) || column.label.startsWith(about) || label.startsWith(about))
    .map(({ about, why }) => ({ says: `${about} : ${why}` }))
