/** A column of a grid: `heading` is what stands on the first line of the page. */
export interface GridColumn {
  readonly id: string
  readonly heading: string
}

/** What a grid may contain; anything else is a typing mistake and does not load. */
export interface GridShape<Column extends GridColumn, RowId extends string> {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rowIds: readonly RowId[]
  /** Numbers of the printed footnotes. */
  readonly notes: readonly string[]
  /** Part of the page was lost: `?` is then a mark too. */
  readonly lossy?: true
}

/** One cell: `text` as on the page; `barre` is a struck-out cell, `perdu` one that nobody can read any more. */
export interface GridCell<Column extends GridColumn> {
  readonly column: Column
  readonly text: string
  readonly value: 'oui' | 'non' | 'barre' | 'perdu'
  readonly note?: string
}

/** One line of the page; `starred` when its label is followed by `*`. */
export interface GridRow<Column extends GridColumn, RowId extends string> {
  readonly id: RowId
  readonly starred: boolean
  readonly cells: readonly GridCell<Column>[]
}

/**
 * Reads a table drawn as on the guide's page.
 *
 *   headings, then one line a row: id, `*` or nothing, one mark a column -> rows in the page's order
 *
 * Marks are `oui`, `non`, `oui(8)` and `~oui~`, and `?` where the shape lets it. Throws, naming the place, on a hole, an
 * unknown heading, row, mark or footnote, a row given twice or left out: a table that was not read whole must not answer.
 */
export function grid<Column extends GridColumn, RowId extends string>(
  shape: GridShape<Column, RowId>,
  page: string,
): readonly GridRow<Column, RowId>[] {
  const [headings, ...lines] = page
    .split('\n')
    .map((line) => line.split(/\s+/).filter(Boolean))
    .filter((words) => words.length > 0)
  const expected = shape.columns.map(({ heading }) => heading)
  if (headings?.join(' ') !== expected.join(' '))
    throw new Error(`${shape.name}: headings are "${headings?.join(' ')}", not "${expected.join(' ')}"`)

  const rows = lines.map((words) => readRow(shape, words))
  const seen = new Set<string>()
  for (const { id } of rows) {
    if (seen.has(id)) throw new Error(`${shape.name}: row ${id} is given twice`)
    seen.add(id)
  }
  const lost = shape.rowIds.find((id) => !seen.has(id))
  if (lost !== undefined) throw new Error(`${shape.name}: row ${lost} is missing`)
  return rows
}

function readRow<Column extends GridColumn, RowId extends string>(
  shape: GridShape<Column, RowId>,
  [first, ...rest]: readonly string[],
): GridRow<Column, RowId> {
  const id = shape.rowIds.find((known) => known === first)
  if (id === undefined) throw new Error(`${shape.name}: unknown row "${first}"`)
  const starred = rest[0] === '*'
  const marks = starred ? rest.slice(1) : rest
  if (marks.length !== shape.columns.length)
    throw new Error(`${shape.name}, row ${id}: ${marks.length} marks for ${shape.columns.length} columns`)
  const cells = shape.columns.map((column, at) => ({
    column,
    ...readMark(`${shape.name}, row ${id}, column ${column.heading}`, shape, marks[at] ?? ''),
  }))
  return { id, starred, cells }
}

function readMark(
  place: string,
  { notes, lossy }: Pick<GridShape<GridColumn, string>, 'notes' | 'lossy'>,
  text: string,
): Omit<GridCell<GridColumn>, 'column'> {
  if (text === 'oui' || text === 'non') return { text, value: text }
  if (text === '~oui~') return { text, value: 'barre' }
  if (text === '?' && lossy) return { text, value: 'perdu' }
  const note = /^oui\((\d+)\)$/.exec(text)?.[1]
  if (note === undefined) throw new Error(`${place}: unknown mark "${text}"`)
  if (!notes.includes(note)) throw new Error(`${place}: there is no footnote (${note})`)
  return { text, value: 'oui', note }
}
