import type { DocumentEntry } from '../../domain/document.js'
import { verifyLotSignature } from '../../signature/lot-signature.js'
import type { Part } from '../transaction.js'
import type { LotFault } from './lot-fault.js'
import { isSignatureEntry } from './lot-signature-entry.js'
import type { LotRequest, SignatureReading } from './request.js'

/** A fault of the signature: on its entry, else on the set. */
export const signatureFault = (
  { signature, set }: Pick<LotRequest, 'signature' | 'set'>,
  detail: string,
): LotFault => ({
  on: signature?.submittedId ?? set?.submittedId ?? '',
  rejection: 'lot-signature-invalid',
  detail,
})

const isXml = (mimeType: string): boolean => /[/+]xml$/i.test(mimeType)

/** Verifies that the lot is signed, once, over what was received. */
export function readLotSignature(
  lot: Pick<LotRequest, 'signature' | 'entries' | 'documents' | 'set'>,
): SignatureReading {
  const { signature, entries, documents, set } = lot
  const fault = (detail: string): LotFault => signatureFault(lot, detail)
  if (!signature) return { faults: [fault('aucune fiche de signature dans le lot')], remarks: [] }
  const more = entries.some(isSignatureEntry) ? [fault('plusieurs fiches de signature dans le lot')] : []
  const part = documents.get(signature.submittedId)
  const signed = signedDocuments(entries, documents)
  // What is missing is a fault of the lot already: the signature of the rest would say the same in other words.
  if (!part || signed.length < entries.length || !set?.uniqueId) return { faults: more, remarks: [] }
  const { problems, remarks, certificate } = verifyLotSignature({
    signature: part.bytes,
    submissionSetUniqueId: set.uniqueId,
    documents: signed,
  })
  return {
    faults: [...more, ...problems.map(({ detail }) => fault(detail))],
    remarks,
    ...(certificate ? { certificate } : {}),
  }
}

const signedDocuments = (entries: readonly DocumentEntry[], documents: ReadonlyMap<string, Part>) =>
  entries.flatMap(({ submittedId, uniqueId, mimeType }) => {
    const content = documents.get(submittedId)
    return content && uniqueId ? [{ uniqueId, bytes: content.bytes, xml: isXml(mimeType) }] : []
  })
