import type { Transaction } from '../transaction.js'
import { decode, type Td04Request } from './decode.js'
import { encode, encodeRejection } from './encode.js'
import { handle, type Td04Outcome } from './handle.js'

/** TD0.4: the DMPs that an actor may read, new authorisations or new documents since a date. */
export const td04: Transaction<Td04Request, Td04Outcome> = {
  id: 'TD0.4',
  decode,
  patientOf: () => undefined,
  handle,
  encode,
  encodeRejection,
}
