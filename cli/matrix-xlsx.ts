import { type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx'
import { type ImportFault, oneLine } from '#matrix/document-import.js'
import type { SheetTable } from '#matrix/document-sheet.js'
import { placeIn } from './matrix-places.js'
import { dangerousZip } from './matrix-zip.js'

/** A sheet to write, or as read: text only. */
export interface NamedSheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

const maxUnpackedBytes = 64 * 1024 * 1024
const maxRows = 20_000
const maxColumns = 200

/** Dates of the file are fixed: the same sheets give the same bytes. */
const epoch = new Date('2000-01-01T00:00:00Z')

/** Sheets as an XLSX file; every cell is text, so that no spreadsheet takes one for a formula. */
export const xlsxFile = (sheets: readonly NamedSheet[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]), freezePane: { rows: 1 } })),
    properties: { creator: 'dmp-bench', created: epoch, modified: epoch },
  })

/**
 * Reads an XLSX file as text, sheet by sheet.
 *
 *   bytes -> tables, and what no text can be made of: formulas (never computed, their last value not believed), errors
 *   of the spreadsheet, dates, sheets too large
 */
export async function readXlsxFile(
  bytes: Uint8Array,
): Promise<{ readonly tables: readonly SheetTable[]; readonly faults: readonly ImportFault[] }> {
  const fault = (says: string) => ({ tables: [], faults: [{ where: 'classeur', says }] })
  const danger = dangerousZip(bytes, maxUnpackedBytes)
  if (danger !== undefined) return fault(danger)
  const workbook = await readXlsx(bytes).catch(() => undefined)
  if (workbook === undefined) return fault("ce fichier n'est pas un classeur XLSX lisible")
  const faults: ImportFault[] = []
  const tables = workbook.sheets.flatMap(({ name, rows, cells }): SheetTable[] => {
    const place = placeIn(oneLine(name.slice(0, 40)))
    const wide = rows.findIndex((row) => row.length > maxColumns)
    if (rows.length > maxRows || wide >= 0) {
      faults.push({
        where: place(Math.max(wide, 0)),
        says: `feuille de plus de ${maxRows} lignes ou ${maxColumns} colonnes`,
      })
      return []
    }
    for (const [at, { type }] of cells ?? []) {
      const [row = 0, column = 0] = at.split(',').map(Number)
      if (type === 'formula') faults.push({ where: place(row, column), says: 'formule : une valeur est attendue' })
      if (type === 'error')
        faults.push({ where: place(row, column), says: 'erreur du tableur : une valeur est attendue' })
    }
    return [
      {
        place,
        rows: rows.map((row, line) =>
          row.map((value, column) => {
            if (value instanceof Date) faults.push({ where: place(line, column), says: 'date : un texte est attendu' })
            return textOf(value)
          }),
        ),
      },
    ]
  })
  return { tables, faults }
}

const textOf = (value: CellValue): string => (value === null || value instanceof Date ? '' : String(value))
