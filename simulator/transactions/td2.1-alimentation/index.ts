import { readPatientIdentifier } from '../../domain/hl7-fields.js'
import type { PatientRef } from '../../vihf/vihf.js'
import type { Transaction } from '../transaction.js'
import { decode } from './decode.js'
import { encode, encodeRejection } from './encode.js'
import { type AlimentationOutcome, handle } from './handle.js'
import type { LotRequest } from './request.js'

const patientOf = ({ set }: LotRequest): PatientRef | undefined => {
  const patient = set?.patientId === undefined ? undefined : readPatientIdentifier(set.patientId)
  return patient && { ins: patient.ins, oid: patient.oid }
}

/** TD2.1, and TD2.2 for a CPE: feeding of a DMP with a signed lot of documents, new or replacing others. */
export const td21: Transaction<LotRequest, AlimentationOutcome> = {
  id: 'TD2.1',
  decode,
  patientOf,
  handle,
  encode,
  encodeRejection,
}
