import type { DocumentCell, DocumentColumn, DocumentMatrix, DocumentRow } from './document-matrix.js'
import { audienceColumn, documentRow } from './document-matrix.js'

export interface CellSide {
  readonly column: DocumentColumn
  readonly cell: DocumentCell
}

/** A cell that differs between two editions. */
export interface CellChange {
  readonly row: DocumentRow
  readonly before: CellSide
  readonly after: CellSide
}

/** Rows and columns that one edition has and not the other, and the cells that differ. */
export interface DocumentChanges {
  readonly addedTypes: readonly DocumentRow[]
  readonly removedTypes: readonly DocumentRow[]
  readonly addedColumns: readonly DocumentColumn[]
  readonly removedColumns: readonly DocumentColumn[]
  readonly cells: readonly CellChange[]
}

/**
 * What a second edition changes, cell by cell.
 *
 * Columns meet by profession, whatever their grouping: one that gathers two former columns is compared with both. A
 * cell differs by its value alone, not by what was said of it.
 */
export function documentChanges(before: DocumentMatrix, after: DocumentMatrix): DocumentChanges {
  const pairs = meetings(before, after)
  return {
    addedTypes: after.rows.filter(({ typeCode }) => !documentRow(before, typeCode)),
    removedTypes: before.rows.filter(({ typeCode }) => !documentRow(after, typeCode)),
    addedColumns: after.columns.filter((column) => !pairs.some(({ is }) => is === column)),
    removedColumns: before.columns.filter((column) => !pairs.some(({ was }) => was === column)),
    cells: after.rows.flatMap((row) => {
      const former = documentRow(before, row.typeCode)
      if (!former) return []
      return pairs.flatMap(({ was, is }): CellChange[] => {
        const left = former.cells[before.columns.indexOf(was)]
        const right = row.cells[after.columns.indexOf(is)]
        if (!left || !right || left.value === right.value) return []
        return [{ row, before: { column: was, cell: left }, after: { column: is, cell: right } }]
      })
    }),
  }
}

/** Columns of two editions that take the same professional, in the order of the later one. */
function meetings(before: DocumentMatrix, after: DocumentMatrix) {
  const facing = (column: DocumentColumn, matrix: DocumentMatrix): readonly DocumentColumn[] =>
    column.professions.flatMap((profession) =>
      (column.sections ?? ['']).flatMap((section) => audienceColumn(matrix, profession, [section]) ?? []),
    )
  return after.columns.flatMap((is) =>
    before.columns
      .filter((was) => facing(is, before).includes(was) || facing(was, after).includes(is))
      .map((was) => ({ was, is })),
  )
}
