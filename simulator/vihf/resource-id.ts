import type { PatientRef } from './vihf.js'

const form = /^([^^&]*)\^\^\^&([^^&]*)&ISO\^([^^&]*)$/

/** `INS^^^&OID&ISO^NH` -> its patient, whatever the type and the length; undefined when it is not of that form. */
export function patientOf(resourceId: string): PatientRef | undefined {
  const [, ins = '', oid = ''] = form.exec(resourceId) ?? []
  return ins === '' || oid === '' ? undefined : { ins, oid }
}

/** Identifier type at the end of a resource-id: `NH` for a matricule INS. */
export const typeOf = (resourceId: string): string | undefined => form.exec(resourceId)?.[3]

/**
 * True for a matricule INS: 13 characters of NIR form and their key (ins, section 2.1).
 *
 * Departments 2A and 2B count as 19 and 18.
 */
export function isMatricule(text: string): boolean {
  const [, number, key] = /^(\d{5}(?:\d\d|2A|2B)\d{6})(\d\d)$/.exec(text) ?? []
  if (number === undefined) return false
  const digits = Number(number.replace('2A', '19').replace('2B', '18'))
  return Number(key) === 97 - (digits % 97)
}
