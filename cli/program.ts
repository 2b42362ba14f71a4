import { Command, Option } from 'commander'
import { currentPackage } from '#matrix/guide-packages.js'
import { cardsCommands } from './cards-commands.js'
import { frenchHelp } from './french.js'
import { insCommands } from './ins-commands.js'
import { matrixCommands, matrixOption } from './matrix-commands.js'
import type { ExitCode, Terminal } from './terminal.js'
import {
  countValue,
  dateValue,
  fileValue,
  folderValue,
  hostValue,
  listValue,
  mebibytesValue,
  nameValue,
  packageValue,
  parameterValue,
  portValue,
  seedValue,
} from './values.js'

/** Called by the command that ran, once, with its exit code. */
type Done = (code: ExitCode) => void

const command = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .helpOption('-h, --help', 'affiche cette aide')
    .configureHelp(frenchHelp)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ outputError: () => {} })

const seed = () =>
  new Option('--seed <graine>', 'graine des identifiants tirés').env('DMP_BENCH_SEED').default('1').argParser(seedValue)

const clock = (description: string) =>
  new Option('--clock <date>', description).env('DMP_BENCH_CLOCK').argParser(dateValue)

const guidePackage = () =>
  new Option('--package <paquet>', "paquet du guide d'intégration : 2.3 (historique), 2.4 à 2.10")
    .env('DMP_BENCH_PACKAGE')
    .default(currentPackage)
    .argParser(packageValue)

const schemas = () =>
  new Option('--schemas <dossier>', 'schémas XSD officiels de l’éditeur, au lieu de ceux du banc')
    .env('DMP_BENCH_SCHEMAS')
    .argParser(fileValue)

const outDirectory = () =>
  new Option('--out <dossier>', 'dossier des rapports').default('rapports', './rapports').argParser(folderValue)

/** Every command with its options; what a command does is imported only when it runs, so that serve starts fast. */
export function buildProgram(version: string, terminal: Terminal, done: Done): Command {
  const program = command('dmp-bench', 'Simulateur du DMP et banc de conformité des logiciels (LPS) qui lui parlent.')
    .version(version, '-V, --version', 'affiche la version')
    .helpCommand(false)
    .addHelpText('after', '\nCodes de sortie : 0 conforme, 1 non conforme, 2 jugement impossible ou mauvais usage.')
  program.addCommand(serve(terminal, done), { isDefault: true })
  program.addCommand(run(terminal, done))
  program.addCommand(judge(terminal, done))
  program.addCommand(matrixCommands(command, terminal, done))
  program.addCommand(cardsCommands(command, terminal, done))
  for (const one of insCommands(command, terminal, done)) program.addCommand(one)
  for (const one of [program, ...program.commands])
    one.configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()) })
  return program
}

const serve = (terminal: Terminal, done: Done) =>
  command('serve', 'Démarre le simulateur du DMP (commande par défaut).')
    .addOption(
      new Option('--host <adresse>', 'adresse écoutée').env('DMP_BENCH_HOST').default('127.0.0.1').argParser(hostValue),
    )
    .addOption(
      new Option('--port <port>', 'port HTTP, 0 pour un port libre')
        .env('DMP_BENCH_PORT')
        .default(8080)
        .argParser(portValue),
    )
    .addOption(
      new Option('--tls-port <port>', 'port HTTPS à certificat client, 0 pour un port libre')
        .env('DMP_BENCH_TLS_PORT')
        .default(8443)
        .argParser(portValue),
    )
    .addOption(
      new Option('--db <fichier>', "fichier qui garde l'état ; sans lui, en mémoire")
        .env('DMP_BENCH_DB')
        .argParser(fileValue),
    )
    .addOption(
      new Option('--trust <mode>', 'strict refuse comme le DMP ; open transforme les refus de confiance en constats')
        .env('DMP_BENCH_TRUST')
        .choices(['strict', 'open'])
        .default('strict'),
    )
    .addOption(seed())
    .addOption(clock("date de départ de l'horloge, qui avance ensuite ; sans elle, l'heure de la machine"))
    .addOption(guidePackage())
    .addOption(
      new Option('--max-request <Mio>', "taille maximale d'une requête")
        .env('DMP_BENCH_MAX_REQUEST')
        .default(64 * 1024 * 1024, '64')
        .argParser(mebibytesValue),
    )
    .addOption(
      new Option(
        '--imaging <identifiants>',
        "logiciels compatibles imagerie : n° d'homologation ou LPS_ID, séparés par des virgules",
      )
        .env('DMP_BENCH_IMAGING')
        .argParser(listValue),
    )
    .addOption(
      new Option('--search-threshold <nombre>', 'recherches par professionnel et par jour avant refus')
        .env('DMP_BENCH_SEARCH_THRESHOLD')
        .argParser(countValue),
    )
    .addOption(
      new Option('--param <nom=valeur>', 'paramètre de param-lps, par exemple age-majorite=16 ; répétable').argParser(
        parameterValue,
      ),
    )
    .addOption(schemas())
    .addOption(matrixOption())
    .action(async (options) => {
      const { serveCommand } = await import('./commands/serve.js')
      done(await serveCommand(options, terminal))
    })

const run = (terminal: Terminal, done: Done) =>
  command('run', 'Joue les scénarios avec le LPS modèle intégré et juge ce qu’il envoie.')
    .addOption(
      new Option('--transport <transport>', 'par où passe le LPS modèle')
        .choices(['http', 'tls', 'both', 'memoire'])
        .default('both'),
    )
    .addOption(seed())
    .addOption(clock("date de l'horloge du banc et du LPS ; sans elle, l'heure de la machine"))
    .option('--only <id>', 'ne joue que ce scénario', nameValue)
    .option('--spoil <id>', 'abîme le LPS modèle de cette façon, pour voir un échec', nameValue)
    .addOption(
      new Option('--list', 'liste les scénarios et les façons de les abîmer, sans rien jouer').conflicts([
        'only',
        'spoil',
      ]),
    )
    .addOption(guidePackage())
    .addOption(schemas())
    .addOption(matrixOption())
    .addOption(outDirectory())
    .action(async (options) => {
      const { runCommand } = await import('./commands/run.js')
      done(await runCommand(options, terminal))
    })

const judge = (terminal: Terminal, done: Done) =>
  command('judge', 'Juge des messages enregistrés, sans serveur.')
    .argument('<fichiers...>', 'messages (.xml, .mtom, .body avec .headers à côté) ou journal .json du banc')
    .addOption(guidePackage())
    .addOption(schemas())
    .addOption(outDirectory())
    .action(async (files, options) => {
      const { judgeCommand } = await import('./commands/judge.js')
      done(await judgeCommand(files, options, terminal))
    })
