import { rejectionText } from '../../../rejection-text.js'
import type { Remark } from '../../../remark.js'
import { signerProblems } from '../../../signature/lot-signature.js'
import { type Lot, type LotFault, locate } from '../lot.js'
import { signatureFault } from '../signature-reading.js'
import { integrityFaults } from './integrity.js'

/** Faults of the signature and the oddities that do not refuse it. */
export interface LotSignatureControl {
  readonly faults: readonly LotFault[]
  readonly remarks: readonly Remark[]
}

/**
 * The lot is signed, once, by a certificate that is trusted, over what was received.
 *
 * In `--trust open` nothing of this refuses. In both modes the hash and size of the signature's own entry do not: a
 * known client computes them on a text with a line end that it does not send, and the DMP serves it (dmp-xds-metadata,
 * section 9.2; dmp-wire, section 13).
 */
export function lotSignature(lot: Lot): LotSignatureControl {
  const { faults, remarks: oddities } = verify(lot)
  const { signature } = lot.request
  const ownEntry = signature ? integrityFaults(lot, signature) : []
  const remarks = [...oddities, ...ownEntry.map((fault) => asRemark(lot, fault))]
  if (lot.context.settings.trust === 'strict') return { faults, remarks }
  return { faults: [], remarks: [...remarks, ...faults.map((fault) => asRemark(lot, fault))] }
}

function asRemark({ request }: Lot, fault: LotFault): Remark {
  const { where = '', line = 0, ...rejection } = locate(request, fault)
  return {
    kind: `trust/${fault.rejection}`,
    where,
    line,
    expected: 'une signature de lot valide',
    observed: rejectionText(rejection),
  }
}

function verify({ request, context }: Lot): LotSignatureControl {
  const { faults, remarks, certificate } = request.signatureReading
  const untrusted = certificate ? signerProblems(certificate, context.distrust) : []
  return { faults: [...faults, ...untrusted.map((detail) => signatureFault(request, detail))], remarks }
}
