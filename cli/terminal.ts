import { systemReason } from './usage-error.js'

/** Where a command writes: results on `out`, everything said to a person in passing on `err`; one line each. */
export interface Terminal {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

export const processTerminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
}

/**
 * What becomes of a command whose output cannot be written.
 *
 * `dmp-bench judge … | head` closes the pipe early: what is left to say is then of no use to anybody. A full disk ends
 * the command, for a result cut short must not pass for whole. What is only said in passing never stops a bench.
 */
export function surviveLostOutput({ stdout, stderr, exit }: Output = process): void {
  stderr.on('error', () => undefined)
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    stderr.write(`Ce que la commande affiche ne s'écrit pas : ${systemReason(error)}.\n`)
    exit(2)
  })
}

type Output = { readonly exit: (code: ExitCode) => void } & Readonly<
  Record<'stdout' | 'stderr', Pick<NodeJS.WritableStream, 'on' | 'write'>>
>

/** Exit codes of every command: conform, not conform, could not judge or wrong usage. */
export type ExitCode = 0 | 1 | 2

/**
 * Rows of text as columns, each as wide as its widest cell, indented by two spaces.
 *
 *   [['id', 'titre'], ['a', 'b']] -> lines; the last column is not padded
 */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length)
  }
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd())
}
