import { targetsOf } from './code-map.js'
import { x16TypeClass } from './x16-type-class.js'

/**
 * May an LPS create a document of this type and class?
 *
 * Patient documents (class 90, DOCPAT types), refunds (class 60) and the vaccination history that the DMP makes
 * itself are closed to it, whatever class the client wrote. Source: EX_2.1-1010.
 */
export function lpsMayCreate(typeCode: string, classCode?: string): boolean {
  const classes = [classCode, ...targetsOf(x16TypeClass, typeCode)]
  const ofPatientOrRefund = classes.includes('90') || classes.includes('60')
  return !ofPatientOrRefund && !typeCode.startsWith('DOCPAT') && typeCode !== 'REMB' && typeCode !== '11369-6'
}
