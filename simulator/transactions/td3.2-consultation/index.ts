import type { Transaction } from '../transaction.js'
import { type ConsultationRequest, decode } from './decode.js'
import { encode, encodeRejection } from './encode.js'
import { type ConsultationOutcome, handle } from './handle.js'

/** TD3.2: reading of documents, byte for byte as they were fed. */
export const td32: Transaction<ConsultationRequest, ConsultationOutcome> = {
  id: 'TD3.2',
  decode,
  patientOf: () => undefined,
  handle,
  encode,
  encodeRejection,
}
