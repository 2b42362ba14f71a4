import type { Transaction } from '../transaction.js'
import { decode, type Td05Request } from './decode.js'
import { encode, encodeRejection } from './encode.js'
import { handle, type Td05Outcome } from './handle.js'

/** TD0.5: patients of these traits, for a régulation centre that does not know the INS. */
export const td05: Transaction<Td05Request, Td05Outcome> = {
  id: 'TD0.5',
  decode,
  patientOf: () => undefined,
  handle,
  encode,
  encodeRejection,
}
