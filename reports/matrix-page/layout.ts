import { createHash } from 'node:crypto'
import { html, Markup } from '../render/escape.js'
import { sharedStyle } from '../render/style.js'
import { plural } from '../text/words.js'
import { matrixScript } from './script.js'

const style = `${sharedStyle}
.wrap { max-width: 100rem; }
nav { margin: 0 0 .75rem; font-size: .92rem; }
#filters { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: 0 0 .75rem; }
#filters label { font-size: .82rem; color: var(--soft); }
input, select, button { font: inherit; color: inherit; background: var(--code); border: 1px solid var(--line);
  border-radius: .35rem; padding: .3rem .6rem; max-width: 100%; font-size: .9rem; }
input[type="search"] { width: min(24rem, 80vw); } select { max-width: 22rem; }
button { cursor: pointer; }
#count { margin: 0; align-self: center; color: var(--soft); }
.grid { overflow: auto; max-height: 82vh; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
.grid table { border-collapse: separate; border-spacing: 0; }
.grid thead { position: sticky; top: 0; z-index: 2; }
.grid thead :is(th, td) { background: var(--code); vertical-align: bottom; border-bottom: 1px solid var(--line); }
.grid tbody th { position: sticky; left: 0; z-index: 1; background: var(--card); font-weight: 600; text-align: left; }
.grid tbody th:not(.whole) { min-width: 8rem; }
.grid:not(.matrix) table { font-size: .87rem; }
.grid td.long { min-width: 22rem; } .grid td.words { min-width: 8rem; } .grid th.whole { width: 1%; white-space: nowrap; }
.grid tr[hidden], .grid [hidden] { display: none; }
.grid tbody tr:hover > * { background: var(--code); }
.matrix tbody > tr > * { vertical-align: middle; }
.matrix td, .matrix thead th { text-align: center; border-left: 1px solid var(--line); padding: .3rem .35rem; }
.matrix thead th { font-size: .76rem; line-height: 1.25; min-width: 4.4rem; max-width: 8.6rem; }
.matrix thead small { display: block; font-size: .74rem; font-weight: 400; }
.matrix td.label { text-align: left; min-width: 15rem; border-left: 0; font-size: .9rem; }
.matrix th.row { font-size: .84rem; white-space: nowrap; }
.matrix .cell { display: block; min-width: 3rem; padding: .15rem .2rem; border-radius: .3rem; text-decoration: none; color: inherit; white-space: nowrap; }
.matrix .cell:hover { outline: 2px solid var(--accent); }
.matrix sup { font-size: .68rem; line-height: 0; }
.v-oui .cell, i.v-oui { background: color-mix(in srgb, var(--pass) 20%, transparent); }
.v-cond .cell, i.v-cond { background: color-mix(in srgb, var(--warning) 24%, transparent); }
.v-non .cell, i.v-non { color: var(--soft); }
.v-regle .cell, i.v-regle { background: color-mix(in srgb, var(--accent) 20%, transparent); }
.v-suppose .cell, i.v-suppose { background: color-mix(in srgb, var(--inconclusive) 20%, transparent); }
.v-barre .cell { text-decoration: line-through; color: var(--soft); } .v-perdu .cell { color: var(--soft); }
.legend { display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; font-size: .86rem; margin: 0 0 .75rem; padding: 0; list-style: none; }
.legend i { font-style: normal; border: 1px solid var(--line); border-radius: .3rem; padding: .1rem .5rem; }
.notes { padding-left: 1.2rem; } .notes li { margin: .2rem 0; }
dialog { width: min(52rem, 94vw); max-height: 88vh; border: 1px solid var(--line); border-radius: .6rem; background: var(--card); color: var(--ink); padding: 0; }
dialog::backdrop { background: rgb(0 0 0 / .45); }
dialog form { position: sticky; top: 0; text-align: right; padding: .6rem .75rem 0; background: var(--card); }
dialog .body { padding: 0 1.25rem 1.25rem; } dialog h2:focus { outline: none; }
.sheet h2 { margin: 0 0 .25rem; } .sheet dl.facts { gap: .45rem 1rem; grid-template-columns: minmax(7rem, 11rem) 1fr; } .sheet ul { margin: 0; padding-left: 1.1rem; }
.answer { font-size: 1.05rem; font-weight: 600; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 1rem; margin: 0 0 1.5rem; }
.cards .card { margin: 0; } .cards h2 { font-size: 1.05rem; margin: 0 0 .25rem; }
@media (max-width: 45rem) { .grid tbody th { position: static; } .sheet dl.facts { grid-template-columns: 1fr; } .sheet dl.facts dt { margin-top: .5rem; } }
@media print { .grid { max-height: none; overflow: visible; } #filters { display: none; } }
`

const hash = createHash('sha256').update(matrixScript).digest('base64')
const policyOf = (connect: string, form: string): string =>
  `default-src 'none'; style-src 'unsafe-inline'; connect-src ${connect}; script-src 'sha256-${hash}'; base-uri 'none'; form-action ${form}`

/** The pages run no script but their own, and ask nothing but their own server. */
export const matrixPolicy = `${policyOf("'self'", "'self'")}; frame-ancestors 'none'`

/** A file asks nothing of anybody. */
const filePolicy = policyOf("'none'", "'none'")

export interface MatrixDocument {
  readonly title: string
  readonly content: Markup
  /** A file by itself, which carries its own policy; a page is sent with it. */
  readonly standalone?: true
}

/** One HTML document in French, with everything that it needs inside. */
export const matrixDocument = ({ title, content, standalone }: MatrixDocument): string =>
  html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">${
    standalone ? html`\n<meta http-equiv="Content-Security-Policy" content="${filePolicy}">` : undefined
  }
<title>${title} – dmp-bench</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main class="wrap">
${content}
</main>
<script>${new Markup(matrixScript)}</script>
</body>
</html>
`.text

/** A choice of the filter: what it is called, and its options by value. */
export interface FilterChoice {
  readonly name: 'colonne' | 'valeur'
  readonly label: string
  readonly all: string
  readonly options: readonly (readonly [value: string, label: string])[]
}

/** The filter of a table. Without script it is a form, whose `serveur` asks the server to leave rows out itself. */
export const filterForm = (rowCount: number, words: string, choices: readonly FilterChoice[] = []): Markup =>
  html`<form id="filters" role="search" method="get"><label>Filtrer les lignes<br><input type="search" name="filtre" value="${words}" placeholder="mots, sans accents ni majuscules" autocomplete="off"></label>
${choices.map(
  ({ name, label, all, options }) =>
    html`<label>${label}<br><select name="${name}"><option value="">${all}</option>${options.map(
      ([value, text]) => html`<option value="${value}">${text}</option>`,
    )}</select></label>`,
)}
<noscript><input type="hidden" name="serveur" value="1"><button>Filtrer</button></noscript><button type="reset">Tout montrer</button>
<p id="count" role="status" data-total="${rowCount}">${plural(rowCount, 'ligne')}</p></form>`

/** Where a cell opens, over the page. */
export const sheetDialog = (): Markup =>
  html`<dialog id="sheet" aria-label="Détail de la cellule"><form method="dialog"><button>Fermer</button></form><div class="body"></div></dialog>`
