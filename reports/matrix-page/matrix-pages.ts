import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { functionalEditions } from '#matrix/functional-editions.js'
import { type PrintableTable, tables } from '#matrix/print.js'
import { checks } from '#scenarios/checks/index.js'
import { html, type Markup } from '../render/escape.js'
import { tableAddress } from './addresses.js'
import type { CellSheet } from './cell-sheet.js'
import { documentGrid } from './document-grid.js'
import { documentSheet } from './document-sheet.js'
import { filtered } from './filter.js'
import { functionalGrid } from './functional-grid.js'
import { functionalSheet } from './functional-sheet.js'
import { computedTables, indexPage } from './index-page.js'
import { matrixDocument } from './layout.js'
import { plainTable } from './plain-table.js'
import { sheetView } from './sheet-view.js'

/** A table by its exact name, computed or not; undefined when there is none. */
export async function tableNamed(name: string, documents: DocumentMatrix): Promise<PrintableTable | undefined> {
  if (!computedTables.some((table) => table.name === name))
    return tables(documents).find((table) => table.name === name)
  const { coverage, hypotheses } = await import('./computed-tables.js')
  return name === 'couverture' ? coverage() : hypotheses()
}

/** Every table, without its rows; those that are computed have no count. */
export const tableList = (documents: DocumentMatrix) => [
  ...tables(documents).map(({ name, title, edition, rows }) => ({ name, title, edition, lines: rows.length })),
  ...computedTables,
]

/** Where a reader comes from and may go. */
const crumbs = (...links: readonly (readonly [href: string, label: string])[]): Markup =>
  html`<nav aria-label="Fil d’Ariane"><a href="/">dmp-bench</a>${links.map(([href, label]) => html` › <a href="${href}">${label}</a>`)}</nav>`

/** `/matrices`. */
export const matrixIndex = (documents: DocumentMatrix): string =>
  matrixDocument({ title: 'Tables de la spécification', content: html`${crumbs()}${indexPage(tables(documents))}` })

/** `/matrices/<table>`; `words` fill the filter, and leave rows out when `byServer`. */
export function matrixTablePage(
  table: PrintableTable,
  documents: DocumentMatrix,
  { words, byServer }: { readonly words: string; readonly byServer: boolean },
): string {
  const shown = byServer ? filtered(table, words) : table
  const kept = new Set(shown.rows.map(([first = '']) => first))
  const functional = functionalEditions.find(({ id }) => id === table.name)
  const content = functional
    ? functionalGrid(functional, words, kept)
    : table.name === 'documents'
      ? documentGrid(documents, words, kept)
      : plainTable(shown, words)
  const json = `/api/matrices/${encodeURIComponent(table.name)}.json`
  return matrixDocument({
    title: table.title,
    content: html`${crumbs(['/matrices', 'Tables'])}${content}<p><a href="${json}">Les données en JSON</a></p>`,
  })
}

/** The sheet of a cell of a matrix; undefined when that table has no such cell. */
export function cellSheet(name: string, row: string, column: string, documents: DocumentMatrix): CellSheet | undefined {
  if (name === 'documents') return documentSheet(documents, row, column, checks)
  const table = functionalEditions.find(({ id }) => id === name)
  return table && functionalSheet(table, row, column, checks)
}

/** A cell as a page by itself, or as what a page opens over itself. */
export function cellPage(name: string, sheet: CellSheet, scenarios: readonly string[], fragment: boolean): string {
  const view = sheetView(sheet, scenarios)
  if (fragment) return view.text
  return matrixDocument({
    title: `${sheet.title}, ${sheet.who}`,
    content: html`${crumbs(['/matrices', 'Tables'], [tableAddress(name), name])}<div class="card">${view}</div>`,
  })
}

/** Every cell of a matrix, for a program; undefined for a table that is no matrix. */
export function matrixCells(table: PrintableTable, documents: DocumentMatrix): readonly CellSheet[] | undefined {
  const functional = functionalEditions.find(({ id }) => id === table.name)
  const places: readonly (readonly [row: string, column: string])[] | undefined = functional
    ? functional.rows.flatMap(({ id }) => functional.columns.map((column) => [id, column.id] as const))
    : table.name === 'documents'
      ? documents.rows.flatMap(({ typeCode }) => documents.columns.map(({ id }) => [typeCode, id] as const))
      : undefined
  return places?.flatMap(([row, column]) => cellSheet(table.name, row, column, documents) ?? [])
}
