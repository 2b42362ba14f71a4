import { audienceText } from '#matrix/document-audience.js'
import type { CellSide, DocumentChanges } from '#matrix/document-changes.js'
import { type DocumentColumn, documentName, unknownCellPolicy, valueWords } from '#matrix/document-matrix.js'
import { plural } from '#reports/text/words.js'

const columnName = (column: DocumentColumn): string => `${column.label} (${audienceText(column)})`

/** The value of a cell and, when it is unknown, what is applied in its place. */
function side({ cell, column }: CellSide, typeCode: string): string {
  if (cell.value !== 'unknown') return valueWords[cell.value]
  const { granted, basis } = unknownCellPolicy(column, typeCode)
  const applied = granted ? 'oui' : 'non'
  return `inconnu (${basis === 'rule' ? 'règle' : 'supposé'} : ${applied})`
}

/** What an edition changes, in French, one line a type, a profession or a cell, then their count. */
export function changeLines(changes: DocumentChanges): string[] {
  const { addedTypes, removedTypes, addedColumns, removedColumns, cells } = changes
  const lines = [
    ...addedColumns.map((column) => `+ profession : ${columnName(column)}`),
    ...removedColumns.map((column) => `- profession : ${columnName(column)}`),
    ...addedTypes.map((row) => `+ type : ${documentName(row)}`),
    ...removedTypes.map((row) => `- type : ${documentName(row)}, que plus personne ne lit`),
    ...cells.map(({ row, before, after }) => {
      const moved =
        audienceText(before.column) === audienceText(after.column) ? '' : `, avant ${audienceText(before.column)}`
      return `${documentName(row)}, ${columnName(after.column)}${moved} : ${side(before, row.typeCode)} → ${side(after, row.typeCode)}`
    }),
  ]
  if (lines.length === 0) return ['Rien ne change.']
  const counts = [
    plural(cells.length, 'cellule changée', 'cellules changées'),
    plural(addedTypes.length, 'type ajouté', 'types ajoutés'),
    plural(removedTypes.length, 'type retiré', 'types retirés'),
    plural(addedColumns.length, 'profession ajoutée', 'professions ajoutées'),
    plural(removedColumns.length, 'profession retirée', 'professions retirées'),
  ]
  return [...lines, '', `${counts.join(', ')}.`]
}
