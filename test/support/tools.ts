import { spawnSync } from 'node:child_process'

/** True when a command-line tool answers to its version option; tests that need it say so in their title. */
export const hasTool = (command: string, versionOption = '--version'): boolean =>
  spawnSync(command, [versionOption]).status === 0
