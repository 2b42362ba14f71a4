import { type Command, Option } from 'commander'
import { passOptionsDown } from './pass-options-down.js'
import type { ExitCode, Terminal } from './terminal.js'
import { fileValue, filled, nameValue } from './values.js'

type MakeCommand = (name: string, description: string) => Command
type Done = (code: ExitCode) => void

/** The document matrix to go by, for every command that goes by one. */
export const matrixOption = () =>
  new Option(
    '--matrix <fichier>',
    'matrice des documents à appliquer ; sans elle, la dernière importée, ou celle du banc',
  )
    .env('DMP_BENCH_MATRIX')
    .argParser(fileValue)

/** `matrix` and what it does besides printing a table; each imported when it runs. */
export function matrixCommands(command: MakeCommand, terminal: Terminal, done: Done): Command {
  const load = command(
    'import',
    "Contrôle une matrice d'habilitation des documents, dit ce qu'elle change, et s'en sert.",
  )
    .argument('<fichier>', 'export JSON:API de Mon espace santé, CSV, XLSX, ou JSON du banc')
    .option('--edition <nom>', "nom de l'édition ; sans lui, celui du fichier", nameValue)
    .option('--ignorer-types-inconnus', 'laisse de côté les types que JDV_J66 n’a pas, au lieu de refuser le fichier')
    .option('--essai', "dit ce que le fichier change, sans l'enregistrer")
    .action(async (file, options) => {
      const { matrixImportCommand } = await import('./commands/matrix-import.js')
      done(await matrixImportCommand(file, options, terminal))
    })
  const why = command('why', 'Dit si un acteur lit un document, et par quelles lignes des tables.')
    .requiredOption('--carte <id>', 'carte de qui demande (dmp-bench cards les liste)', 'generaliste-cps')
    .requiredOption('--patient <id>', 'patient de test (dmp-bench cards --patients les liste)', 'dmp-ouvert')
    .addOption(
      new Option('--mode <mode>', "mode d'accès").choices(['normal', 'bris_de_glace', 'centre_15']).default('normal'),
    )
    .option('--type <code>', 'typeCode du document', filled('un code est attendu.'), '11488-4')
    .addOption(
      new Option('--statut <statut>', 'état du document')
        .choices(['approuve', 'archive', 'obsolete', 'supprime'])
        .default('approuve'),
    )
    .option('--auteur <id>', 'carte de qui a écrit le document ; sans elle, un autre')
    .option('--du-patient', 'le document est déposé par le patient')
    .option('--masque', 'MASQUE_PS')
    .option('--invisible-patient', 'INVISIBLE_PATIENT')
    .option('--invisible-representants', 'INVISIBLE_REPRESENTANTS_LEGAUX')
    .addOption(
      new Option('--vu-par <qui>', 'qui regarde')
        .choices(['professionnel', 'patient', 'representant-legal'])
        .default('professionnel'),
    )
    .addOption(matrixOption())
    .action(async (options) => {
      const { matrixWhyCommand } = await import('./commands/matrix-why.js')
      done(await matrixWhyCommand(options, terminal))
    })
  const diff = command('diff', 'Compare deux éditions d’une matrice : cellules, scénarios et règles qu’elles touchent.')
    .argument('<avant>', 'édition : 526, 606, 2018, documents, importee, ou un fichier de matrice des documents')
    .argument('<après>', 'édition à laquelle la comparer')
    .action(async (before, after) => {
      const { matrixDiffCommand } = await import('./commands/matrix-diff.js')
      done(await matrixDiffCommand(before, after, terminal))
    })
  const matrix = command('matrix', 'Liste les tables de la spécification, en affiche une, ou l’exporte.')
    .usage('[options] [table | commande]')
    .argument('[table]', 'nom de la table, par exemple 526 ou documents')
    .option('--filtre <mots>', 'lignes qui contiennent ces mots, sans égard à la casse ni aux accents')
    .option('--large', 'toutes les colonnes d’une table large')
    .addOption(
      new Option('--export <forme>', 'écrit la table dans un fichier').choices(['html', 'csv', 'xlsx', 'json']),
    )
    .addOption(new Option('--out <fichier>', 'fichier de l’export ; sans lui, le nom de la table').argParser(fileValue))
    .addOption(matrixOption())
    .action(async (table, options) => {
      const { matrixCommand } = await import('./commands/matrix.js')
      done(await matrixCommand(table, options, terminal))
    })
    .addCommand(load)
    .addCommand(why)
    .addCommand(diff)
  for (const one of [load, why, diff]) one.configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()) })
  return passOptionsDown(matrix)
}
