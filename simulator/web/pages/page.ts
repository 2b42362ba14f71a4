import { type WebPageId, webPages } from '#matrix/web-pages.js'
import type { CallContext } from '../../transactions/transaction.js'
import type { WebCall, WebIdentity } from '../call.js'
import type { PatientState } from '../gate.js'
import { type Html, html } from '../html.js'

/** What a page is made from. */
export interface PageContext {
  readonly call: WebCall
  readonly identity: WebIdentity
  readonly state: PatientState | undefined
  readonly context: CallContext
}

/** A page about a patient whose DMP is open to the user. */
export interface PatientPageContext extends PageContext {
  readonly state: PatientState & { readonly dmp: NonNullable<PatientState['dmp']> }
}

export const pageUrl = (
  root: string,
  page: string,
  patient?: { readonly ins: string; readonly oid: string },
): string =>
  patient ? `${root}/${page}/${encodeURIComponent(patient.ins)}/${encodeURIComponent(patient.oid)}` : `${root}/${page}`

/** Links to the other pages: those of the patient when there is one. */
export function navigation({ call, identity, state }: PageContext, current: WebPageId): Html {
  const links = webPages
    .filter(
      ({ patient, forEmployees }) =>
        (state || patient !== 'required') && (identity.actor.isProfessional || forEmployees),
    )
    .map(({ id, title, patient }) => {
      const url = pageUrl(call.root, id, patient === 'none' ? undefined : state?.patient)
      return id === current
        ? html`<a href="${url}" aria-current="page">${title}</a>`
        : html`<a href="${url}">${title}</a>`
    })
  return html`<nav aria-label="Pages du Web-PS">${links}</nav>`
}

/** A table, or a sentence when it would be empty. */
export const tableOf = (
  heads: readonly string[],
  rows: readonly (readonly (string | Html)[])[],
  empty: string,
): Html =>
  rows.length === 0
    ? html`<p class="soft">${empty}</p>`
    : html`<div class="scroll"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`

export const facts = (pairs: readonly (readonly [string, string | undefined])[]): Html =>
  html`<dl>${pairs.flatMap(([name, value]) => (value ? [html`<dt>${name}</dt><dd>${value}</dd>`] : []))}</dl>`
