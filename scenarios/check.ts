import type { PackageWindow } from '#matrix/guide-packages.js'
import type { RequirementId } from '#matrix/requirements.js'
import type { Source } from '#matrix/table.js'
import type { AnyTransactionId } from '#matrix/web-transactions.js'
import type { Settings } from '#simulator/settings.js'
import type { Example } from './examples.js'
import type { ExchangeView } from './view.js'

/** One thing wrong: what was expected, what was seen, and where (XPath, header or MIME part; `line` 1-based, 0 unknown). */
export interface Finding {
  readonly where: string
  readonly line: number
  readonly expected: string
  readonly observed: string
}

/** What a check may know beyond the exchange: the parameters of the DMP, and what came before and after, oldest first. */
export interface CheckContext {
  readonly settings: Settings
  readonly earlier: readonly ExchangeView[]
  readonly later: readonly ExchangeView[]
  /** True when these are all the exchanges of the client: only then does the absence of a call mean something. */
  readonly complete: boolean
}

/**
 * A rule of the guide, judged on one exchange.
 *
 *   view of one exchange -> one Finding per breach, [] when the rule is kept
 *
 * `on` lists the transactions it bears on, `any` being any call of a service, never a page of the Web-PS; `appliesTo` narrows it further (a rule on vaccination notes says nothing of
 * a letter): an exchange it does not apply to leaves the check not-exercised. Outside its packages it is
 * not-applicable.
 * `level`: a broken requirement fails, a broken recommendation warns. `assumed` rules never fail a client alone.
 */
export interface Check {
  readonly id: string
  /** French, one sentence, what a conform client does. */
  readonly title: string
  readonly verifies: readonly RequirementId[]
  readonly source: Source
  readonly on: readonly AnyTransactionId[] | 'any'
  /** Packages of the guide that have the rule; without it they are those of its requirements. */
  readonly packages?: PackageWindow
  readonly level: 'requirement' | 'recommendation'
  /** Reason, when the spec is silent and the rule is ours. */
  readonly assumed?: string
  appliesTo?(view: ExchangeView, context: CheckContext): boolean
  judge(view: ExchangeView, context: CheckContext): readonly Finding[]
  /** Conversations judged whole; built by the model LPS, spoiled for `fail`. */
  readonly examples: {
    readonly pass: readonly Example[]
    readonly fail: readonly Example[]
  }
}

export const defineCheck = (check: Check): Check => Object.freeze(check)
