/** Widest column, in characters: longer cells go on below. */
export const WIDEST = 56

/**
 * A table for the terminal: columns as wide as needed, long cells folded at spaces.
 *
 *   header, rows of as many cells, widest line of each column if told -> lines, with a rule under the header
 */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  widest: readonly number[] = [],
): string[] {
  const folded = [header, ...rows].map((row) => row.map((cell, at) => fold(cell, widest[at] ?? WIDEST)))
  const widths = header.map((_, at) => Math.max(...folded.flatMap((row) => (row[at] ?? []).map((line) => line.length))))
  const lines = folded.map((row) => {
    const height = Math.max(1, ...row.map((cell) => cell.length))
    return Array.from({ length: height }, (_, line) =>
      widths
        .map((width, at) => (row[at]?.[line] ?? '').padEnd(width))
        .join('  ')
        .trimEnd(),
    )
  })
  const [head = [], ...body] = lines
  return [...head, widths.map((width) => '─'.repeat(width)).join('  '), ...body.flat()]
}

function fold(text: string, widest: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > widest) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}
