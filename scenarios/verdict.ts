import type { Finding } from './check.js'

/** Eight words, and no other, say how a rule fared. */
export type VerdictResult =
  | 'pass'
  | 'fail'
  | 'warning'
  | 'not-exercised'
  | 'not-applicable'
  | 'to-attest'
  | 'inconclusive'
  | 'bench-error'

/** Merge order: the first of these that occurs in a group is the group's result. */
export const mergeOrder: readonly VerdictResult[] = [
  'bench-error',
  'fail',
  'inconclusive',
  'not-exercised',
  'warning',
  'to-attest',
  'pass',
  'not-applicable',
]

/** How one check, or one expectation of a scenario, fared over the exchanges of a run. */
export interface Verdict {
  /** Id of the check or of the expectation, e.g. `vihf/role-present` or `exactly-1-TD2.1`. */
  readonly check: string
  readonly title: string
  readonly result: VerdictResult
  readonly requirements: readonly string[]
  readonly source: { readonly doc: string; readonly at: string }
  readonly level: 'requirement' | 'recommendation'
  readonly assumed?: string
  /** Findings, each with the exchange it was made on. */
  readonly findings: readonly (Finding & { readonly exchange: string })[]
  /** Exchanges judged, by id. */
  readonly judged: readonly string[]
}

/** Result of a group of verdicts by the merge order; a group without verdict is not-exercised. */
export const merge = (results: readonly VerdictResult[]): VerdictResult =>
  mergeOrder.find((result) => results.includes(result)) ?? 'not-exercised'
