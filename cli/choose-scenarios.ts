import { type Spoiler, spoilers } from '#fixtures/spoil/index.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { scenarios } from '#scenarios/index.js'
import type { Scenario } from '#scenarios/scenario.js'
import { textTable } from './text-table.js'
import { UsageError } from './usage-error.js'

export interface Choice {
  readonly scenarios: readonly Scenario[]
  readonly spoiler: Spoiler | undefined
  /** The built-in one when absent. */
  readonly documentMatrix?: DocumentMatrix
}

/** Spoilers that a scenario announces, ready-made ones and its own. */
const spoilersOf = ({ spoil }: Scenario): readonly Spoiler[] =>
  spoil.map((one) => (typeof one === 'string' ? spoilers[one] : one))

/**
 * The scenarios to play and the way of spoiling the model LPS.
 *
 * A spoiler without `--only` plays the scenarios that announce it; one that none announces, all of them.
 * Throws UsageError on an unknown id.
 */
export function choose({ only, spoil }: { readonly only?: string; readonly spoil?: string }): Choice {
  const named = only === undefined ? scenarios : scenarios.filter(({ id }) => id === only)
  if (named.length === 0)
    throw new UsageError(`Scénario inconnu : ${only}. « dmp-bench run --list » en donne la liste.`)
  if (spoil === undefined) return { scenarios: named, spoiler: undefined }
  const known = [...Object.values<Spoiler>(spoilers), ...scenarios.flatMap(spoilersOf)]
  const spoiler = known.find(({ id }) => id === spoil)
  if (!spoiler) throw new UsageError(`Façon d'abîmer inconnue : ${spoil}. « dmp-bench run --list » en donne la liste.`)
  const announcing = named.filter((scenario) => spoilersOf(scenario).some(({ id }) => id === spoil))
  return { scenarios: announcing.length > 0 ? announcing : named, spoiler }
}

export const listScenarios = (): string[] => [
  ...textTable(
    ['Scénario', 'Test officiel', 'Titre', 'Façons de l’abîmer'],
    scenarios.map((scenario) => [
      scenario.id,
      scenario.official ?? '',
      scenario.title,
      spoilersOf(scenario)
        .map(({ id }) => id)
        .join(' '),
    ]),
  ),
  '',
  ...textTable(
    ['Façon d’abîmer', 'Ce que le LPS fait de travers'],
    Object.values<Spoiler>(spoilers).map(({ id, title }) => [id, title]),
  ),
]
