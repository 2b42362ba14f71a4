import { type RejectionId, rejectionRow } from '#matrix/rejections.js'
import type { Rejection } from '../rejection.js'
import { rejectionText } from '../rejection-text.js'
import type { Remark } from '../remark.js'
import type { DecisionTrace } from '../trace/exchange.js'
import type { WebAnswer, WebCall, WebIdentity } from './call.js'
import { htmlDocument, pageHeaders } from './document.js'
import { type Html, html } from './html.js'

const service = 'Web-PS (simulé)'

/** What the journal is told besides the answer itself. */
export interface Told {
  readonly decision?: DecisionTrace
  readonly rejection?: Rejection
  readonly remarks?: readonly Remark[]
  readonly changes?: WebAnswer['changes']
  readonly cookie?: string
}

const answer = (
  { transaction }: WebCall,
  status: number,
  headers: WebAnswer['headers'],
  body: string,
  { cookie, remarks = [], changes = [], decision, rejection }: Told,
): WebAnswer => ({
  status,
  headers: cookie === undefined ? headers : [...headers, ['Set-Cookie', cookie]],
  body,
  transaction,
  remarks,
  changes,
  ...(decision ? { decision } : {}),
  ...(rejection ? { rejection } : {}),
})

const whoText = (identity: WebIdentity | undefined): string | undefined =>
  identity && `${identity.name}, ${identity.structureName}`

/** A page. */
export const pageAnswer = (
  call: WebCall,
  title: string,
  body: Html,
  identity: WebIdentity | undefined,
  told: Told = {},
  status = 200,
): WebAnswer => {
  const who = whoText(identity)
  return answer(call, status, pageHeaders(), htmlDocument({ title, service, body, ...(who ? { who } : {}) }), told)
}

/** Somewhere else: 302 for a page that was asked, 303 after a form. */
export const redirection = (call: WebCall, location: string, status: 302 | 303, told: Told = {}): WebAnswer =>
  answer(
    call,
    status,
    [
      ['Location', location],
      ['Cache-Control', 'no-store'],
    ],
    '',
    told,
  )

/** Refusals that PDT-INF-527 shows as a page of the Web-PS, with a way back to the dashboard. */
const shown: readonly RejectionId[] = ['dmp-absent', 'dmp-closed', 'professional-blocked', 'patient-opposed']

/** [assumed: web-statuses] */
function statusOf({ rejection }: Rejection): number {
  if (shown.includes(rejection)) return 200
  if (rejection === 'resource-id-invalid') return 400
  const { form, status = 403 } = rejectionRow(rejection)
  return form === 'http' ? status : 403
}

/** The page of a refusal: its sentence, its code, and the way back to the dashboard for who may use it. */
export function refusalPage(call: WebCall, rejection: Rejection, identity?: WebIdentity, told: Told = {}): WebAnswer {
  const { code } = rejectionRow(rejection.rejection)
  const body = html`<section class="card fail" role="alert"><p>${rejectionText(rejection)}</p>${
    code === null ? undefined : html`<p><code>${code}</code></p>`
  }</section>${identity ? html`<p><a href="${call.root}/TableauDeBord">Retour au tableau de bord</a></p>` : undefined}`
  const status = statusOf(rejection)
  return pageAnswer(
    call,
    status === 404 ? 'Page inconnue' : 'Accès impossible',
    body,
    identity,
    { ...told, rejection },
    status,
  )
}
