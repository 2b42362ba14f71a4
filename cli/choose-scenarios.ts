import { type Spoiler, spoilers } from '#fixtures/spoil/index.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { type GuidePackage, holdsIn, windowText } from '#matrix/guide-packages.js'
import { scenarios } from '#scenarios/index.js'
import type { Scenario } from '#scenarios/scenario.js'
import type { Settings } from '#simulator/settings.js'
import { textTable } from './text-table.js'
import { UsageError } from './usage-error.js'

export interface Choice {
  readonly scenarios: readonly Scenario[]
  readonly spoiler: Spoiler | undefined
  readonly guidePackage: GuidePackage
  /** The built-in one when absent. */
  readonly documentMatrix?: DocumentMatrix
  readonly schemas?: Settings['schemas']
}

/** Spoilers that a scenario announces, ready-made ones and its own. */
const spoilersOf = ({ spoil }: Scenario): readonly Spoiler[] =>
  spoil.map((one) => (typeof one === 'string' ? spoilers[one] : one))

/**
 * The scenarios to play and the way of spoiling the model LPS.
 *
 * A spoiler without `--only` plays the scenarios that announce it; one that none announces, all of them.
 * Throws UsageError on an unknown id, and on a scenario that the package of the guide does not have.
 */
export function choose(wanted: {
  readonly only?: string
  readonly spoil?: string
  readonly package: GuidePackage
}): Choice {
  const { only, spoil, package: guidePackage } = wanted
  const playable = playableIn(guidePackage)
  const [asked] = scenarios.filter(({ id }) => id === only)
  if (only !== undefined && !asked)
    throw new UsageError(`Scénario inconnu : ${only}. « dmp-bench run --list » en donne la liste.`)
  if (asked && !playable.includes(asked))
    throw new UsageError(`Le scénario ${asked.id} se joue ${windowText(asked.packages)}, pas dans le ${guidePackage}.`)
  const named = asked ? [asked] : playable
  if (spoil === undefined) return { scenarios: named, spoiler: undefined, guidePackage }
  const known = [...Object.values<Spoiler>(spoilers), ...scenarios.flatMap(spoilersOf)]
  const spoiler = known.find(({ id }) => id === spoil)
  if (!spoiler) throw new UsageError(`Façon d'abîmer inconnue : ${spoil}. « dmp-bench run --list » en donne la liste.`)
  const announcing = named.filter((scenario) => spoilersOf(scenario).some(({ id }) => id === spoil))
  return { scenarios: announcing.length > 0 ? announcing : named, spoiler, guidePackage }
}

const playableIn = (guidePackage: GuidePackage): readonly Scenario[] =>
  scenarios.filter(({ packages }) => holdsIn(guidePackage, packages))

export const listScenarios = (guidePackage: GuidePackage): string[] => [
  ...textTable(
    ['Scénario', 'Test officiel', 'Titre', 'Façons de l’abîmer'],
    playableIn(guidePackage).map((scenario) => [
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
