import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { type PrintableTable, tables } from '#matrix/print.js'
import { UsageError } from './usage-error.js'

/** A table by its name; the rows of those that are computed are made when somebody asks. */
export interface NamedTable {
  readonly name: string
  readonly title: string
  readonly edition: string
  /** Undefined when the table is computed. */
  readonly rowCount?: number
  readonly load: () => Promise<PrintableTable>
}

/** Tables that join the rules and the scenarios with the registers: loading those is most of their cost. */
const computed: readonly NamedTable[] = [
  {
    name: 'couverture',
    title: 'Couverture des exigences',
    edition: '',
    load: async () => (await import('#reports/matrix-page/computed-tables.js')).coverage(),
  },
  {
    name: 'hypotheses',
    title: 'Ce que le banc suppose, pourquoi, et à qui demander',
    edition: '',
    load: async () => (await import('#reports/matrix-page/computed-tables.js')).hypotheses(),
  },
]

/** Every table, in the order to list them. */
export const namedTables = (documents: DocumentMatrix): readonly NamedTable[] => [
  ...tables(documents).map((table) => ({
    name: table.name,
    title: table.title,
    edition: table.edition,
    rowCount: table.rows.length,
    load: async () => table,
  })),
  ...computed,
]

/** By its name, in any case, or by a part of a name that only one table has. */
export function chooseTable(all: readonly NamedTable[], asked: string): NamedTable {
  const wanted = asked.toLowerCase()
  const exact = all.filter(({ name }) => name.toLowerCase() === wanted)
  const close = exact.length > 0 ? exact : all.filter(({ name }) => name.toLowerCase().includes(wanted))
  const [table] = close
  if (table && close.length === 1) return table
  if (close.length > 1) {
    throw new UsageError(`Plusieurs tables s'appellent ainsi : ${close.map(({ name }) => name).join(', ')}.`)
  }
  throw new UsageError(`Table inconnue : ${asked}. « dmp-bench matrix » en donne la liste.`)
}
