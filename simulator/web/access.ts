import { type WebPageId, webPageNamed } from '#matrix/web-pages.js'
import type { AccessTrace } from '../domain/access-trace.js'
import { authorizationHolder } from '../domain/actor.js'
import type { Change } from '../domain/world.js'
import type { Remark } from '../remark.js'
import { accessNoted } from '../transactions/access.js'
import { handle as setAuthorization } from '../transactions/td0.3-autorisation/handle.js'
import type { PatientRef } from '../vihf/vihf.js'
import { technicalTime } from '../wire/time.js'
import { pageAnswer, redirection, refusalPage } from './answers.js'
import type { WebAnswer, WebCall, WebIdentity } from './call.js'
import { contextOf, type Gate, gate, isOpenTo, type PatientState } from './gate.js'
import { type Html, html } from './html.js'
import { dashboard } from './pages/dashboard.js'
import { careJourney, documentsPage, vaccinationRecord, willsAndRights } from './pages/documents.js'
import { accessHistoryPage } from './pages/history.js'
import { navigation, type PageContext, type PatientPageContext, pageUrl } from './pages/page.js'
import { management, patientRecord } from './pages/patient.js'
import { settingsPage } from './pages/situation.js'
import { patientName } from './texts.js'

const patientPages: Readonly<Partial<Record<WebPageId, (page: PatientPageContext) => Html>>> = {
  DossierPatient: patientRecord,
  GestionDMPPatient: management,
  Documents: documentsPage,
  ParcoursDeSoins: careJourney,
  HistoriqueAcces: accessHistoryPage,
  VolontesEtDroits: willsAndRights,
  CarnetVaccination: vaccinationRecord,
}

/** What comes with the page whatever it is: oddities of who came, and whether he may work elsewhere. */
export interface Visit {
  readonly remarks: readonly Remark[]
  readonly mayChooseSituation: boolean
}

/** The page asked for, or the one that says why not, or the one that asks to confirm. */
export function visit(call: WebCall, identity: WebIdentity, { mayChooseSituation, ...told }: Visit): WebAnswer {
  const opened = gate(call, identity)
  if (opened.kind === 'refused') {
    return refusalPage(call, opened.rejection, identity, {
      ...told,
      ...(opened.decision ? { decision: opened.decision } : {}),
    })
  }
  const { decision, page } = opened
  const title = webPageNamed(page)?.title ?? page
  if (opened.kind === 'to-confirm') {
    return pageAnswer(call, title, confirmation(call, identity, opened), identity, { ...told, decision })
  }
  const { state } = opened
  const context = contextOf(call, identity, state?.patient)
  const shown: PageContext = { call, identity, state, context }
  const body = html`${navigation(shown, page)}${bodyOf(page, shown, mayChooseSituation)}`
  const isOpen = state !== undefined && isOpenTo(identity, state)
  const changes = isOpen
    ? [
        ...accessNoted(context, state.patient, state.standing),
        traced(call, identity, state.patient, call.transaction, decision.row),
      ]
    : []
  return pageAnswer(call, title, body, identity, { ...told, decision, changes })
}

function bodyOf(page: WebPageId, shown: PageContext, mayChooseSituation: boolean): Html {
  const ofPatient = patientPages[page]
  if (ofPatient && hasDmp(shown)) return ofPatient(shown)
  return page === 'Parametrages' ? settingsPage(shown, mayChooseSituation) : dashboard(shown)
}

const hasDmp = (page: PageContext): page is PatientPageContext => page.state?.dmp !== undefined

/** One trace a page [assumed: web-notification]. */
function traced(
  { now }: WebCall,
  { actor, name, vihf }: WebIdentity,
  patient: PatientRef,
  transaction: string,
  row: string,
): Change {
  const trace: AccessTrace = {
    at: technicalTime(now),
    transaction,
    actorId: authorizationHolder(actor),
    professionalId: actor.professionalId,
    actorName: name,
    structureId: actor.structureId,
    accessMode: actor.accessMode,
    ...(vihf?.accessReason === undefined ? {} : { reason: vihf.accessReason }),
    secret: actor.secretConnection,
    row,
  }
  return { kind: 'access-trace', patient, trace }
}

function confirmation(call: WebCall, identity: WebIdentity, { page, state }: Gate & { kind: 'to-confirm' }): Html {
  const expired = state.standing.status === 'EXPIRE' ? ' Votre autorisation a expiré.' : ''
  const name = state.dmp ? patientName(state.dmp) : state.patient.ins
  const action = pageUrl(call.root, page, state.patient)
  return html`<section class="card"><p>Vous n’êtes pas autorisé à consulter le DMP de ${name}.${expired}</p>
<p>Si le patient, informé, y consent, déclarez-vous autorisé : il en sera averti aussitôt, et cet accès sera tracé sous
votre identité (${identity.name}, ${identity.structureName}).</p>
<form method="post" action="${action}"><input type="hidden" name="autorisation" value="AJOUT">
<button>Le patient consent : accéder au DMP</button>
<a href="${call.root}/TableauDeBord">Renoncer</a></form></section>`
}

/**
 * What stands behind the confirmation: a TD0.3 AJOUT in the name of the user, then the page.
 *
 * Refused as the service would; the journal names the row of TD0.3.
 */
export function declareAuthorized(call: WebCall, identity: WebIdentity, { remarks }: Visit): WebAnswer {
  const opened = gate(call, identity)
  if (opened.kind === 'refused') {
    return refusalPage(call, opened.rejection, identity, {
      remarks,
      ...(opened.decision ? { decision: opened.decision } : {}),
    })
  }
  const { state } = opened
  if (!state) return redirection(call, `${call.root}/TableauDeBord`, 303, { remarks })
  const done = declare(call, identity, state)
  if (!done.ok) {
    const { rejection, decision } = done
    return refusalPage(call, rejection, identity, { remarks, ...(decision ? { decision } : {}) })
  }
  const { decision, changes } = done.value
  const trace = traced(call, identity, state.patient, 'TD0.3', decision.row)
  return redirection(call, pageUrl(call.root, opened.page, state.patient), 303, {
    remarks,
    decision,
    changes: [...changes.map((change) => named(change, identity)), trace],
  })
}

const declare = (call: WebCall, identity: WebIdentity, { patient }: PatientState) =>
  setAuthorization({ action: 'AJOUT', actionText: 'AJOUT', medecinTraitant: false }, contextOf(call, identity, patient))

/** A card and a sign-in have no VIHF that would name the holder: the directory does. */
const named = (change: Change, { sheet }: WebIdentity): Change =>
  change.kind === 'authorization' ? { ...change, authorization: { ...change.authorization, holder: sheet } } : change
