import { type FunctionalAction, functionalActions } from './functional-actions.js'
import type { FunctionalColumn } from './functional-columns.js'
import type { Footnote } from './functional-footnotes.js'
import { type GridRow, grid } from './grid.js'
import type { PackageWindow } from './guide-packages.js'
import { deepFreeze, type Source } from './table.js'

/** A place where sources disagree or the page leaves a doubt: what is applied, and why. */
export interface Reading {
  readonly action: FunctionalAction
  /** One column, or the whole row when absent. */
  readonly column?: string
  /** Applied instead of the printed cell; absent when the cell is applied as printed. */
  readonly applied?: 'oui' | 'non'
  readonly why: string
}

/** Packages in which a row decides; with `note` the row is then read as if it called that footnote. */
export interface RowWindow {
  readonly action: FunctionalAction
  readonly packages: PackageWindow
  readonly note?: string
  readonly why?: string
}

/** A functional matrix, whole; `page` is the raw grid, drawn as the official page. */
export interface FunctionalTable {
  readonly id: '526' | '606' | '2018'
  readonly title: string
  readonly edition: string
  readonly source: Source
  readonly columns: readonly FunctionalColumn[]
  readonly footnotes: readonly Footnote[]
  /** What the `*` after a label says. */
  readonly star: Footnote
  readonly readings: readonly Reading[]
  /** Packages in which its rows decide; absent means all. */
  readonly packages?: PackageWindow
  /** Rows that decide in other packages than the table, each by as many lines as it has windows. */
  readonly windows?: readonly RowWindow[]
  /** Part of the page was lost: such a cell is `?`, and answers only where a reading says what is applied. */
  readonly lossy?: true
  readonly page: string
  readonly rows: readonly GridRow<FunctionalColumn, FunctionalAction>[]
}

/** Reads the page of a matrix whole, but for the actions that it does not print. Throws as `grid` does. */
export const functionalTable = (
  facts: Omit<FunctionalTable, 'rows'>,
  absent: readonly FunctionalAction[],
): FunctionalTable => ({
  ...deepFreeze(facts),
  rows: grid(
    {
      name: facts.edition,
      columns: facts.columns,
      rowIds: functionalActions.map(({ id }) => id).filter((id) => !absent.includes(id)),
      notes: facts.footnotes.map(({ mark }) => mark),
      ...(facts.lossy ? { lossy: facts.lossy } : {}),
    },
    facts.page,
  ),
})

/** Windows of a row: its own, or the one of its table. */
export function windowsOf(
  { packages = {}, windows = [] }: FunctionalTable,
  action: FunctionalAction,
): readonly Omit<RowWindow, 'action'>[] {
  const own = windows.filter((one) => one.action === action)
  return own.length > 0 ? own : [{ packages }]
}
