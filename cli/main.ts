import { CommanderError } from 'commander'
import { frenchError } from './french.js'
import { buildProgram } from './program.js'
import { type ExitCode, processTerminal, surviveLostOutput, type Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'
import { version } from './version.js'

/**
 * The command `dmp-bench`: arguments without the program name -> exit code.
 *
 * A wrong usage is one French sentence on the error line and 2; DMP_BENCH_DEBUG adds the stack of our own bugs.
 */
export async function main(given: readonly string[], terminal: Terminal = processTerminal): Promise<number> {
  if (terminal === processTerminal) surviveLostOutput()
  const args = helpAsked(given)
  let code: ExitCode = 0
  const program = buildProgram(version(), terminal, (done) => {
    code = done
  })
  try {
    refuseUnknownCommand(
      args,
      program.commands.map((command) => command.name()),
    )
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    terminal.err(sentence(error))
    return 2
  }
}

/** `help` and `help <command>` are what many tools call --help. */
const helpAsked = (args: readonly string[]): readonly string[] =>
  args[0] === 'help' ? [...args.slice(1), '--help'] : args

/** With a default command, commander would take a mistyped name for one argument too many. */
function refuseUnknownCommand(args: readonly string[], names: readonly string[]): void {
  const [first] = args
  if (first === undefined || first.startsWith('-') || names.includes(first)) return
  throw new UsageError(`Commande inconnue : ${first}. Les commandes sont ${names.join(', ')}.`)
}

function sentence(error: unknown): string {
  if (error instanceof UsageError) return error.message
  if (error instanceof CommanderError) return frenchError(error)
  const message = error instanceof Error ? error.message : String(error)
  const stack = process.env.DMP_BENCH_DEBUG && error instanceof Error ? `\n${error.stack}` : ''
  return `Erreur interne de dmp-bench : ${message}${stack}`
}
