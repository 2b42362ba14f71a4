import type { Command } from 'commander'
import { UsageError } from './usage-error.js'

/**
 * A command with options and subcommands: an option that both have is for the subcommand, any other is told.
 *
 * Wherever it is written, Commander gives such an option to the command, which then has no use for it.
 */
export const passOptionsDown = (parent: Command): Command =>
  parent.hook('preSubcommand', (_, subcommand) => {
    for (const option of parent.options) {
      const name = option.attributeName()
      if (parent.getOptionValueSource(name) !== 'cli') continue
      if (!subcommand.options.some((one) => one.attributeName() === name)) {
        throw new UsageError(`L'option ${option.long} ne s'emploie pas avec « ${parent.name()} ${subcommand.name()} ».`)
      }
      subcommand.setOptionValueWithSource(name, parent.getOptionValue(name), 'cli')
    }
  })
