import type { CommanderError, Help, Option } from 'commander'

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Utilisation :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Global Options:': 'Options générales :',
  'Commands:': 'Commandes :',
}

const frenchUsage = (usage: string): string =>
  usage.replace('[options]', '[options…]').replace('[command]', '[commande]').replaceAll('...', '…')

const oneOf = (choices: readonly string[]): string => `${choices.slice(0, -1).join(', ')} ou ${choices.at(-1)}`

/** Help in French: titles, how commands are called, and what is said after an option's description. */
export const frenchHelp: Partial<Help> = {
  styleTitle: (title) => titles[title] ?? title,
  styleUsage: frenchUsage,
  subcommandTerm: (command) => `${command.name()} ${frenchUsage(command.usage())}`,
  optionDescription: (option: Option) => {
    const extras = [
      ...(option.argChoices ? [oneOf(option.argChoices)] : []),
      ...(option.defaultValue === undefined || option.defaultValue === false
        ? []
        : [`défaut : ${option.defaultValueDescription ?? String(option.defaultValue)}`]),
      ...(option.envVar ? [option.envVar] : []),
    ]
    return extras.length > 0 ? `${option.description} (${extras.join(' ; ')})` : option.description
  },
}

const sentences: readonly (readonly [RegExp, (...groups: string[]) => string])[] = [
  [/^error: unknown option '([^']*)'/, (flag) => `Option inconnue : ${flag}.`],
  [/^error: unknown command '([^']*)'/, (name) => `Commande inconnue : ${name}.`],
  [/^error: missing required argument '([^']*)'/, (name) => `Il manque l'argument <${name}>.`],
  [/^error: option '([^']*)' argument missing/, (flags) => `L'option ${flags} attend une valeur.`],
  [/^error: required option '([^']*)' not specified/, (flags) => `Il manque l'option ${flags}.`],
  [/^error: too many arguments/, () => "Il y a trop d'arguments."],
  [
    /^error: option '([^']*)' (?:argument|value) '([^']*)'(?: from env '([^']*)')? is invalid\. Allowed choices are (.*)\.$/,
    (flags, value, variable, choices) =>
      `La valeur « ${value} » de ${variable || flags} est incorrecte : ${(choices ?? '').replaceAll(', ', ' ou ')}.`,
  ],
  [
    /^error: option '([^']*)' (?:argument|value) '([^']*)'(?: from env '([^']*)')? is invalid\. ?(.*)$/,
    (flags, value, variable, reason) => `La valeur « ${value} » de ${variable || flags} est incorrecte : ${reason}`,
  ],
  [
    /^error: option '([^']*)' cannot be used with option '([^']*)'/,
    (flags, other) => `L'option ${flags} ne s'emploie pas avec ${other}.`,
  ],
]

const suggestion = /\(Did you mean (?:one of )?(.*)\?\)/

/**
 * What commander says in English, in one French sentence.
 *
 *   CommanderError -> e.g. `Option inconnue : --prot. Vouliez-vous dire --port ?`
 */
export function frenchError({ message }: CommanderError): string {
  const guess = suggestion.exec(message)?.[1]
  for (const [pattern, say] of sentences) {
    const found = pattern.exec(message)
    if (found) return guess ? `${say(...found.slice(1))} Vouliez-vous dire ${guess} ?` : say(...found.slice(1))
  }
  return message
}
