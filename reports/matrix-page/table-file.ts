import type { PrintableTable } from '#matrix/print.js'
import { matrixDocument } from './layout.js'
import { plainTable } from './plain-table.js'

/** A table as one HTML file that works offline, with its filter: same table, same bytes. */
export const tableFile = (table: PrintableTable): string =>
  matrixDocument({ title: `${table.title} (${table.name})`, content: plainTable(table, ''), standalone: true })
