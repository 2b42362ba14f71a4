import Papa from 'papaparse'
import type { ImportFault } from '#matrix/document-import.js'
import type { SheetTable } from '#matrix/document-sheet.js'
import { placeIn } from './matrix-places.js'

const maxRows = 20_000

/** What a spreadsheet would run: it is written behind an apostrophe. A dash alone is a mark, not a formula. */
const runnable = /^[=+@\t\r]|^-./

const sentences: Readonly<Record<string, string>> = {
  MissingQuotes: 'guillemet ouvert et jamais refermé',
  InvalidQuotes: 'guillemet au milieu d’une valeur',
}

/** Rows as a CSV file that a French spreadsheet opens as it stands: semicolons, UTF-8 with its mark. */
export const csvFile = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${Papa.unparse(
    rows.map((row) => [...row]),
    { delimiter: ';', newline: '\r\n', escapeFormulae: runnable },
  )}\r\n`

/** Reads a CSV file: commas, semicolons or tabs; UTF-8, UTF-16 with its mark, or Windows-1252 as old spreadsheets write. */
export function readCsvFile(bytes: Uint8Array): {
  readonly table: SheetTable
  readonly faults: readonly ImportFault[]
} {
  const place = placeIn(undefined)
  const text = decoded(bytes)
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    preview: maxRows + 1,
  })
  const faults = errors
    .filter(({ type }) => type === 'Quotes')
    .map(({ code, row }) => ({ where: place(row ?? 0), says: sentences[code] ?? 'guillemets mal placés' }))
  const tooLong = data.length > maxRows ? [{ where: place(maxRows), says: `plus de ${maxRows} lignes` }] : []
  return { table: { rows: data, place }, faults: [...faults, ...tooLong] }
}

/** The separator seen most in the first lines: a label may hold a comma, every line holds many separators. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 20_000)
  const seen = [';', ',', '\t', '|'].map((delimiter) => ({ delimiter, times: start.split(delimiter).length }))
  return seen.reduce((most, one) => (one.times > most.times ? one : most)).delimiter
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
