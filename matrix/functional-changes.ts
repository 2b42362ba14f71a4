import type { FunctionalAction } from './functional-actions.js'
import { readCell } from './functional-cell.js'
import type { FunctionalColumn } from './functional-columns.js'
import type { FunctionalTable } from './functional-table.js'
import type { GridCell, GridRow } from './grid.js'

/** A cell of one edition: its place, its mark, what is applied and what its note says. */
export interface FunctionalSide {
  readonly row: string
  readonly column: FunctionalColumn
  readonly text: string
  readonly applied: 'oui' | 'non'
  readonly note?: string
}

/** A cell that two editions print otherwise; `sameMeaning` when only the mark differs. */
export interface FunctionalChange {
  readonly action: FunctionalAction
  readonly before: FunctionalSide
  readonly after: FunctionalSide
  readonly sameMeaning: boolean
}

/** Lines and columns that one edition has and not the other, the cells that differ, and how many could not be compared. */
export interface FunctionalChanges {
  readonly addedRows: readonly FunctionalAction[]
  readonly removedRows: readonly FunctionalAction[]
  readonly addedColumns: readonly FunctionalColumn[]
  readonly removedColumns: readonly FunctionalColumn[]
  readonly cells: readonly FunctionalChange[]
  /** Cells lost by one of the editions, which nothing replaces. */
  readonly lost: number
}

type Row = GridRow<FunctionalColumn, FunctionalAction>

const sameActor = (one: FunctionalColumn, other: FunctionalColumn): boolean =>
  one.actor === other.actor && one.mode === other.mode

/** What a second edition says otherwise, cell by cell; columns meet by actor and access mode, whatever the card. */
export function functionalChanges(before: FunctionalTable, after: FunctionalTable): FunctionalChanges {
  const rowIn = ({ rows }: FunctionalTable, action: FunctionalAction): Row | undefined =>
    rows.find(({ id }) => id === action)
  const meets = (column: FunctionalColumn, { columns }: FunctionalTable): boolean =>
    columns.some((one) => sameActor(one, column))
  const pairs = after.rows.flatMap(({ id: action, cells }) =>
    cells.flatMap((cell) => {
      const former = rowIn(before, action)?.cells.find(({ column }) => sameActor(column, cell.column))
      return former ? [{ action, was: sideOf(before, action, former), is: sideOf(after, action, cell) }] : []
    }),
  )
  return {
    addedRows: after.rows.map(({ id }) => id).filter((id) => !rowIn(before, id)),
    removedRows: before.rows.map(({ id }) => id).filter((id) => !rowIn(after, id)),
    addedColumns: after.columns.filter((column) => !meets(column, before)),
    removedColumns: before.columns.filter((column) => !meets(column, after)),
    cells: pairs.flatMap(({ action, was, is }): FunctionalChange[] => {
      if (!was || !is) return []
      const sameMeaning = was.applied === is.applied && was.note === is.note
      return sameMeaning && was.text === is.text ? [] : [{ action, before: was, after: is, sameMeaning }]
    }),
    lost: pairs.filter(({ was, is }) => !was || !is).length,
  }
}

function sideOf(
  table: FunctionalTable,
  action: FunctionalAction,
  cell: GridCell<FunctionalColumn>,
): FunctionalSide | undefined {
  const { applied, reading } = readCell(table, action, cell)
  if (applied === undefined) return undefined
  // A cell that is not applied as printed is applied without its note.
  const mark = reading?.applied === undefined ? cell.note : undefined
  const note = table.footnotes.find((one) => one.mark === mark)?.says
  const { column, text } = cell
  return { row: `${table.id}:${action}@${column.id}`, column, text, applied, ...(note ? { note } : {}) }
}
