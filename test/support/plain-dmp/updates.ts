import { gate, noted, opened, owns, sees } from './access.js'
import { may } from './rights.js'
import { type Outcome, type PlainCall, type PlainDocument, rightsService } from './state.js'

/** A right on every document, or on one's own. */
const mayOn = (call: PlainCall, action: string, document: PlainDocument): boolean =>
  may(call, action) || (owns(call, document) && may(call, `${action}-own`))

/** Right, DMP, access, then a document that the actor may know of: his own, or one that he sees. */
function reaches(call: PlainCall, granted: boolean, document: PlainDocument): Outcome {
  if (!granted) return rightsService
  const barred = gate(call)
  if (barred !== 'ok') return barred
  return owns(call, document) || sees(call, document) ? 'ok' : 'refused'
}

/** TD3.3a: masking is open on any document, unmasking to its author and to the médecin traitant. */
export function setMasked(call: PlainCall, document: PlainDocument, masked: boolean): Outcome {
  const granted = masked ? may(call, 'mask') : mayOn(call, 'unmask', document)
  const reached = reaches(call, granted, document)
  if (reached !== 'ok') return reached
  if (masked && document.invisible) return 'XDSRegistryMetadataError'
  noted(call)
  document.masked = masked
  document.version += 1
  return 'ok'
}

/** TD3.3b. */
export function showToPatient(call: PlainCall, document: PlainDocument): Outcome {
  const reached = reaches(call, may(call, 'show'), document)
  if (reached !== 'ok') return reached
  noted(call)
  document.invisible = false
  document.version += 1
  return 'ok'
}

/** TD3.3d. */
export function move(call: PlainCall, document: PlainDocument, to: 'approved' | 'archived'): Outcome {
  const reached = reaches(call, mayOn(call, 'archive', document), document)
  if (reached !== 'ok') return reached
  if (document.status !== (to === 'archived' ? 'approved' : 'archived')) return 'XDSRegistryMetadataError'
  noted(call)
  document.status = to
  return 'ok'
}

/**
 * TD3.3c: of one's own document without any access (EX_3.3-1060), of another's as a doctor did in 2018.
 *
 * The old versions that the document replaced go with it (EX_3.3-1050).
 */
export function remove(call: PlainCall, document: PlainDocument): Outcome {
  const own = owns(call, document)
  const granted = mayOn(call, 'delete', document)
  const reached = own ? (granted ? opened(call) : rightsService) : reaches(call, granted, document)
  if (reached !== 'ok') return reached
  if (document.status !== 'approved' && document.status !== 'archived') return 'XDSRegistryMetadataError'
  if (!own) noted(call)
  for (let one: PlainDocument | undefined = document; one; one = one.replaces) one.status = 'deleted'
  return 'ok'
}
