import type { PrintableTable } from '#matrix/print.js'
import { html, type Markup } from '../render/escape.js'
import { plural } from '../text/words.js'
import { tableAddress } from './addresses.js'
import { filterForm } from './layout.js'

/** Tables whose cells open on their row. */
export const openTables: ReadonlySet<string> = new Set(['526', '606', '2018', 'documents'])

/** Tables made of the rules and the scenarios, which are counted only when they are asked for. */
export const computedTables = [
  { name: 'couverture', title: 'Couverture des exigences' },
  { name: 'hypotheses', title: 'Ce que le banc suppose, pourquoi, et à qui demander' },
] as const

/** The page `/matrices`: the matrices first, then every other table. */
export function indexPage(all: readonly PrintableTable[]): Markup {
  const others = all.filter(({ name }) => !openTables.has(name))
  return html`<h1>Tables de la spécification</h1>
<p class="soft">Les droits d’après lesquels le simulateur décide, puis les registres et les nomenclatures. Chaque ligne dit sa source ;
<code>dmp-bench matrix &lt;table&gt; --export</code> en fait un fichier HTML, CSV, XLSX ou JSON.</p>
<div class="cards">${all
    .filter(({ name }) => openTables.has(name))
    .map(
      ({
        name,
        title,
        edition,
        rows,
      }) => html`<section class="card"><h2><a href="${tableAddress(name)}">${title}</a></h2>
<p>${edition}</p><p class="soft">${plural(rows.length, 'ligne')} · <a href="/api/matrices/${encodeURIComponent(name)}.json">JSON</a></p></section>`,
    )}</div>
${filterForm(others.length + computedTables.length, '')}
<div class="grid" tabindex="0" role="region" aria-label="Autres tables"><table class="filtered">
<thead><tr><th scope="col">Table</th><th scope="col">Contenu</th><th scope="col">Édition</th><th scope="col">Lignes</th><th scope="col">Données</th></tr></thead>
<tbody>${[
    ...others.map((table) => ({ ...table, count: String(table.rows.length) })),
    ...computedTables.map((table) => ({ ...table, edition: '', count: 'calculées' })),
  ].map(
    ({
      name,
      title,
      edition,
      count,
    }) => html`<tr><th scope="row" class="whole"><a href="${tableAddress(name)}">${name}</a></th>
<td>${title}</td><td>${edition}</td><td>${count}</td><td><a href="/api/matrices/${encodeURIComponent(name)}.json">JSON</a></td></tr>\n`,
  )}</tbody></table></div>`
}
