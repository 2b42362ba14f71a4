import type { PackageWindow } from '#matrix/guide-packages.js'
import type { RequirementId } from '#matrix/requirements.js'
import type { Source } from '#matrix/table.js'
import type { TransactionId } from '#matrix/transactions.js'
import type { ExistenceAnswer } from '../../answer-view.js'
import { type Check, type CheckContext, defineCheck, type Finding } from '../../check.js'
import { type Example, existence } from '../../examples.js'
import { finding } from '../../findings.js'
import type { ExchangeView } from '../../view.js'

interface OrderRule {
  readonly id: string
  readonly title: string
  readonly verifies?: readonly RequirementId[]
  readonly source: Source
  readonly on: readonly TransactionId[]
  readonly packages?: PackageWindow
  readonly level?: Check['level']
  readonly assumed?: string
  readonly appliesTo?: (view: ExchangeView, context: CheckContext) => boolean
  /** What was expected and observed instead; undefined when the order is right. */
  readonly judge: (
    view: ExchangeView,
    context: CheckContext,
  ) => readonly [expected: string, observed: string] | undefined
  readonly pass: readonly Example[]
  readonly fail: readonly Example[]
}

const callOf = (view: ExchangeView): string => `appel ${view.transaction} (${view.exchange.id})`

/** A rule on the place of a call among the others; says nothing of messages picked out of their conversation. */
export const orderCheck = ({ pass, fail, ...rule }: OrderRule): Check =>
  defineCheck({
    ...rule,
    verifies: rule.verifies ?? [],
    level: rule.level ?? 'requirement',
    // Without a VIHF nobody knows who called, hence what came before.
    appliesTo: (view, context) =>
      context.complete && view.vihf !== undefined && (rule.appliesTo?.(view, context) ?? true),
    judge: (view, context): readonly Finding[] => {
      const breach = rule.judge(view, context)
      return breach ? [finding(callOf(view), ...breach)] : []
    },
    examples: { pass, fail },
  })

export const memento = { doc: 'dmp-transactions', at: '0.4' }
export const open = (status: ExistenceAnswer['authorization'] = 'VALIDE') =>
  existence({ answer: { existence: status ?? 'VALIDE' } })
export const closed = existence({ answer: { existence: 'closed' } })
export const absent = existence({ answer: { existence: 'absent' } })

export const granted = ({ transaction, td03, answer }: ExchangeView): boolean =>
  transaction === 'TD0.3' && td03?.action === 'AJOUT' && (answer?.success ?? false)
