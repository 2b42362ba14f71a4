import { insC } from '#simulator/domain/ins-c.js'
import type { ExitCode, Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

export interface InsCOptions {
  readonly prenom?: string
  readonly date?: string
  readonly nir?: string
}

/** `dmp-bench ins-c`: the 22 digits of an INS-C, alone on their line; a NIR of 15 characters has its key controlled. */
export function insCCommand({ prenom, date, nir }: InsCOptions, { out }: Terminal): ExitCode {
  if (prenom === undefined)
    throw new UsageError("Il manque --prenom <prénom> ; s'il est vide sur la carte : --prenom ''.")
  if (date === undefined) throw new UsageError("Il manque --date <AAMMJJ> ; si elle n'est pas connue : --date 000000.")
  if (nir === undefined) throw new UsageError('Il manque --nir <NIR>, de 13 caractères.')
  const number = nir.replace(/\s/g, '').toUpperCase()
  const key = number.length === 15 ? number.slice(13) : undefined
  const made = insC({ prenom, date, nir: number.slice(0, key === undefined ? undefined : 13), ...(key ? { key } : {}) })
  if (!made.ok) throw new UsageError(made.reason)
  out(made.insC)
  return 0
}
