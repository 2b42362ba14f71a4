import type { WebCall, WebUser } from '../call.js'
import { type Html, html } from '../html.js'
import { facts, type PageContext } from './page.js'

/** Name of the page where the situation of practice is chosen. */
export const situationPage = 'ChoixSituation'

/** Longest period of practice that may be declared (user-workflows, W-04). */
export const mostYears = 3

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

export const lastDay = (now: Date): Date => {
  const date = new Date(now)
  date.setUTCFullYear(date.getUTCFullYear() + mostYears)
  return date
}

/** ChoixSituation: the structures of the user, and until when the choice holds. */
export function situationForm({ root, now }: WebCall, user: WebUser, back: string, told?: string): Html {
  const options = user.situations.map(
    ({ structureId, structureName, sector }) =>
      html`<option value="${structureId}">${structureName} (${structureId}${sector ? `, ${sector}` : ''})</option>`,
  )
  return html`${told ? html`<p class="card fail" role="alert">${told}</p>` : undefined}
<section class="card"><p>${user.familyName} ${user.givenName}, vous exercez dans plusieurs structures. Dites dans laquelle vous
êtes : vos droits et vos ajouts en dépendent. La question n’est plus posée jusqu’à la fin de la période.</p>
<form method="post" action="${root}/${situationPage}">
<input type="hidden" name="retour" value="${back}">
<label>Situation d’exercice <select name="structure">${options}</select></label>
<label>Jusqu’au <input type="date" name="fin" required value="${dayOf(lastDay(now))}" min="${dayOf(now)}" max="${dayOf(lastDay(now))}"></label>
<button>Continuer</button></form></section>`
}

/** Parametrages: who the user is for the DMP, and where he works. */
export const settingsPage = ({ identity, call }: PageContext, mayChoose: boolean): Html =>
  html`<section class="card"><h2>Votre profil</h2>${facts([
    ['Nom', identity.name],
    ['Identifiant national', identity.actor.professionalId],
    ['Structure', `${identity.structureName} (${identity.actor.structureId})`],
  ])}${
    mayChoose
      ? html`<p><a href="${call.root}/${situationPage}?retour=${encodeURIComponent(`${call.root}/Parametrages`)}">Changer de situation d’exercice</a></p>`
      : undefined
  }</section>`
