import { type Html, html } from '../web/html.js'
import { identityOptions, page } from './authorize.js'
import { json, type PscAnswer, type PscCall, text } from './call.js'
import { answerCiba } from './ciba.js'
import { identities, identityNamed } from './people.js'
import type { Approval } from './state.js'

const modes: readonly Approval['mode'][] = ['clic', 'auto', 'refus']

/** What the bench is told of who approves, checked; a French sentence when it makes no sense. */
function readApproval(call: PscCall, mode: unknown, identity: unknown): Approval | string {
  const known = modes.find((one) => one === mode)
  if (!known) return `mode vaut ${modes.join(', ')}`
  if (identity === undefined || identity === '') return { mode: known }
  if (typeof identity !== 'string' || !identityNamed(call, identity)) return `identité inconnue : ${String(identity)}`
  return { mode: known, identity }
}

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined

/** GET /psc/etat: how the bench answers, what waits, who may sign in, and what happened. */
export const state = (call: PscCall): PscAnswer =>
  json({
    approbation: call.state.approval,
    demandes: waiting(call).map(([id, { identity, clientId, bindingMessage, channel }]) => ({
      id,
      identite: identity,
      client: clientId,
      message: bindingMessage,
      canal: channel,
    })),
    identites: identities(call).map(({ id, familyName, givenName, situations }) => ({
      id,
      nom: familyName,
      prenom: givenName,
      situations: situations.map(({ structureId }) => structureId),
    })),
    evenements: call.state.events,
  })

const waiting = ({ state: { ciba }, now }: PscCall) =>
  ciba.list(now.getTime()).filter(([, { outcome }]) => outcome === 'waiting')

/** PUT /psc/approbation, in JSON: `{ mode: 'clic' | 'auto' | 'refus', identite? }`. */
export function setApproval(call: PscCall): PscAnswer {
  const read = readApproval(call, field(call.json, 'mode'), field(call.json, 'identite'))
  if (typeof read === 'string') return text(read, 400)
  call.state.approval = read
  return json(read)
}

/** POST /psc/demandes/<id>, in JSON: `{ reponse: 'accepter' | 'refuser' }`. */
export function answerRequest(call: PscCall, id: string): PscAnswer {
  const said = field(call.json, 'reponse')
  if (said !== 'accepter' && said !== 'refuser') return text('reponse vaut accepter ou refuser', 400)
  const done = answerCiba(call, id, said === 'accepter' ? 'approved' : 'denied')
  return done ? json({ id, reponse: said }) : text("aucune demande n'attend sous cet identifiant", 404)
}

/** POST /psc, of its own page: a setting, or the answer to a request. */
export function submit(call: PscCall): PscAnswer {
  const { form, state: kept, base } = call
  const request = form.get('demande')
  if (request !== null) answerCiba(call, request, form.get('decision') === 'accepter' ? 'approved' : 'denied')
  else {
    const read = readApproval(call, form.get('mode'), form.get('identite') ?? undefined)
    if (typeof read === 'string') return text(read, 400)
    kept.approval = read
  }
  return { status: 303, headers: [['Location', `${base}/psc`]], body: '' }
}

const modeTexts: Readonly<Record<Approval['mode'], string>> = {
  clic: 'J’approuve par un clic',
  auto: 'Le banc approuve aussitôt',
  refus: 'Le banc refuse aussitôt',
}

/** GET /psc: what waits for the e-CPS, how the bench answers, what happened. */
export function controlPage(call: PscCall): PscAnswer {
  const { state: kept, base } = call
  const requests = waiting(call).map(
    ([id, { identity, clientId, bindingMessage }]) =>
      html`<form method="post" action="${base}/psc"><p><strong>${bindingMessage}</strong> – « ${clientId} » demande à
identifier ${identity}.</p><input type="hidden" name="demande" value="${id}">
<button name="decision" value="accepter">Approuver sur l’e-CPS</button>
<button class="quiet" name="decision" value="refuser">Refuser</button></form>`,
  )
  const options = modes.map((mode) =>
    mode === kept.approval.mode
      ? html`<option value="${mode}" selected>${modeTexts[mode]}</option>`
      : html`<option value="${mode}">${modeTexts[mode]}</option>`,
  )
  const body = html`<section class="card"><h2>Demandes en attente</h2>${
    requests.length === 0
      ? html`<p class="soft">Aucune : rechargez la page quand votre logiciel en a fait une.</p>`
      : requests
  }</section>
<section class="card"><h2>Qui répond</h2><form method="post" action="${base}/psc">
<label>Réponse <select name="mode">${options}</select></label>
<label>Identité jouée en automatique <select name="identite"><option value="">celle que la demande nomme</option>
${identityOptions(call, kept.approval.identity ?? null)}</select></label><button>Régler</button></form></section>
<section class="card"><h2>Derniers appels</h2>${eventRows(call)}</section>`
  return page('e-CPS de test', body)
}

function eventRows({ state: { events } }: PscCall): Html {
  if (events.length === 0) return html`<p class="soft">Aucun.</p>`
  const rows = [...events]
    .reverse()
    .slice(0, 50)
    .map(
      ({ at, what, clientId, identity, error }) =>
        html`<tr><td>${at}</td><td>${what}</td><td>${clientId}</td><td>${identity}</td><td>${error ?? 'accepté'}</td></tr>`,
    )
  const heads = ['Le', 'Quoi', 'Client', 'Identité', 'Issue'].map((head) => html`<th scope="col">${head}</th>`)
  return html`<div class="scroll"><table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`
}
