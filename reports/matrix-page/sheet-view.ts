import { html, type Markup } from '../render/escape.js'
import { plural } from '../text/words.js'
import type { CellSheet, CellStatement } from './cell-sheet.js'

/** The sheet of a cell, for a person; `scenarios` are those that exercise it. */
export function sheetView(sheet: CellSheet, scenarios: readonly string[]): Markup {
  const { place, title, who, printed, applied, cases, notes, readings, others, source, confidence, packages, checks } =
    sheet
  return html`<article class="sheet"><h2>${title}</h2>
<p class="soft">${who}<br><code>${place}</code></p>
<dl class="facts">
<dt>Marque imprimée</dt><dd>${printed}</dd>
<dt>Appliqué</dt><dd class="answer">${applied}</dd>
<dt>Décision</dt><dd><ul>${cases.map(
    ({ when, granted, why }) =>
      html`<li><strong class="${granted ? 'r-pass' : 'r-fail'}">${granted ? 'oui' : 'non'}</strong>, ${when}<br><span class="soft">${why}</span></li>`,
  )}</ul></dd>
${statements('Notes', notes)}
${statements('Lecture retenue', readings)}
${statements('Sources et autres éditions', others)}
<dt>Source</dt><dd>${source.title}${source.version ? ` (${source.version})` : ''}, ${source.at}${
    source.where ? html`<br><span class="soft">À lire : ${source.where}</span>` : undefined
  }</dd>
<dt>Confiance</dt><dd>${confidence}</dd>
${packages ? html`<dt>Paquets du guide</dt><dd>${packages}</dd>` : undefined}
<dt>Scénarios qui l’exercent</dt><dd>${
    scenarios.length === 0
      ? 'aucun scénario du banc'
      : html`<ul>${scenarios.map((id) => html`<li><code>${id}</code></li>`)}</ul>`
  }</dd>
<dt>Règles de la transaction</dt><dd>${
    checks.length === 0
      ? 'aucune'
      : html`<details><summary>${plural(checks.length, 'règle')}</summary><ul>${checks.map((id) => html`<li><code>${id}</code></li>`)}</ul></details>`
  }</dd>
</dl></article>`
}

const statements = (label: string, all: readonly CellStatement[]): Markup | undefined =>
  all.length === 0
    ? undefined
    : html`<dt>${label}</dt><dd><ul>${all.map(
        ({ says, source }) =>
          html`<li>${says}${source ? html` <span class="soft">(${source})</span>` : undefined}</li>`,
      )}</ul></dd>`
