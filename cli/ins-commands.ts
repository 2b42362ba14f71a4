import { type Command, Option } from 'commander'
import type { ExitCode, Terminal } from './terminal.js'
import { UsageError } from './usage-error.js'
import { countValue, fileValue, seedValue } from './values.js'

type MakeCommand = (name: string, description: string) => Command
type Done = (code: ExitCode) => void

/** The commands about identities: INS-C, INS and its datamatrix, patients drawn; each imported when it runs. */
export function insCommands(command: MakeCommand, terminal: Terminal, done: Done): readonly Command[] {
  const insC = command('ins-c', "Calcule l'INS-C (22 chiffres) à partir des traits de la carte Vitale.")
    .option('--prenom <prénom>', 'prénom usuel, tel que sur la carte')
    .option('--date <AAMMJJ>', 'date de naissance telle que sur la carte, jour 00 compris')
    .option('--nir <NIR>', 'NIR de la personne, 13 caractères, ou 15 avec sa clé')
    .action(async (options) => {
      const { insCCommand } = await import('./commands/ins-c.js')
      done(insCCommand(options, terminal))
    })

  const verify = command('verifier', 'Contrôle un matricule INS : forme, clé, OID.')
    .argument('<matricule>', '15 caractères, clé comprise')
    .option('--oid <oid>', 'OID qui accompagne le matricule')
    .action(async (matricule, options) => {
      const { insVerifyCommand } = await import('./commands/ins.js')
      done(insVerifyCommand(matricule, options, terminal))
    })

  const write = command('ecrire', 'Écrit le datamatrix INS (non signé) d’un patient.')
    .option('--patient <id>', 'patient de test, par son identifiant ou son matricule')
    .option('--matricule <matricule>', '15 caractères, clé comprise')
    .option('--oid <oid>', 'OID du matricule')
    .option('--prenoms <prénoms>', 'prénoms de naissance, séparés par des espaces')
    .option('--nom <nom>', 'nom de naissance')
    .addOption(new Option('--sexe <sexe>', 'sexe').choices(['M', 'F']))
    .option('--naissance <AAAA-MM-JJ>', 'date de naissance')
    .option('--lieu <code>', 'lieu de naissance, code officiel géographique')
    .option('--sortie <fichier>', 'image .png ou .svg, ou texte .txt ; sans elle, affiche le texte', fileValue)
    .action(async (options) => {
      const { datamatrixWriteCommand } = await import('./commands/ins-datamatrix.js')
      done(await datamatrixWriteCommand(options, terminal))
    })

  const read = command('lire', 'Lit un datamatrix INS.')
    .argument('<source>', 'image .png ou .jpg, fichier .txt, ou le texte lui-même (<GS> pour le séparateur)')
    .action(async (source) => {
      const { datamatrixReadCommand } = await import('./commands/ins-datamatrix.js')
      done(await datamatrixReadCommand(source, terminal))
    })

  const patients = command('patients', 'Tire au sort des identités de test, toujours les mêmes pour une graine.')
    .addOption(new Option('--nombre <nombre>', 'nombre de patients').default(10).argParser(countValue))
    .addOption(new Option('--graine <graine>', 'graine du tirage').default('1').argParser(seedValue))
    .addOption(new Option('--format <format>', 'forme de la liste').choices(['json', 'csv']).default('json'))
    .action(async (options) => {
      const { patientsCommand } = await import('./commands/patients.js')
      done(await patientsCommand(options, terminal))
    })

  const datamatrix = group(command('datamatrix', 'Lit et écrit le datamatrix INS.'), [write, read])
  const ins = group(command('ins', 'Contrôle un INS, lit et écrit son datamatrix.'), [verify, datamatrix])
  for (const one of [verify, datamatrix, write, read]) {
    one.configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()) })
  }
  return [insC, ins, patients]
}

/** A command that only holds others. */
function group(parent: Command, commands: readonly Command[]): Command {
  for (const one of commands) parent.addCommand(one)
  const names = commands.map((one) => one.name())
  return (
    parent
      .helpCommand(false)
      .usage('<commande>')
      // Commander would only count the arguments; ours is to say which commands exist.
      .allowExcessArguments()
      .action((_, { args: [asked] }: Command) => {
        const known = `Les commandes de « ${parent.name()} » sont ${names.join(', ')}.`
        throw new UsageError(asked === undefined ? known : `Commande inconnue : ${asked}. ${known}`)
      })
  )
}
