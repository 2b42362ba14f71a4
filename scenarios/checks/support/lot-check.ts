import type { RequirementId } from '#matrix/requirements.js'
import type { Source } from '#matrix/table.js'
import { NS } from '#simulator/wire/namespaces.js'
import { type Check, type CheckContext, defineCheck, type Finding } from '../../check.js'
import { type Example, feeding } from '../../examples.js'
import type { DocumentView, LotView } from '../../lot-view.js'
import { updating } from '../../update-examples.js'
import type { ExchangeView } from '../../view.js'

/** The exchange that a rule of the lot is judged in. */
export interface LotCall {
  readonly view: ExchangeView
  readonly lot: LotView
  readonly context: CheckContext
}

interface LotRule {
  readonly id: string
  readonly title: string
  readonly verifies?: readonly RequirementId[]
  readonly source?: Source
  readonly level?: Check['level']
  readonly assumed?: string
  readonly appliesTo?: (call: LotCall) => boolean
  readonly judge: (call: LotCall) => readonly Finding[]
  /** Feedings that keep the rule; a plain one unless told. */
  readonly pass?: readonly Example[]
  readonly fail: readonly Example[]
}

/** A rule on the lot of a TD2.1 as a whole. */
export const lotCheck = (rule: LotRule): Check =>
  defineCheck({
    id: rule.id,
    title: rule.title,
    verifies: rule.verifies ?? [],
    source: rule.source ?? { doc: 'dmp-xds-metadata', at: '2' },
    on: ['TD2.1'],
    level: rule.level ?? 'requirement',
    ...(rule.assumed === undefined ? {} : { assumed: rule.assumed }),
    appliesTo: (view, context) =>
      view.lot !== undefined && (rule.appliesTo?.({ view, lot: view.lot, context }) ?? true),
    judge: (view, context) => (view.lot ? rule.judge({ view, lot: view.lot, context }) : []),
    examples: { pass: rule.pass ?? [feeding()], fail: rule.fail },
  })

type SubmissionView = Pick<LotView, 'set' | 'setElement'>

/** The submission set of a feeding or of an update. */
const submissionOf = ({ lot, update, envelope }: ExchangeView): SubmissionView | undefined => {
  if (lot) return lot
  const setElement = envelope?.body.child(NS.rim, 'RegistryObjectList')?.child(NS.rim, 'RegistryPackage')
  return update?.set && setElement ? { set: update.set, setElement } : undefined
}

interface SetCall extends Omit<LotCall, 'lot'> {
  readonly lot: SubmissionView
}

interface SetRule extends Omit<LotRule, 'judge' | 'appliesTo'> {
  readonly appliesTo?: (call: SetCall) => boolean
  readonly judge: (call: SetCall) => readonly Finding[]
}

/** A rule on the submission set alone, of a TD2.1 or of a TD3.3. */
export const setCheck = ({ appliesTo, judge, pass, ...rule }: SetRule): Check =>
  defineCheck({
    ...lotCheck({ ...rule, judge: () => [] }),
    on: ['TD2.1', 'TD3.3'],
    appliesTo: (view, context) => {
      const lot = submissionOf(view)
      return lot !== undefined && (appliesTo?.({ view, lot, context }) ?? true)
    },
    judge: (view, context) => {
      const lot = submissionOf(view)
      return lot ? judge({ view, lot, context }) : []
    },
    examples: { pass: [...(pass ?? [feeding()]), updating()], fail: rule.fail },
  })

interface EntryRule extends Omit<LotRule, 'judge' | 'appliesTo'> {
  /** Entries that the rule bears on, among the documents of the patient; all of them unless told. */
  readonly bearsOn?: (document: DocumentView, call: LotCall) => boolean
  readonly judge: (document: DocumentView, call: LotCall) => readonly Finding[]
  /** The rule bears on the signature entry too. */
  readonly signatureToo?: boolean
}

/** A rule on each document entry of a TD2.1; a lot without any entry it bears on leaves it not exercised. */
export const entryCheck = ({ bearsOn, judge, signatureToo, ...rule }: EntryRule): Check => {
  const entries = (call: LotCall): readonly DocumentView[] =>
    [...call.lot.documents, ...(signatureToo ? call.lot.signatures : [])].filter(
      (document) => bearsOn?.(document, call) ?? true,
    )
  return lotCheck({
    source: { doc: 'dmp-xds-metadata', at: '3' },
    ...rule,
    appliesTo: (call) => entries(call).length > 0,
    judge: (call) => entries(call).flatMap((document) => judge(document, call)),
  })
}
