import { mergeOrder, type Verdict, type VerdictResult } from '#scenarios/verdict.js'

/**
 * How the rules fared on one exchange of many.
 *
 *   verdicts of a conversation, exchange id -> [result, how many rules], most serious first
 */
export function exchangeResults(verdicts: readonly Verdict[], id: string): (readonly [VerdictResult, number])[] {
  const results = verdicts
    .filter((verdict) => verdict.judged.includes(id))
    .map((verdict) => (verdict.findings.some((finding) => finding.exchange === id) ? verdict.result : 'pass'))
  return mergeOrder
    .map((result) => [result, results.filter((one) => one === result).length] as const)
    .filter(([, count]) => count > 0)
}
