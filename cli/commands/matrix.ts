import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { builtInDocumentMatrix } from '#matrix/document-rights.js'
import type { PrintableTable } from '#matrix/print.js'
import { filtered } from '#reports/matrix-page/filter.js'
import { plural } from '#reports/text/words.js'
import { type ExportForm, exportTable, formOf, writeExport } from '../matrix-export.js'
import { documentMatrixInUse } from '../matrix-in-use.js'
import { chooseTable, type NamedTable, namedTables } from '../matrix-tables.js'
import { tableLines } from '../matrix-view.js'
import type { ExitCode, Terminal } from '../terminal.js'
import { textTable } from '../text-table.js'
import { UsageError } from '../usage-error.js'

export interface MatrixOptions {
  readonly matrix?: string
  readonly filtre?: string
  readonly large?: boolean
  readonly export?: ExportForm
  readonly out?: string
}

/** Where nothing tells how wide the terminal is. */
const usualScreen = 120

/** `dmp-bench matrix [table]`: the list of the tables, or one of them, whole or filtered, shown or written to a file. */
export async function matrixCommand(
  name: string | undefined,
  options: MatrixOptions,
  { out }: Terminal,
): Promise<ExitCode> {
  if (name?.trim() === '')
    throw new UsageError('Le nom de la table est vide : « dmp-bench matrix » donne la liste des tables.')
  const { filtre = '', large = false } = options
  // A damaged matrix of documents must not keep the other tables from being read.
  const isDocuments = name === undefined || 'documents'.includes(name.toLowerCase())
  const matrix = isDocuments ? (await documentMatrixInUse(options.matrix)).matrix : builtInDocumentMatrix
  const all = namedTables(matrix)
  const exporting = options.export !== undefined || options.out !== undefined
  if (name === undefined) {
    if (exporting) throw new UsageError('Il manque la table à exporter : « dmp-bench matrix » en donne la liste.')
    for (const line of filtre === '' ? list(all) : await found(all, filtre)) out(line)
    return 0
  }
  const whole = await chooseTable(all, name).load()
  const table = filtered(whole, filtre)
  if (!exporting) {
    const screen = process.stdout.columns ?? usualScreen
    const outOf = table === whole ? {} : { outOf: whole.rows.length }
    for (const line of tableLines(table, { wide: large, screen, ...outOf })) out(line)
    return 0
  }
  const form = options.export ?? formOf(options.out ?? '')
  if (form === undefined)
    throw new UsageError(
      `--out ${options.out} : donnez la forme par --export, ou un nom en .html, .csv, .xlsx ou .json.`,
    )
  const named = formOf(options.out ?? '')
  if (named !== undefined && named !== form)
    throw new UsageError(`--export ${form} et --out ${options.out} se contredisent : donnez l'un, ou accordez-les.`)
  const file = options.out ?? `${table.name}.${form}`
  const documents = table.name === 'documents' ? { documents: ofRows(matrix, table) } : {}
  const path = writeExport(file, await exportTable({ table, ...documents }, form))
  out(`${plural(table.rows.length, 'ligne')} de la table ${table.name} dans ${path}`)
  return 0
}

const list = (all: readonly NamedTable[]): string[] => [
  ...textTable(
    ['Table', 'Titre', 'Édition', 'Lignes'],
    all.map(({ name, title, edition, rowCount }) => [
      name,
      title,
      edition,
      rowCount === undefined ? 'calculées' : String(rowCount),
    ]),
  ),
  '',
  'dmp-bench matrix <table> en affiche une ; --filtre <mots> cherche dans toutes, ou dans celle qui est nommée.',
]

/** In which tables words stand. */
async function found(all: readonly NamedTable[], words: string): Promise<string[]> {
  const counts = await Promise.all(
    all.map(async ({ name, title, load }) => [name, title, String(filtered(await load(), words).rows.length)]),
  )
  const holding = counts.filter(([, , count]) => count !== '0')
  if (holding.length === 0) return [`Aucune table ne contient « ${words} ».`]
  return [
    ...textTable(['Table', 'Titre', 'Lignes'], holding),
    '',
    `dmp-bench matrix <table> --filtre « ${words} » les affiche.`,
  ]
}

/** The matrix with the rows that a filter left. */
function ofRows(matrix: DocumentMatrix, { rows }: PrintableTable): DocumentMatrix {
  const types = new Set(rows.map(([typeCode]) => typeCode))
  return { ...matrix, rows: matrix.rows.filter(({ typeCode }) => types.has(typeCode)) }
}
