import { resolve } from 'node:path'
import { documentJson } from '#matrix/document-json.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { documentGrid, documentList } from '#matrix/document-sheet.js'
import type { PrintableTable } from '#matrix/print.js'
import { systemReason, UsageError } from './usage-error.js'
import { writeUserFile } from './write-file.js'

export const exportForms = ['html', 'csv', 'xlsx', 'json'] as const
export type ExportForm = (typeof exportForms)[number]

/** What to export: a table, and the matrix that it prints when it is that of the documents. */
export interface Exported {
  readonly table: PrintableTable
  readonly documents?: DocumentMatrix
}

/**
 * A table as a file: the same table gives the same bytes.
 *
 * The document matrix leaves in forms that `matrix import` takes back, with the source of each cell: a list in CSV, a
 * grid and a list in XLSX, its own JSON.
 */
export async function exportTable({ table, documents }: Exported, form: ExportForm): Promise<Uint8Array> {
  switch (form) {
    case 'html': {
      const { tableFile } = await import('#reports/matrix-page/table-file.js')
      return Buffer.from(tableFile(table))
    }
    case 'csv': {
      const { csvFile } = await import('./matrix-csv.js')
      return Buffer.from(csvFile(documents ? documentList(documents) : [table.header, ...table.rows]))
    }
    case 'xlsx': {
      const { xlsxFile } = await import('./matrix-xlsx.js')
      return xlsxFile(
        documents
          ? [
              { name: 'liste', rows: documentList(documents) },
              { name: 'grille', rows: documentGrid(documents) },
            ]
          : [
              { name: sheetName(table.name), rows: [table.header, ...table.rows] },
              { name: 'notes', rows: aboutRows(table) },
            ],
      )
    }
    case 'json':
      return Buffer.from(`${JSON.stringify(documents ? documentJson(documents) : table, null, 2)}\n`)
  }
}

/** A spreadsheet refuses longer names, and these signs in them. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, '-').slice(0, 31)

const aboutRows = ({ title, edition, notes }: PrintableTable): string[][] => [
  ['Table', title],
  ...(edition ? [['Édition', edition]] : []),
  ...notes.map((note) => ['Note', note]),
]

/** The form that a file name ends with, if it is one. */
export const formOf = (file: string): ExportForm | undefined =>
  exportForms.find((form) => file.toLowerCase().endsWith(`.${form}`))

/** Writes an export; says in French why it cannot be written. */
export function writeExport(file: string, bytes: Uint8Array): string {
  const path = resolve(file)
  try {
    writeUserFile(path, bytes)
  } catch (error) {
    throw new UsageError(`${file} ne s'écrit pas : ${systemReason(error)}.`)
  }
  return path
}
