import type { Settings } from '#simulator/settings.js'
import type { Check, CheckContext, Finding } from './check.js'
import { appliesInPackage } from './package-scope.js'
import type { Verdict, VerdictResult } from './verdict.js'
import type { ExchangeView } from './view.js'

export interface JudgeOptions {
  /** True when `views` are all the exchanges of the client, in order; false (default) for messages picked here and there. */
  readonly complete?: boolean
  /** Id of the one exchange to judge; the others are only what came before and after it. */
  readonly only?: string
}

type ExchangeFinding = Finding & { readonly exchange: string }

/**
 * Judges a conversation by every check, exchange by exchange.
 *
 *   checks x views of one client, oldest first -> one Verdict per check, in the order of the checks
 *
 * A check without any exchange it applies to is `not-exercised`; one of other packages of the guide `not-applicable`;
 * one that throws is a `bench-error`, never the client's.
 */
export function judge(
  checks: readonly Check[],
  views: readonly ExchangeView[],
  settings: Settings,
  { complete = false, only }: JudgeOptions = {},
): Verdict[] {
  const cases = views
    .map((view, index) => ({
      view,
      context: { settings, complete, earlier: views.slice(0, index), later: views.slice(index + 1) },
    }))
    .filter(({ view }) => only === undefined || view.exchange.id === only)
  const { guidePackage } = settings
  return checks.map((check) =>
    appliesInPackage(check, guidePackage) ? judgeCheck(check, cases) : verdictOf(check, 'not-applicable', [], []),
  )
}

interface Case {
  readonly view: ExchangeView
  readonly context: CheckContext
}

function judgeCheck(check: Check, cases: readonly Case[]): Verdict {
  const judged: string[] = []
  const findings: ExchangeFinding[] = []
  let benchError = false
  for (const { view, context } of cases) {
    if (!bearsOn(check, view)) continue
    const exchange = view.exchange.id
    try {
      if (check.appliesTo && !check.appliesTo(view, context)) continue
      judged.push(exchange)
      findings.push(...check.judge(view, context).map((finding) => ({ ...finding, exchange })))
    } catch (error) {
      benchError = true
      judged.push(exchange)
      findings.push({ ...benchFinding(check, error), exchange })
    }
  }
  return verdictOf(
    check,
    benchError ? 'bench-error' : resultOf(check, judged.length, findings.length),
    findings,
    judged,
  )
}

const verdictOf = (
  check: Check,
  result: VerdictResult,
  findings: readonly ExchangeFinding[],
  judged: readonly string[],
): Verdict => ({
  check: check.id,
  title: check.title,
  result,
  requirements: check.verifies,
  source: check.source,
  level: check.level,
  ...(check.assumed === undefined ? {} : { assumed: check.assumed }),
  findings,
  judged,
})

const bearsOn = (check: Check, view: ExchangeView): boolean =>
  check.on === 'any' ? view.web === undefined : view.transaction !== undefined && check.on.includes(view.transaction)

const resultOf = (check: Check, judged: number, findings: number): VerdictResult => {
  if (judged === 0) return 'not-exercised'
  if (findings === 0) return 'pass'
  if (check.level === 'recommendation') return 'warning'
  return check.assumed === undefined ? 'fail' : 'inconclusive'
}

const benchFinding = (check: Check, error: unknown): Finding => ({
  where: check.id,
  line: 0,
  expected: 'un contrôle qui aboutit',
  observed: `erreur du banc : ${error instanceof Error ? error.message : String(error)}`,
})
