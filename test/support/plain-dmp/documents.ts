import { access, gate, noted, opened, owns, sees } from './access.js'
import { may } from './rights.js'
import { type Outcome, type PlainCall, type PlainDocument, rightsService } from './state.js'

export type Fed = Pick<PlainDocument, 'uniqueId' | 'masked' | 'invisible'>

const added = ({ dmp, actor, patient }: PlainCall, document: Fed, replaces?: PlainDocument): void => {
  const kept: PlainDocument = { ...document, author: actor, addedAt: dmp.now, status: 'approved', version: 1 }
  patient.documents.push(replaces ? { ...kept, replaces } : kept)
}

/** Right and DMP alone: neither authorisation, nor block, nor opposition bears on feeding (dmp-errors, section 6). */
function feeds(call: PlainCall, { masked, invisible }: Fed): Outcome {
  if (!may(call, 'feed')) return rightsService
  const open = opened(call)
  if (open !== 'ok') return open
  return masked && invisible ? 'XDSRegistryMetadataError' : 'ok'
}

/** TD2.1a, or TD2.2a with a CPE. */
export function feed(call: PlainCall, document: Fed): Outcome {
  const fed = feeds(call, document)
  if (fed === 'ok') added(call, document)
  return fed
}

/**
 * TD2.1b, or TD2.2b: its author puts another in the place of a current document, which stays as an old version.
 *
 * What the patient could see cannot be taken back from him (EX_2.1-1050).
 */
export function replace(call: PlainCall, document: Fed, old: PlainDocument): Outcome {
  const fed = feeds(call, document)
  if (fed !== 'ok') return fed
  const replaceable = owns(call, old) && old.status === 'approved'
  const takenBack = document.invisible && !old.invisible
  // With both faults either is told: nothing is taken back where nothing can be replaced.
  if (takenBack) return replaceable ? 'XDSRegistryMetadataError' : 'refused'
  if (!replaceable) return 'XDSReplaceFailed'
  old.status = 'deprecated'
  added(call, document, old)
  return 'ok'
}

/** Would a search of the caller find it? */
export const finds = (call: PlainCall, document: PlainDocument): boolean =>
  may(call, 'search') && gate(call) === 'ok' && sees(call, document)

/** TD3.1a, whatever the query. */
export function find(call: PlainCall, status: PlainDocument['status']): Outcome | readonly PlainDocument[] {
  if (!may(call, 'search')) return rightsService
  const barred = gate(call)
  if (barred !== 'ok') return barred
  noted(call)
  return call.patient.documents.filter((document) => document.status === status && sees(call, document))
}

/**
 * TD3.1b: is the technical id of this document told?
 *
 * One's own always, for who may delete or replace it without access (EX_3.3-1060); another's to who sees it.
 */
export function reference(call: PlainCall, document: PlainDocument | undefined): Outcome | boolean {
  if (!may(call, 'reference')) return rightsService
  const open = opened(call)
  if (open !== 'ok') return open
  if (!document || document.status === 'deleted') return false
  const { profession } = call.actor
  const readsOthers = profession !== 'cpe' && profession !== 'es' && access(call) === 'ok'
  return owns(call, document) || (readsOthers && sees(call, document))
}

/** TD3.2. */
export function read(call: PlainCall, document: PlainDocument | undefined): Outcome {
  if (!may(call, 'read')) return rightsService
  const barred = gate(call)
  if (barred !== 'ok') return barred
  if (!document || document.status === 'deleted' || !sees(call, document)) return 'XDSDocumentUniqueIdError'
  noted(call)
  return 'ok'
}
