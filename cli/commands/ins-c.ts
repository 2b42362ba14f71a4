import { insC, insCRemarks } from '#simulator/domain/ins-c.js'
import type { ExitCode, Terminal } from '../terminal.js'
import { UsageError } from '../usage-error.js'

export interface InsCOptions {
  readonly prenom?: string
  readonly date?: string
  readonly nir?: string
}

/**
 * `dmp-bench ins-c`: the 22 digits of an INS-C, alone on their line; what is odd in the traits is said beside.
 *
 * A NIR of 15 characters has its key controlled.
 */
export function insCCommand({ prenom, date, nir }: InsCOptions, { out, err }: Terminal): ExitCode {
  if (prenom === undefined)
    throw new UsageError("Il manque --prenom <prénom> ; s'il est vide sur la carte : --prenom ''.")
  if (date === undefined) throw new UsageError("Il manque --date <AAMMJJ> ; si elle n'est pas connue : --date 000000.")
  if (nir === undefined) throw new UsageError('Il manque --nir <NIR>, de 13 caractères.')
  const number = nir.replace(/\s/g, '').toUpperCase()
  const key = number.length === 15 ? number.slice(13) : undefined
  const traits = { prenom, date, nir: number.slice(0, key === undefined ? undefined : 13), ...(key ? { key } : {}) }
  const made = insC(traits)
  if (!made.ok) throw new UsageError(made.reason)
  for (const remark of insCRemarks(traits)) err(`Attention : ${remark}`)
  out(made.insC)
  return 0
}
