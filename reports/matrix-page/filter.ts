import type { PrintableTable } from '#matrix/print.js'

/** Text as a filter compares it: neither case nor accents. */
export const plainText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/** Words of a filter, each of which must stand in some cell of a row. */
export const filterWords = (asked: string): readonly string[] => plainText(asked).split(/\s+/).filter(Boolean)

/** The rows that hold every word, in any cell; a filter without word keeps them all. */
export function filtered(table: PrintableTable, asked: string): PrintableTable {
  const words = filterWords(asked)
  if (words.length === 0) return table
  const holds = (cells: readonly string[]): boolean => {
    const plain = cells.map(plainText)
    return words.every((word) => plain.some((cell) => cell.includes(word)))
  }
  return { ...table, rows: table.rows.filter(holds) }
}
