import { decode, type PatientQueryRequest } from '../patient-query/decode.js'
import { encodeRejection } from '../patient-query/encode.js'
import type { Transaction } from '../transaction.js'
import { encode } from './encode.js'
import { handle, type Td02Outcome } from './handle.js'

/** TD0.2: does the DMP exist, is it open, may I read it, am I its médecin traitant. */
export const td02: Transaction<PatientQueryRequest, Td02Outcome> = {
  id: 'TD0.2',
  decode,
  patientOf: (request) => request.patients[0],
  handle,
  encode,
  encodeRejection,
}
