import { rejectionText } from '../../../rejection-text.js'
import type { Remark } from '../../../remark.js'
import { verifyLotSignature } from '../../../signature/lot-signature.js'
import { type Lot, type LotFault, locate } from '../lot.js'
import { isSignatureEntry } from '../lot-signature-entry.js'
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

const isXml = (mimeType: string): boolean => /[/+]xml$/i.test(mimeType)

function verify(lot: Lot): LotSignatureControl {
  const { signature, entries, documents, set } = lot.request
  const fault = (detail: string): LotFault => ({
    on: signature?.submittedId ?? set?.submittedId ?? '',
    rejection: 'lot-signature-invalid',
    detail,
  })
  if (!signature) return { faults: [fault('aucune fiche de signature dans le lot')], remarks: [] }
  const more = entries.some(isSignatureEntry) ? [fault('plusieurs fiches de signature dans le lot')] : []
  const part = documents.get(signature.submittedId)
  const signed = entries.flatMap(({ submittedId, uniqueId, mimeType }) => {
    const content = documents.get(submittedId)
    return content && uniqueId ? [{ uniqueId, bytes: content.bytes, xml: isXml(mimeType) }] : []
  })
  // What is missing is a fault of the lot already: the signature of the rest would say the same in other words.
  if (!part || signed.length < entries.length || !set?.uniqueId) return { faults: more, remarks: [] }
  const verified = verifyLotSignature({
    signature: part.bytes,
    submissionSetUniqueId: set.uniqueId,
    documents: signed,
    distrust: lot.context.distrust,
  })
  return {
    faults: [...more, ...verified.problems.map(({ detail }) => fault(detail)), ...verified.trustProblems.map(fault)],
    remarks: verified.remarks,
  }
}
