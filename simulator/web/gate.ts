import { decide } from '#matrix/decide.js'
import { isMatricule } from '#matrix/ins-number.js'
import type { RejectionId } from '#matrix/rejections.js'
import { isCreationPage, type WebPageId, webPageNamed } from '#matrix/web-pages.js'
import { webInPackage } from '#matrix/web-transactions.js'
import type { Dmp } from '../domain/dmp.js'
import type { Rejection } from '../rejection.js'
import type { DecisionTrace } from '../trace/exchange.js'
import {
  holderRefusal,
  oppositionRefusal,
  refused,
  type Standing,
  standingOf,
  traceOf,
} from '../transactions/access.js'
import type { CallContext } from '../transactions/transaction.js'
import type { PatientRef } from '../vihf/vihf.js'
import type { WebCall, WebIdentity } from './call.js'

/** What is found of the patient of a page: his DMP, unless it cannot be opened and why. */
export interface PatientState {
  readonly patient: PatientRef
  readonly standing: Standing
  readonly dmp: Dmp | undefined
  readonly closedBecause: RejectionId | undefined
}

/** May this user see this page? `to-confirm`: once he declares himself authorised. */
export type Gate =
  | { readonly kind: 'refused'; readonly rejection: Rejection; readonly decision?: DecisionTrace }
  | {
      readonly kind: 'to-confirm'
      readonly page: WebPageId
      readonly decision: DecisionTrace
      readonly state: PatientState
    }
  | {
      readonly kind: 'open'
      readonly page: WebPageId
      readonly decision: DecisionTrace
      readonly state: PatientState | undefined
    }

const no = (rejection: RejectionId, detail?: string, decision?: DecisionTrace): Gate => {
  const told: Rejection = { rejection, ...(detail === undefined ? {} : { detail }) }
  return { kind: 'refused', ...refused(told, decision) }
}

/** What a handler would know of this user: the same rules then answer a page and a service. */
export const contextOf = (call: WebCall, identity: WebIdentity, patient: PatientRef | undefined): CallContext => ({
  vihf: identity.vihf,
  actor: identity.actor,
  patient,
  signingCertificate: identity.signingCertificate,
  world: call.space.world,
  identities: call.space.identities,
  settings: call.settings,
  now: call.now,
  ids: call.space.ids,
  distrust: () => undefined,
})

const nobody: PatientRef = { ins: '', oid: '' }

/**
 * In the order of PDT-INF-527: the page, the right to come at all, the patient, his DMP, then the authorisation.
 *
 * On the dashboard a DMP that cannot be opened is told, not refused.
 */
export function gate(call: WebCall, identity: WebIdentity): Gate {
  const { transaction, settings } = call
  const { actor } = identity
  if (!webInPackage(transaction, settings.guidePackage)) {
    return no('not-in-package', `${transaction}, paquet ${settings.guidePackage}`)
  }
  const { functional } = standingOf(contextOf(call, identity, undefined), patientOf(call) ?? nobody)
  const decision = decide({ actor: functional, action: transaction })
  if (!decision.granted) return no('right-denied', decision.why, traceOf(decision))
  const trace = traceOf(decision)
  if (isCreationPage(call.page)) return no('right-denied', 'un DMP ne se crée plus par le Web-PS')
  const page = webPageNamed(call.page)
  if (!page) return no('web-page-unknown', call.page)
  if (!actor.isProfessional && !page.forEmployees) {
    return no('right-denied', `la page « ${page.title} » n'est ouverte qu'aux professionnels de santé`)
  }

  if (page.patient === 'none' || (page.patient === 'optional' && call.ins === undefined)) {
    return { kind: 'open', page: page.id, decision: trace, state: undefined }
  }
  const patient = patientOf(call)
  if (!patient || !isMatricule(patient.ins) || !settings.insOids.includes(patient.oid)) {
    return no('resource-id-invalid', call.ins === undefined ? 'absent' : `${call.ins} ${call.oid ?? ''}`.trim())
  }
  const state = stateOf(contextOf(call, identity, patient), patient)
  if (page.id === 'TableauDeBord') return { kind: 'open', page: page.id, decision: trace, state }
  if (state.closedBecause) return no(state.closedBecause)
  if (holderRefusal(actor.accessMode, state.standing.status) === undefined) {
    return { kind: 'open', page: page.id, decision: trace, state }
  }
  const declaring = decide({ actor: state.standing.functional, action: 'TD0.3/se-declarer-autorise' })
  if (!declaring.granted) return no('right-denied', declaring.why, traceOf(declaring))
  return { kind: 'to-confirm', page: page.id, decision: trace, state }
}

/** The patient of the address; without OID, one of this environment. */
export const patientOf = ({ ins, oid, settings }: WebCall): PatientRef | undefined =>
  ins === undefined ? undefined : { ins, oid: oid ?? settings.insOids[0] ?? '' }

function stateOf(context: CallContext, patient: PatientRef): PatientState {
  const dmp = context.world.dmp(patient)
  const standing = standingOf(context, patient)
  const closedBecause = ((): RejectionId | undefined => {
    if (!dmp) return 'dmp-absent'
    if (dmp.status === 'closed') return 'dmp-closed'
    if (standing.status === 'INTERDIT') return 'professional-blocked'
    return oppositionRefusal(context.actor.accessMode, dmp)
  })()
  return { patient, standing, dmp, closedBecause }
}

/** Is the DMP of this state open to the actor now, without anything to declare? */
export const isOpenTo = ({ actor }: WebIdentity, { dmp, closedBecause, standing }: PatientState): boolean =>
  dmp !== undefined && closedBecause === undefined && holderRefusal(actor.accessMode, standing.status) === undefined
