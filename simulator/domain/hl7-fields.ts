import type { PatientRef } from '../vihf/vihf.js'

/** Component of an HL7 v2 field, 1-based; empty when the field is shorter. */
export const component = (field: string, position: number): string => field.split('^')[position - 1] ?? ''

/** A CX patient identifier as its parts, each as written. */
export interface PatientIdentifier extends PatientRef {
  /** CX.5, `NH` for an INS. */
  readonly type: string
}

/** `id^^^&OID&ISO^NH` and whatever follows -> its parts, or undefined when the form is another. */
export function readPatientIdentifier(cx: string): PatientIdentifier | undefined {
  const [id = '', , , assigner = '', type = ''] = cx.split('^')
  const oid = assigner.split('&')[1]
  return id === '' || !oid ? undefined : { ins: id, oid, type }
}

/** Does a CX name that patient: same identifier, same authority, type NH? CX.7 is ignored (dmp-xds-metadata, 2). */
export function namesPatient(cx: string, patient: PatientRef): boolean {
  const read = readPatientIdentifier(cx)
  return read?.ins === patient.ins && read.oid === patient.oid && read.type === 'NH'
}
