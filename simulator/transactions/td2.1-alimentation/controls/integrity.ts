import type { DocumentEntry } from '../../../domain/document.js'
import { type Lot, type LotControl, type LotFault, nameOf } from '../lot.js'

/** hash and size of one entry are those of its content, when the client sent them: several do not. */
export function integrityFaults({ request }: Lot, entry: DocumentEntry): LotFault[] {
  const { hash, size, submittedId: on } = entry
  const part = request.documents.get(on)
  if (!part) return []
  const detail = nameOf(entry)
  const faults: LotFault[] = []
  if (hash && hash.toLowerCase() !== request.hashes.get(on)) faults.push({ on, rejection: 'hash-differs', detail })
  if (size && size !== String(part.bytes.length)) faults.push({ on, rejection: 'size-differs', detail })
  return faults
}

export const integrity: LotControl = (lot) => lot.request.entries.flatMap((entry) => integrityFaults(lot, entry))
