import type { TransactionId } from '#matrix/transactions.js'
import type { Dmp } from '../../domain/dmp.js'
import { insCOid } from '../patient-query/encode.js'
import type { HandlerResult, Transaction } from '../transaction.js'
import { type Demand, decodeRegistration } from './decode.js'
import { encodeAccepted, encodeRefused, type RegistrationAnswers } from './encode.js'
import type { RegistrationRequest } from './request.js'

/** The DMP as the message leaves it. */
export interface RegistrationOutcome {
  readonly dmp: Dmp
}

export type RegistrationTransaction = Transaction<RegistrationRequest, RegistrationOutcome>

/** What TD1.1 to TD1.4 have of their own; the rest is the same for all four. */
interface RegistrationDraft {
  readonly id: TransactionId
  readonly answers: RegistrationAnswers
  readonly demands: readonly Demand[]
  readonly handle: (...call: Parameters<RegistrationTransaction['handle']>) => HandlerResult<RegistrationOutcome>
}

export const registrationTransaction = (draft: RegistrationDraft): RegistrationTransaction => ({
  id: draft.id,
  decode: decodeRegistration(...draft.demands),
  patientOf: ({ patients }) => patients.find(({ oid }) => oid !== insCOid),
  handle: draft.handle,
  encode: ({ dmp }, request, frame) => encodeAccepted(draft.answers, dmp, request, frame),
  encodeRejection: (rejection, request, frame) => encodeRefused(draft.answers, rejection, request, frame),
})
