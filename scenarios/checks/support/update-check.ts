import type { RejectionId } from '#matrix/rejections.js'
import type { MetadataUpdate, StatusChange, UpdateRequest } from '#simulator/transactions/td3.3-mise-a-jour/request.js'
import { type Check, type CheckContext, defineCheck, type Finding } from '../../check.js'
import type { Example } from '../../examples.js'
import { archiving, updating } from '../../update-examples.js'
import type { ExchangeView } from '../../view.js'

/** The exchange that a rule of updates is judged in. */
export interface UpdateCall {
  readonly view: ExchangeView
  readonly update: UpdateRequest
  readonly context: CheckContext
}

type UpdateRule = Pick<Check, 'id' | 'title' | 'assumed'> &
  Partial<Pick<Check, 'verifies' | 'level' | 'source'>> & {
    readonly appliesTo?: (call: UpdateCall) => boolean
    readonly judge: (call: UpdateCall) => readonly Finding[]
    /** Updates that keep the rule; a masking and an archiving unless told. */
    readonly pass?: readonly Example[]
    readonly fail: readonly Example[]
  }

/** A rule on the updates of a TD3.3. */
export const updateCheck = ({ appliesTo, judge, pass, fail, ...rule }: UpdateRule): Check =>
  defineCheck({
    verifies: [],
    source: { doc: 'dmp-wire', at: '5.11' },
    level: 'requirement',
    on: ['TD3.3'],
    ...rule,
    appliesTo: (view, context) =>
      view.update !== undefined && (appliesTo?.({ view, update: view.update, context }) ?? true),
    judge: (view, context) => (view.update ? judge({ view, update: view.update, context }) : []),
    examples: { pass: pass ?? [updating({ updates: [{ add: 'masquePs' }, archiving] })], fail },
  })

export const metadataOf = ({ updates }: UpdateRequest): readonly MetadataUpdate[] =>
  updates.filter((update) => update.kind === 'metadata')

export const statusesOf = ({ updates }: UpdateRequest): readonly StatusChange[] =>
  updates.filter((update) => update.kind === 'status')

export const changesMetadata = ({ update }: UpdateCall): boolean => metadataOf(update).length > 0
export const changesStatus = ({ update }: UpdateCall): boolean => statusesOf(update).length > 0

const deleted = 'urn:asip:ci-sis:2010:StatusType:Deleted'
export const isDeletion = ({ newStatus }: StatusChange): boolean => newStatus === deleted

/** The update asks for deletions alone, which need no access to the DMP. */
export const onlyDeletes = (update: UpdateRequest): boolean =>
  update.updates.length > 0 && update.updates.every((one) => one.kind === 'status' && isDeletion(one))

/** What the DMP refused for that reason, told as findings: only it knows the document as it was. */
export const refusedFor = ({ view }: UpdateCall, expected: string, ...reasons: readonly RejectionId[]): Finding[] =>
  (view.rejection ? [view.rejection, ...(view.rejection.others ?? [])] : [])
    .filter(({ rejection }) => reasons.includes(rejection))
    .map(({ detail, where, line }) => ({
      where: where ?? 'soap:Body',
      line: line ?? 0,
      expected,
      observed: detail ?? 'une autre valeur',
    }))
