import { type Command, Option } from 'commander'
import { passOptionsDown } from './pass-options-down.js'
import type { ExitCode, Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'
import { folderValue } from './values.js'

const several = (id: string, ids: readonly string[] | undefined): readonly string[] => [...(ids ?? []), id]

/** `dmp-bench cards` and its subcommands; what each does is imported when it runs. */
export function cardsCommands(
  command: (name: string, description: string) => Command,
  terminal: Terminal,
  done: (code: ExitCode) => void,
): Command {
  const oneOrMore = ['--card <id>', 'cette carte ; répétable', several] as const
  const cards: Command = command('cards', 'Liste les cartes virtuelles, leurs fichiers, PIN et mots de passe.')
    .option('--patients', 'liste aussi les patients de test')
    // Commander would only count the arguments; ours is to say which commands exist.
    .allowExcessArguments()
    .action(async (options, { args: [asked] }: Command) => {
      if (asked !== undefined) {
        const names = cards.commands.map((one) => one.name())
        throw new UsageError(`Commande inconnue : ${asked}. Les commandes de « cards » sont ${names.join(', ')}.`)
      }
      const { cardsCommand } = await import('./commands/cards.js')
      done(await cardsCommand(options, terminal))
    })
  cards.addCommand(
    command('new', "Fait l'IGC de test, le certificat du serveur et les cartes qui manquent.")
      .option(...oneOrMore)
      .addOption(new Option('--all', 'toutes les cartes du catalogue (une dizaine de secondes)').conflicts('card'))
      .action(async (options) => {
        const { cardsNewCommand } = await import('./commands/cards-new.js')
        done(await cardsNewCommand(options, terminal))
      }),
  )
  cards.addCommand(
    command('export', 'Écrit un dossier par carte : .p12, PEM, chaîne et carte.json ; toutes les cartes sans --card.')
      .option(...oneOrMore)
      .requiredOption('--out <dossier>', 'dossier à remplir', folderValue)
      .action(async (options) => {
        const { cardsExportCommand } = await import('./commands/cards-export.js')
        done(await cardsExportCommand(options, terminal))
      }),
  )
  cards.addCommand(
    command('softhsm', "Fait d'une carte un jeton PKCS#11 (SoftHSM2), comme un logiciel voit une CPS.")
      .requiredOption('--card <id>', 'carte à mettre dans le jeton')
      .requiredOption('--token-dir <dossier>', 'dossier du jeton, vidé d’abord', folderValue)
      .action(async (options) => {
        const { cardsSofthsmCommand } = await import('./commands/cards-softhsm.js')
        done(await cardsSofthsmCommand(options, terminal))
      }),
  )
  for (const one of cards.commands) one.configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()) })
  return passOptionsDown(cards)
}
