import type { RequirementRow } from '#matrix/requirements.js'
import { type SourceDocument, sources } from '#matrix/sources.js'
import { merge, mergeOrder, type Verdict, type VerdictResult } from '#scenarios/verdict.js'
import type { Exchange } from '#simulator/trace/exchange.js'
import { reportExchange } from './exchange.js'
import type { Report, ReportRequirement, ReportScenario, RequirementResult } from './report.js'
import { whyUnchecked } from './text/words.js'

/** A scenario that was played, or a set of saved messages, with its verdicts. */
export interface JudgedScenario {
  readonly id: string
  readonly official?: string
  readonly title: string
  readonly notes?: readonly string[]
  readonly result: VerdictResult
  readonly verdicts: readonly Verdict[]
  readonly exchanges: readonly Exchange[]
}

export interface ReportInput {
  readonly title: string
  readonly seed: string
  readonly clock: Date
  readonly version: string
  readonly tables: Report['tables']
  readonly requirements: readonly RequirementRow[]
  /** Every rule of the bench, exercised or not: what covers the requirements. */
  readonly checks: readonly { readonly id: string; readonly verifies: readonly string[] }[]
  readonly scenarios: readonly JudgedScenario[]
}

/**
 * Joins what was judged with the tables: check -> requirement -> source.
 *
 * Pure: the same input gives the same report.
 */
export function buildReport(input: ReportInput): Report {
  const scenarios = input.scenarios.map(reportScenario)
  const verdicts = scenarios.flatMap((scenario) => scenario.verdicts)
  const result = merge(scenarios.map((scenario) => scenario.result))
  return {
    title: input.title,
    result,
    exitCode: exitCodeOf(result),
    seed: input.seed,
    clock: input.clock.toISOString(),
    version: input.version,
    tables: input.tables,
    scenarios,
    requirements: input.requirements.map((row) => reportRequirement(row, input.checks, verdicts)),
    sources: citedBy([...verdicts, ...input.requirements]),
    counts: countResults(verdicts),
  }
}

const reportScenario = ({ notes = [], ...scenario }: JudgedScenario): ReportScenario => ({
  ...scenario,
  notes,
  exchanges: scenario.exchanges.map(reportExchange),
})

/**
 * Result of messages judged by every rule: the merge order, over the rules that had something to judge.
 *
 * A rule that nothing exercised, or on which the guide is silent, does not hide the others; but with nothing judged at
 * all the whole is not-exercised, never a pass. (A scenario is stricter: it names the rules that it must exercise.)
 */
export function overall(results: readonly VerdictResult[]): VerdictResult {
  const decisive = results.filter((result) => decided.has(result))
  return merge(decisive.length > 0 ? decisive : results)
}

const decided: ReadonlySet<VerdictResult> = new Set<VerdictResult>(['bench-error', 'fail', 'warning', 'pass'])

/** 0 conform, 1 not conform, 2 the bench failed or nothing could be judged. */
export function exitCodeOf(result: VerdictResult): 0 | 1 | 2 {
  if (result === 'fail') return 1
  return result === 'pass' || result === 'warning' ? 0 : 2
}

function reportRequirement(
  row: RequirementRow,
  checks: ReportInput['checks'],
  verdicts: readonly Verdict[],
): ReportRequirement {
  const bearing = checks.filter(({ verifies }) => verifies.includes(row.id)).map(({ id }) => id)
  const results = verdicts.filter(({ requirements }) => requirements.includes(row.id)).map(({ result }) => result)
  return {
    id: row.id,
    title: row.title,
    says: row.says,
    ...(row.seenOn && { seenOn: row.seenOn }),
    source: `${row.source.doc}, ${row.source.at}`,
    result: bearing.length > 0 ? seenResult(row, overall(results)) : resultWithoutCheck(row),
    checks: bearing,
    ...(bearing.length > 0 ? {} : { unchecked: whyUnchecked(row) }),
  }
}

/** What a screen or a declaration must show is not proven by the wire: the wire can only contradict it. */
const seenResult = (row: RequirementRow, result: VerdictResult): VerdictResult =>
  result === 'pass' && resultWithoutCheck(row) === 'to-attest' ? 'to-attest' : result

function resultWithoutCheck({ seenOn, historical, unread }: RequirementRow): RequirementResult {
  if (unread) return 'unread'
  if (historical) return 'not-applicable'
  return seenOn === 'screen' || seenOn === 'declaration' ? 'to-attest' : 'not-exercised'
}

function citedBy(rows: readonly { readonly source: { readonly doc: string } }[]): readonly SourceDocument[] {
  const cited = new Set(rows.map(({ source }) => source.doc))
  return sources.filter(({ id }) => cited.has(id))
}

function countResults(verdicts: readonly Verdict[]): Report['counts'] {
  const counts = Object.fromEntries(mergeOrder.map((result) => [result, 0])) as Record<VerdictResult, number>
  for (const { result } of verdicts) counts[result] += 1
  return counts
}
