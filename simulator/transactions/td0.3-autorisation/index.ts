import type { Transaction } from '../transaction.js'
import { decode, type Td03Request } from './decode.js'
import { encode, encodeRejection } from './encode.js'
import { handle, type Td03Outcome } from './handle.js'

/** TD0.3: the actor grants or withdraws its own authorisation to read the DMP. */
export const td03: Transaction<Td03Request, Td03Outcome> = {
  id: 'TD0.3',
  decode,
  patientOf: () => undefined,
  handle,
  encode,
  encodeRejection,
}
