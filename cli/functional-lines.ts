import { actionLabel } from '#matrix/functional-actions.js'
import type { FunctionalChange, FunctionalChanges, FunctionalSide } from '#matrix/functional-changes.js'
import type { FunctionalColumn } from '#matrix/functional-columns.js'
import { plural } from '#reports/text/words.js'

export const columnWords = ({ actor, mode }: Pick<FunctionalColumn, 'actor' | 'mode'>): string =>
  `${actor}, ${mode === 'sans objet' ? 'tout mode' : mode}`

/** The mark as printed, and what is applied when that is something else. */
function side({ text, applied, note }: FunctionalSide): string {
  const asPrinted = text.startsWith(applied) || (text.startsWith('~') && applied === 'non')
  return [text, ...(asPrinted ? [] : [`appliqué ${applied}`]), ...(note ? [note.replace(/\.$/, '')] : [])].join(', ')
}

/** What a cell became, in French. */
export const changeLine = ({ action, before, after, sameMeaning }: FunctionalChange): string =>
  `${action} ${actionLabel(action)}, ${columnWords(after.column)} : ${side(before)} → ${side(after)}${sameMeaning ? ' (même sens)' : ''}`

/** Lines and columns that one edition lacks. */
export const shapeLines = ({ addedRows, removedRows, addedColumns, removedColumns }: FunctionalChanges): string[] => [
  ...addedColumns.map((column) => `+ colonne : ${columnWords(column)} (${column.authentication})`),
  ...removedColumns.map((column) => `- colonne : ${columnWords(column)} (${column.authentication})`),
  ...addedRows.map((action) => `+ ligne : ${action} ${actionLabel(action)}`),
  ...removedRows.map((action) => `- ligne : ${action} ${actionLabel(action)}`),
]

export const countLine = ({
  cells,
  lost,
  addedRows,
  removedRows,
  addedColumns,
  removedColumns,
}: FunctionalChanges): string =>
  `${[
    plural(cells.length, 'cellule changée', 'cellules changées'),
    plural(addedRows.length, 'ligne ajoutée', 'lignes ajoutées'),
    plural(removedRows.length, 'ligne retirée', 'lignes retirées'),
    plural(addedColumns.length, 'colonne ajoutée', 'colonnes ajoutées'),
    plural(removedColumns.length, 'colonne retirée', 'colonnes retirées'),
    ...(lost === 0 ? [] : [`${plural(lost, 'cellule perdue', 'cellules perdues')}, qui ne se comparent pas`]),
  ].join(', ')}.`
