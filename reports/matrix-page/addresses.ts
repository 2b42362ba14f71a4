/** Where the page of a table stands. */
export const tableAddress = (name: string): string => `/matrices/${encodeURIComponent(name)}`

/** Where a cell of a matrix opens. */
export const cellAddress = (name: string, row: string, column: string): string =>
  `${tableAddress(name)}/cellule?ligne=${encodeURIComponent(row)}&colonne=${encodeURIComponent(column)}`
