import { authorizationHolder } from '../../domain/actor.js'
import { rejectionText } from '../../rejection-text.js'
import { isOpenTo } from '../gate.js'
import { type Html, html } from '../html.js'
import { frenchTime, patientName } from '../texts.js'
import { type PageContext, pageUrl, tableOf } from './page.js'

const statuses = {
  VALIDE: 'accès autorisé',
  EXPIRE: 'autorisation expirée',
  INTERDIT: 'accès bloqué par le patient',
  NON_EXISTE: 'pas encore d’autorisation',
} as const

/** TableauDeBord: the patient asked for, if any, and the DMPs on which the user holds an authorisation. */
export function dashboard(page: PageContext): Html {
  const { call, identity, context } = page
  const held = context.world.heldDmps(authorizationHolder(identity.actor))
  const rows = held.map(({ dmp, authorization, lastAddition }) => [
    html`<a href="${pageUrl(call.root, 'DossierPatient', { ins: dmp.ins, oid: dmp.insOid })}">${patientName(dmp)}</a>`,
    frenchTime(dmp.traits.birthDate),
    dmp.status === 'closed' ? 'fermé' : authorization.state === 'blocked' ? 'bloqué' : 'ouvert',
    frenchTime(authorization.lastAccess),
    frenchTime(lastAddition),
  ])
  return html`${asked(page)}<section class="card"><h2>Mes patients</h2>
${tableOf(['Patient', 'Né(e) le', 'DMP', 'Dernier accès', 'Dernier ajout'], rows, 'Aucun patient ne vous a encore autorisé.')}
</section>`
}

function asked({ call, identity, state }: PageContext): Html | undefined {
  if (!state) return undefined
  const { dmp, patient, standing, closedBecause } = state
  const url = pageUrl(call.root, 'DossierPatient', patient)
  const name = dmp ? patientName(dmp) : patient.ins
  const told = closedBecause ? rejectionText({ rejection: closedBecause }) : `DMP ouvert, ${statuses[standing.status]}.`
  const link = closedBecause
    ? undefined
    : html`<p><a href="${url}">${isOpenTo(identity, state) ? 'Ouvrir le DMP' : 'Demander l’accès au DMP'}</a></p>`
  return html`<section class="card"><h2>${name}</h2><p>${told}</p>${link}</section>`
}
