import type { PatientRef } from './vihf.js'

export { isMatricule } from '#matrix/ins-number.js'

const form = /^([^^&]*)\^\^\^&([^^&]*)&ISO\^([^^&]*)$/

/** `INS^^^&OID&ISO^NH` -> its patient, whatever the type and the length; undefined when it is not of that form. */
export function patientOf(resourceId: string): PatientRef | undefined {
  const [, ins = '', oid = ''] = form.exec(resourceId) ?? []
  return ins === '' || oid === '' ? undefined : { ins, oid }
}

/** Identifier type at the end of a resource-id: `NH` for a matricule INS. */
export const typeOf = (resourceId: string): string | undefined => form.exec(resourceId)?.[3]
