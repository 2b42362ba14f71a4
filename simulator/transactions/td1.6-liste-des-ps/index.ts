import type { Transaction } from '../transaction.js'
import { decode, type Td16Request } from './decode.js'
import { encode, encodeRejection } from './encode.js'
import { handle, type Td16Outcome } from './handle.js'

/** TD1.6: the professionals and structures that may read a DMP, and those that the patient blocked. */
export const td16: Transaction<Td16Request, Td16Outcome> = {
  id: 'TD1.6',
  decode,
  patientOf: () => undefined,
  handle,
  encode,
  encodeRejection,
}
