import type { Transaction } from '../transaction.js'
import { decode, type Td02Request } from './decode.js'
import { encode, encodeRejection } from './encode.js'
import { handle, type Td02Outcome } from './handle.js'

/** TD0.2: does the DMP exist, is it open, may I read it, am I its médecin traitant. */
export const td02: Transaction<Td02Request, Td02Outcome> = {
  id: 'TD0.2',
  decode,
  patientOf: (request) => request.patients[0],
  handle,
  encode,
  encodeRejection,
}
