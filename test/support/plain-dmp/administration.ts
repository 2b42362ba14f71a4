import { openedForService, status } from './access.js'
import { may } from './rights.js'
import { type Outcome, type PlainCall, type PlainData, rightsService } from './state.js'

/**
 * May the actor change the DMP itself: right, Mon espace santé from package 2.4 on (note 10), DMP, block?
 *
 * That a block closes the DMP is told (matrix-functional, G2), whatever the transaction.
 */
export function administers(call: PlainCall, action: 'change-data' | 'close' | 'account'): Outcome {
  if (!may(call, action)) return rightsService
  if (call.dmp.guide === 'current' && call.patient.attachedToEns) return rightsService
  const open = openedForService(call)
  if (open !== 'ok') return open
  return status(call) === 'INTERDIT' ? 'DMPAccessForbidden' : 'ok'
}

/**
 * TD1.1: a DMP out of nothing, with the consent of the patient; historical packages only.
 *
 * Its creator is authorised at once (user-workflows, creation). It is not tied to a Mon espace santé that did not
 * exist, and masked documents stay so in an emergency until the patient allows them himself (visibility-rules, 7).
 */
export function create(call: PlainCall, consents: boolean, data: PlainData): Outcome {
  const { dmp, actor, patient } = call
  if (dmp.guide === 'current') return 'refused'
  if (!may(call, 'create')) return rightsService
  // Which of two reasons is told first, no source says.
  if (patient.dmp !== 'none') return consents ? 'DMPFound' : 'refused'
  if (!consents) return 'refused'
  Object.assign(patient, data, {
    dmp: 'active',
    attachedToEns: false,
    account: undefined,
    opposedToMaskedInEmergency: true,
  })
  patient.authorizations.set(actor.holder, { blocked: false, mt: false, since: dmp.now, lastAccess: dmp.now })
  return 'ok'
}

/** TD1.2: a closed DMP opens again as it was, its closing forgotten, with the consent of the patient. */
export function reactivate(call: PlainCall, consents: boolean, data: PlainData): Outcome {
  const { dmp, patient } = call
  if (dmp.guide === 'current') return 'refused'
  if (!may(call, 'reactivate')) return rightsService
  if (patient.dmp === 'none') return consents ? 'DMPAuthorizationNotFound' : 'refused'
  const blocked = status(call) === 'INTERDIT'
  if (patient.dmp === 'active') return consents && !blocked ? 'DMPFound' : 'refused'
  if (!consents) return 'refused'
  if (blocked) return 'DMPAccessForbidden'
  Object.assign(patient, data, { dmp: 'active', closing: undefined })
  return 'ok'
}

/** TD1.3b. */
export function changeData(call: PlainCall, data: PlainData): Outcome {
  const may = administers(call, 'change-data')
  if (may === 'ok') Object.assign(call.patient, data)
  return may
}

/** TD1.4. */
export function close(call: PlainCall, reason: string): Outcome {
  const may = administers(call, 'close')
  if (may === 'ok') Object.assign(call.patient, { dmp: 'closed', closing: reason })
  return may
}
