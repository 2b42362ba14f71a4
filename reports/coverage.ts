import type { HomologationTestRow } from '#matrix/homologation/row.js'
import type { PrintableTable } from '#matrix/print-table.js'
import { seenOnText } from '#matrix/requirements/seen-on.js'
import type { RequirementRow } from '#matrix/requirements.js'
import type { Check } from '#scenarios/check.js'
import type { Scenario } from '#scenarios/scenario.js'
import { whyUnchecked } from './text/words.js'

/** What the bench has to bear on a requirement: rules, scenarios that must exercise them, tests of the CNDA. */
export interface CoverageInput {
  readonly requirements: readonly RequirementRow[]
  readonly checks: readonly Pick<Check, 'id' | 'verifies'>[]
  readonly scenarios: readonly Pick<Scenario, 'id' | 'official' | 'expect'>[]
  readonly tests: readonly Pick<HomologationTestRow, 'id' | 'proves' | 'withdrawn'>[]
}

/** What exercises a requirement; `why` says in French why nothing does. */
export interface RequirementCoverage {
  readonly requirement: RequirementRow
  /** Rules that verify it. */
  readonly checks: readonly string[]
  /** Scenarios that must exercise one of those rules, or that follow a test of the CNDA which proves it. */
  readonly scenarios: readonly string[]
  /** Tests of the current book that prove it, played by the bench or not. */
  readonly tests: readonly string[]
  readonly why?: string
}

/**
 * Who exercises each requirement.
 *
 *   requirements, rules, scenarios and tests -> one row a requirement, in the order given
 *
 * Pure: ids only are joined, nothing is played.
 */
export function coverRequirements({ requirements, checks, scenarios, tests }: CoverageInput): RequirementCoverage[] {
  const proving = new Map(tests.map((test) => [test.id, test]))
  return requirements.map((requirement) => {
    const bears = ({ verifies }: Pick<Check, 'verifies'>): boolean =>
      verifies.some((verified) => verified === requirement.id)
    const proves = (test: CoverageInput['tests'][number] | undefined): boolean =>
      test?.proves.some((proven) => proven === requirement.id) ?? false
    const rules = checks.filter(bears).map(({ id }) => id)
    const played = scenarios.filter(
      ({ official = '', expect }) =>
        proves(proving.get(official)) || expect.some((one) => 'verifies' in one && bears(one)),
    )
    return {
      requirement,
      checks: rules,
      scenarios: played.map(({ id }) => id),
      tests: tests.filter((test) => test.withdrawn === undefined && proves(test)).map(({ id }) => id),
      ...(rules.length + played.length > 0 ? {} : { why: whyUnchecked(requirement) }),
    }
  })
}

/** The coverage as a table to print, with its sums under it. */
export function coverageTable(input: CoverageInput): PrintableTable {
  const rows = coverRequirements(input)
  const current = rows.filter(({ requirement: { historical, unread } }) => !historical && !unread)
  const shown = current.filter(({ requirement: { seenOn } }) => seenOn === 'wire' || seenOn === 'behaviour')
  const exercised = (some: readonly RequirementCoverage[]): string =>
    `${some.filter(({ why }) => why === undefined).length} sur ${some.length}`
  return {
    name: 'couverture',
    title: 'Couverture des exigences',
    edition: '',
    header: ['Exigence', 'Titre', 'Se voit', 'Règles', 'Scénarios', 'Tests du CNDA', 'Sinon, pourquoi'],
    rows: rows.map(({ requirement: { id, title, seenOn }, checks, scenarios, tests, why = '' }) => [
      ...[id, title, seenOnText(seenOn), checks.join(', '), scenarios.join(', '), tests.join(', '), why],
    ]),
    notes: [
      `Exigences en vigueur exercées : ${exercised(current)}.`,
      `Dont visibles dans les messages ou leur enchaînement : ${exercised(shown)}.`,
    ],
  }
}
