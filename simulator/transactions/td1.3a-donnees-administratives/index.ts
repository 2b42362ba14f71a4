import { decode, type PatientQueryRequest } from '../patient-query/decode.js'
import { encodeRejection } from '../patient-query/encode.js'
import type { Transaction } from '../transaction.js'
import { encode } from './encode.js'
import { handle, type Td13aOutcome } from './handle.js'

/** TD1.3a: the administrative data of a DMP, its two oppositions above all. */
export const td13a: Transaction<PatientQueryRequest, Td13aOutcome> = {
  id: 'TD1.3a',
  decode,
  patientOf: (request) => request.patients[0],
  handle,
  encode,
  encodeRejection,
}
