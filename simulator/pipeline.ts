import { rejectionRow } from '#matrix/rejections.js'
import { type TransactionId, transactionRow } from '#matrix/transactions.js'
import type { AnyTransactionId } from '#matrix/web-transactions.js'
import { traceOfAccess } from './domain/access-trace.js'
import type { InsIdentity } from './domain/ins-identity.js'
import type { DirectoryProfessional } from './domain/professional.js'
import type { Change, World } from './domain/world.js'
import type { Rejection } from './rejection.js'
import type { Remark } from './remark.js'
import type { Settings } from './settings.js'
import type { Trust } from './signature/certificate.js'
import { answer, refusal } from './stages/answer.js'
import { identify } from './stages/identify.js'
import { type Prepared, prepare } from './stages/prepare.js'
import type { DecisionTrace, RawRequest, RawResponse, TlsIdentity } from './trace/exchange.js'
import { transactionHandlers } from './transactions/index.js'
import type { CallContext, EncodeFrame, Ids } from './transactions/transaction.js'
import type { Delegation } from './vihf/control.js'

/** What one space lends to the pipeline; `apply` keeps all changes or throws. */
export interface PipelineSpace {
  readonly world: World
  /** The people whom INSi knows. */
  readonly identities: () => readonly InsIdentity[]
  /** The national directory, by PS_IdNat. */
  readonly professionals: () => ReadonlyMap<string, DirectoryProfessional>
  readonly ids: Ids
  readonly apply: (changes: readonly Change[]) => void
  /** Notes that a single-use assertion was seen; true when it already had been. */
  readonly vihfUsed: (assertionId: string) => boolean
}

export interface PipelineInput {
  readonly service: string
  readonly request: RawRequest
  readonly tls?: TlsIdentity
  readonly space: PipelineSpace
  readonly settings: Settings
  readonly trust: Trust
  readonly now: Date
  /** Who signed in through Pro Santé Connect, when the call has a DMP access token. */
  readonly delegation?: Delegation
  /** What was worked out of the request beforehand; worked out here when absent. */
  readonly prepared?: Prepared
}

/** What became of a request: its answer, and what the journal says of it. */
export interface Processed {
  readonly response: RawResponse
  readonly transaction?: AnyTransactionId
  readonly decision?: DecisionTrace
  readonly rejection?: Rejection
  readonly remarks: readonly Remark[]
}

/**
 * One request through every stage: what it says alone, then identity, rights, handling and encoding.
 *
 * Any stage may refuse; the refusal is answered in the form its row says. Client bytes never make it throw.
 */
export function processRequest(input: PipelineInput): Processed {
  const { service, request, space, settings, now } = input
  const frame: EncodeFrame = { now, ids: space.ids }
  const remarks: Remark[] = []
  const refused = (rejection: Rejection, relatesTo?: string, transaction?: TransactionId): Processed => ({
    response: refusal(service, rejection, relatesTo, frame),
    rejection,
    remarks,
    ...(transaction ? { transaction } : {}),
  })

  const prepared = input.prepared ?? prepare(service, request, settings)
  remarks.push(...prepared.remarks)
  const { messageId } = prepared
  if ('rejection' in prepared) return refused(prepared.rejection, messageId)
  const { id, held, decoded } = prepared
  const row = transactionRow(id)
  const handler = transactionHandlers[id]

  const identity = identify({
    held,
    tls: input.tls,
    trust: input.trust,
    settings,
    now,
    structure: (structureId) => space.world.structure(structureId),
    professional: (professionalId) => space.professionals().get(professionalId),
    ...(input.delegation ? { delegation: input.delegation } : {}),
    usedBefore: space.vihfUsed,
    patientRequired: !row.withoutPatient,
  })
  if (!identity.ok) return refused(identity.rejection, messageId, id)
  remarks.push(...identity.value.remarks)

  if (!decoded.ok) return refused(decoded.rejection, messageId, id)
  remarks.push(...decoded.value.remarks)
  const decodedRequest = decoded.value.request

  const { vihf, actor, signingCertificate } = identity.value
  const context: CallContext = {
    vihf,
    actor,
    patient: vihf ? vihf.patient : handler.patientOf(decodedRequest),
    signingCertificate,
    world: space.world,
    identities: space.identities,
    settings,
    now,
    ids: space.ids,
    distrust: (certificate) => {
      const checked = input.trust.check(certificate, now)
      return checked.ok ? undefined : checked.detail
    },
  }
  const handled = handler.handle(decodedRequest, context)
  if (!handled.ok) {
    remarks.push(...(handled.remarks ?? []))
    const decision = handled.decision ? { decision: handled.decision } : {}
    if (rejectionRow(handled.rejection.rejection).form !== 'service') {
      return { ...refused(handled.rejection, messageId, id), ...decision }
    }
    const body = handler.encodeRejection(handled.rejection, decodedRequest, frame)
    const response = answer(row, body, messageId, frame)
    return { response, transaction: id, rejection: handled.rejection, remarks, ...decision }
  }
  remarks.push(...(handled.value.remarks ?? []))
  const { patient } = context
  const trace = patient && traceOfAccess(id, { actor, vihf, now, row: handled.value.decision.row })
  space.apply(trace ? [...handled.value.changes, { kind: 'access-trace', patient, trace }] : handled.value.changes)
  const body = handler.encode(handled.value.outcome, decodedRequest, frame)
  return {
    response: answer(row, body, messageId, frame),
    transaction: id,
    decision: handled.value.decision,
    remarks,
  }
}
