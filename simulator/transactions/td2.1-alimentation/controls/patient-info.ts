import type { DocumentEntry } from '../../../domain/document.js'
import type { LotControl } from '../lot.js'

const hasBirthName = ({ sourcePatientInfo }: DocumentEntry): boolean =>
  sourcePatientInfo.some((line) => /^PID-5\|[^^]/.test(line))

/**
 * sourcePatientInfo has PID-5 on each document; on the signature entry the slot is absent, and the DMP refuses one that
 * is there without PID-5 in the same words (dmp-xds-metadata, section 9.1).
 */
export const patientInfo: LotControl = ({ request: { entries, signature } }) => {
  const toCheck = signature?.hasSourcePatientInfo ? [...entries, signature] : entries
  return toCheck
    .filter((entry) => !hasBirthName(entry))
    .map(({ submittedId }) => ({ on: submittedId, rejection: 'pid5-missing' }))
}
