import { status } from './access.js'
import { isMt, mayAnywhere } from './rights.js'
import { type Outcome, type PlainCall, type PlainCaller, type PlainCard, rightsService } from './state.js'

/** What the LPS read on a carte Vitale: the number of its holder (13 or 15 characters), and maybe that of the person. */
export interface ReadCard extends PlainCard {
  readonly individual?: string
}

/** TD0.0: the one person who stands so on that card, by his INS (dmp-transactions, TD0.0); historical packages only. */
export function certified(call: PlainCaller, { holder, birthDate, rank, individual }: ReadCard): Outcome {
  if (call.dmp.guide === 'current') return 'refused'
  if (!mayAnywhere(call, 'certify')) return rightsService
  const found = call.dmp.patients.filter(
    ({ ins, vitale }) =>
      vitale.holder.startsWith(holder) &&
      vitale.birthDate === birthDate &&
      vitale.rank === rank &&
      (individual === undefined || ins === individual),
  )
  return found.length === 1 ? 'ok' : 'DMPIdentityCertificationFailure'
}

/** TD0.2: every actor in every mode (dmp-hl7v3-patient, section 3.2). */
export function existence(call: PlainCall) {
  const { patient } = call
  if (patient.dmp === 'none') return { query: 'NF' }
  if (patient.dmp === 'closed') return { query: 'OK', status: 'terminated', closing: patient.closing }
  return {
    query: 'OK',
    status: 'active',
    authorization: status(call),
    mt: isMt(call),
    attachedToEns: patient.attachedToEns,
    internetAccount: patient.account !== undefined,
  }
}

/** TD1.3a: every actor in every mode; what a closed DMP answers is not told. */
export function administrativeData({ patient }: PlainCall) {
  if (patient.dmp === 'none') return { query: 'NF' }
  const { usedName, opposedToBrisDeGlace, opposedToAccesUrgence } = patient
  return { query: 'OK', usedName, opposedToBrisDeGlace, opposedToAccesUrgence }
}

/** TD0.5: open DMPs whose patient is not opposed to urgent access (CNDA 3.1-240). */
export function byTraits(call: PlainCall): Outcome | boolean {
  if (!mayAnywhere(call, 'by-traits')) return rightsService
  return call.patient.dmp === 'active' && !call.patient.opposedToAccesUrgence
}
