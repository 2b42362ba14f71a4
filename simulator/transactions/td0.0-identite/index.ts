import type { Transaction } from '../transaction.js'
import { decode, type Td00Request } from './decode.js'
import { encode, encodeRejection } from './encode.js'
import { handle, type Td00Outcome } from './handle.js'

/** TD0.0: the identity of who stands on a carte Vitale, certified; historical packages only. */
export const td00: Transaction<Td00Request, Td00Outcome> = {
  id: 'TD0.0',
  decode,
  patientOf: () => undefined,
  handle,
  encode,
  encodeRejection,
}
