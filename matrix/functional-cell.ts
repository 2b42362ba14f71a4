import type { FunctionalAction } from './functional-actions.js'
import type { FunctionalColumn } from './functional-columns.js'
import type { FunctionalTable, Reading } from './functional-table.js'
import type { GridCell } from './grid.js'

/** What is applied of a cell, and the reading that says so when it is not simply printed. */
export interface ReadCell {
  /** Absent where the cell was lost and nothing says what to apply: another edition answers. */
  readonly applied?: 'oui' | 'non'
  readonly reading?: Reading
}

/** A cell of a table with its reading. */
export function readCell(
  { readings }: Pick<FunctionalTable, 'readings'>,
  action: FunctionalAction,
  { column, value }: GridCell<FunctionalColumn>,
): ReadCell {
  const reading = readings.find(
    (one) => one.action === action && (one.column === undefined || one.column === column.id),
  )
  const applied = reading?.applied ?? (value === 'perdu' ? undefined : value === 'oui' ? 'oui' : 'non')
  return { ...(applied ? { applied } : {}), ...(reading ? { reading } : {}) }
}
