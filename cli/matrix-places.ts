import type { SheetTable } from '#matrix/document-sheet.js'

/** `A`, `Z`, `AA`: a column from 0, as a spreadsheet names it. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : `${columnLetters(Math.floor(column / 26) - 1)}${letter}`
}

/** How a reader finds a cell: `feuille « X », ligne 3, colonne D`. */
export const placeIn =
  (sheet: string | undefined): SheetTable['place'] =>
  (row, column) =>
    [
      ...(sheet === undefined ? [] : [`feuille « ${sheet} »`]),
      `ligne ${row + 1}`,
      ...(column === undefined || column < 0 ? [] : [`colonne ${columnLetters(column)}`]),
    ].join(', ')
