import { builtInDocumentMatrix } from '#matrix/document-rights.js'
import { type PrintableTable, tables } from '#matrix/print.js'
import { plural } from '#reports/text/words.js'
import { documentMatrixInUse } from '../matrix-in-use.js'
import type { ExitCode, Terminal } from '../terminal.js'
import { textTable } from '../text-table.js'
import { UsageError } from '../usage-error.js'

/** `dmp-bench matrix [table]`: the list of the tables, or one of them whole with its notes. */
export async function matrixCommand(
  name: string | undefined,
  options: { readonly matrix?: string },
  { out }: Terminal,
): Promise<ExitCode> {
  // A damaged matrix of documents must not keep the other tables from being read.
  const documents = name === undefined || 'documents'.includes(name.toLowerCase())
  const all = tables(documents ? (await documentMatrixInUse(options.matrix)).matrix : builtInDocumentMatrix)
  const lines = name === undefined ? list(all) : print(choose(all, name))
  for (const line of lines) out(line)
  return 0
}

const list = (all: readonly PrintableTable[]): string[] => [
  ...textTable(
    ['Table', 'Titre', 'Édition', 'Lignes'],
    all.map(({ name, title, edition, rows }) => [name, title, edition, String(rows.length)]),
  ),
  '',
  'dmp-bench matrix <table> en affiche une.',
]

const print = ({ title, edition, header, rows, notes }: PrintableTable): string[] => [
  edition ? `${title}, ${edition}` : title,
  '',
  ...textTable(header, rows),
  '',
  ...notes,
  plural(rows.length, 'ligne'),
]

/** By its name, in any case, or by a part of a name that only one table has. */
function choose(all: readonly PrintableTable[], asked: string): PrintableTable {
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
