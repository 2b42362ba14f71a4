import type { PatientRef } from '../vihf/vihf.js'

/** Component of an HL7 v2 field, 1-based; empty when the field is shorter. */
export function component(field: string, position: number): string {
  let start = 0
  for (let left = position; left > 1; left -= 1) {
    const caret = field.indexOf('^', start)
    if (caret < 0) return ''
    start = caret + 1
  }
  const end = field.indexOf('^', start)
  return end < 0 ? field.slice(start) : field.slice(start, end)
}

/** A CX patient identifier as its parts, each as written. */
export interface PatientIdentifier extends PatientRef {
  /** CX.5, `NH` for an INS. */
  readonly type: string
}

/** `id^^^&OID&ISO^NH` and whatever follows -> its parts, or undefined when the form is another. */
export function readPatientIdentifier(cx: string): PatientIdentifier | undefined {
  const ins = component(cx, 1)
  const oid = component(cx, 4).split('&')[1]
  return ins === '' || !oid ? undefined : { ins, oid, type: component(cx, 5) }
}

/** Does a CX name that patient: same identifier, same authority, type NH? CX.7 is ignored (dmp-xds-metadata, 2). */
export function namesPatient(cx: string, patient: PatientRef): boolean {
  const read = readPatientIdentifier(cx)
  return read?.ins === patient.ins && read.oid === patient.oid && read.type === 'NH'
}
