import type { Source } from '#matrix/table.js'
import type { Settings } from '#simulator/settings.js'
import type { Check } from './check.js'
import { checks } from './checks/index.js'
import type { Expectation } from './expect.js'
import { judge } from './judge.js'
import type { Scenario } from './scenario.js'
import { merge, type Verdict, type VerdictResult } from './verdict.js'
import type { ExchangeView } from './view.js'

/** Rules that say nothing of these exchanges. */
const silent: ReadonlySet<VerdictResult> = new Set<VerdictResult>(['not-exercised', 'not-applicable'])

const isExpectation = (one: Expectation | Check): one is Expectation => 'kind' in one

const sourceOf = ({ official }: Scenario): Source =>
  official === undefined ? { doc: 'dmp-bench', at: 'scenario' } : { doc: 'dmp-homologation-tests', at: official }

/** An expectation on no exchange at all is not exercised, even `none`: a silent client passes nothing. */
function judgeExpectation(expectation: Expectation, scenario: Scenario, views: readonly ExchangeView[]): Verdict {
  const findings = expectation.judge(views).map((finding) => ({ exchange: views[0]?.exchange.id ?? '', ...finding }))
  const result: VerdictResult = views.length === 0 ? 'not-exercised' : findings.length > 0 ? 'fail' : 'pass'
  return {
    check: expectation.id,
    title: expectation.title,
    result,
    requirements: [],
    source: sourceOf(scenario),
    level: 'requirement',
    findings: views.length === 0 ? [] : findings,
    judged: views.map(({ exchange }) => exchange.id),
  }
}

/**
 * Verdicts of a scenario: its expectations, the checks it demands, then every other check that its exchanges exercised.
 *
 *   scenario x views of its exchanges, oldest first -> verdicts; a demanded check left out is `not-exercised`
 */
export function judgeScenario(scenario: Scenario, views: readonly ExchangeView[], settings: Settings): Verdict[] {
  const expectations = scenario.expect.filter(isExpectation)
  const demanded = new Set(scenario.expect.flatMap((one) => (isExpectation(one) ? [] : [one.id])))
  const judged = judge(checks, views, settings, { complete: true })
  return [
    ...expectations.map((expectation) => judgeExpectation(expectation, scenario, views)),
    ...judged.filter(({ check }) => demanded.has(check)),
    ...judged.filter(({ check, result }) => !demanded.has(check) && !silent.has(result)),
  ]
}

/** One word for a scenario, by the merge order: broken assumptions leave it inconclusive, never passed. */
export const resultOfScenario = (verdicts: readonly Verdict[]): VerdictResult =>
  merge(verdicts.map(({ result }) => result))
