import { readPatientIdentifier } from '../../domain/hl7-fields.js'
import type { PatientRef } from '../../vihf/vihf.js'
import type { Transaction } from '../transaction.js'
import { decode } from './decode.js'
import { encode, encodeRejection } from './encode.js'
import { handle, type UpdateOutcome } from './handle.js'
import type { UpdateRequest } from './request.js'

const patientOf = ({ set }: UpdateRequest): PatientRef | undefined => {
  const patient = set?.patientId === undefined ? undefined : readPatientIdentifier(set.patientId)
  return patient && { ins: patient.ins, oid: patient.oid }
}

/**
 * TD3.3: masking and unmasking (3.3a), making visible (3.3b), deletion (3.3c), archiving and unarchiving (3.3d).
 *
 * One message may ask for several; the row of its decision tells which.
 */
export const td33: Transaction<UpdateRequest, UpdateOutcome> = {
  id: 'TD3.3',
  decode,
  patientOf,
  handle,
  encode,
  encodeRejection,
}
