import { pass, refuse, type Stage } from '../../rejection.js'
import type { PatientRef } from '../../vihf/vihf.js'
import type { CallContext } from '../transaction.js'
import type { PatientQueryRequest } from './decode.js'

/** The patient of the VIHF, when the query is about him and nobody else (dmp-errors, section 6, row 6). */
export function askedPatient({ patients }: PatientQueryRequest, { patient }: CallContext): Stage<PatientRef> {
  if (!patient) return refuse('vihf-missing')
  const stranger = patients.find((one) => one.ins !== patient.ins || one.oid !== patient.oid)
  return stranger ? refuse('patient-mismatch-patients', `${stranger.ins} (${stranger.oid})`) : pass(patient)
}
