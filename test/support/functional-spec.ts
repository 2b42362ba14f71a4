import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A cell as the published facts tell it. */
export interface SpecCell {
  readonly edition: string
  readonly transaction: string
  readonly sub_action: string
  readonly authentication: string
  readonly actor: string
  readonly mode: string
  readonly cell: string
  readonly value: 'oui' | 'non' | 'conditionnel'
  readonly condition: string | null
}

const file = fileURLToPath(new URL('../../../shared/spec/matrix-functional.json', import.meta.url))

export const specMissing = existsSync(file) ? '' : ' (skipped: ../shared/spec/matrix-functional.json is absent)'

/** The cells of the two matrices printed today; [] when the file is not there. */
export const specCells: readonly SpecCell[] = specMissing
  ? []
  : (JSON.parse(readFileSync(file, 'utf8')) as SpecCell[]).filter(({ edition }) => !edition.includes('hist'))

/** What is so when a cell is asked; a question that a cell says nothing of does not change its answer. */
export interface Situation {
  /** Who wrote the document. */
  readonly owner: 'own' | 'structure' | 'other' | 'patient'
  /** The patient lets masked documents be read in an emergency. */
  readonly permits: boolean
  /** The list asked is that of a professional of the same structure. */
  readonly sameStructure: boolean
  /** The list asked goes by new authorisations, not by new documents. */
  readonly byAuthorization: boolean
}

type Reader = (situation: Situation) => boolean

/** What the words of a condition restrict, by how they begin; `always` tells something but restricts nothing. */
const always: Reader = () => true
const restrictions: readonly (readonly [beginning: string, reader: Reader])[] = [
  ['only documents of which the professional is an author', ({ owner }) => owner === 'own'],
  ['only documents of the structure', ({ owner }) => owner === 'structure'],
  ['only if the patient has permitted', ({ permits }) => permits],
  ['search limited to the PS of the same structure', ({ sameStructure }) => sameStructure],
  ['search limited, by date, to new authorisations', ({ byAuthorization }) => byAuthorization],
  ['documents are imputed to the structure', ({ owner }) => owner === 'structure'],
  ['the authorisation is granted to the structure', always],
  ['only to find the reference', always],
  ['not on a document deposited by the patient', ({ owner }) => owner !== 'patient'],
  ['also documents deposited by the patient', always],
  ['conflict:', always],
]

/**
 * A second reader of the tables, which knows nothing of the first: words of the condition, one by one.
 *
 *   cell, situation -> may he? Throws on words that it does not know.
 */
export function mayBySpec({ value, condition }: SpecCell, situation: Situation): boolean {
  if (value === 'non') return false
  const words = (condition ?? '')
    .replace(/\([^)]*\)/g, '')
    .split(';')
    .map((one) => one.trim())
  if (situation.owner === 'patient' && words.some((one) => one.startsWith('also documents deposited'))) return true
  return words
    .filter((one) => one !== '')
    .every((one) => {
      const known = restrictions.find(([beginning]) => one.startsWith(beginning))
      if (!known) throw new Error(`a condition that nobody reads: ${one}`)
      return known[1](situation)
    })
}

/** `TD3.2 Documents archivés`: a line of the page. */
export const lineOf = ({ transaction, sub_action }: SpecCell): string => `${transaction} ${sub_action}`

/** `2024 CPS/CPF, Médecin (non MT), normal`: a column of one of the two pages. */
export const columnOf = ({ edition, authentication, actor, mode }: SpecCell): string =>
  `${edition.slice(0, 4)} ${authentication}, ${actor}, ${mode}`
