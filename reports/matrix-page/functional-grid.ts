import { actionLabel, type FunctionalAction } from '#matrix/functional-actions.js'
import { readCell } from '#matrix/functional-cell.js'
import type { FunctionalColumn } from '#matrix/functional-columns.js'
import { type FunctionalTable, windowsOf } from '#matrix/functional-table.js'
import type { GridCell } from '#matrix/grid.js'
import { windowText } from '#matrix/guide-packages.js'
import { html, type Markup } from '../render/escape.js'
import { cellAddress } from './addresses.js'
import { filterForm, sheetDialog } from './layout.js'

/** How a cell looks, and what the filter calls it. */
const lookWords = {
  oui: 'oui',
  cond: 'oui, sous condition',
  non: 'non',
  barre: 'ligne barrée',
  perdu: 'cellule perdue',
} as const

type Look = keyof typeof lookWords

function lookOf(
  table: FunctionalTable,
  action: FunctionalAction,
  starred: boolean,
  cell: GridCell<FunctionalColumn>,
): Look {
  const { applied, reading } = readCell(table, action, cell)
  if (cell.value === 'barre') return 'barre'
  if (applied === undefined) return 'perdu'
  if (applied === 'non') return 'non'
  const note = reading?.applied === undefined ? table.footnotes.find(({ mark }) => mark === cell.note) : undefined
  const restricted = note !== undefined && note.holds !== undefined
  return restricted || (starred && !cell.column.medecinTraitant) ? 'cond' : 'oui'
}

/** A functional matrix drawn as the guide draws it: transactions by columns, each cell opening on its row. */
export function functionalGrid(table: FunctionalTable, words: string, kept: ReadonlySet<string>): Markup {
  const { title, edition, columns, rows, footnotes, star, readings } = table
  const shown = rows.filter(({ id }) => kept.has(id))
  return html`<h1>${title}</h1>
<p class="soft">${edition}. Ouvrez une cellule pour voir sa ligne, ses notes, la lecture retenue, sa source et les scénarios qui l’exercent.</p>
<ul class="legend">${(['oui', 'cond', 'non'] as const).map(
    (look) => html`<li><i class="v-${look}">${lookWords[look]}</i></li>`,
  )}<li>≠ appliquée autrement qu’imprimée</li>${
    table.lossy ? html`<li>? cellule perdue : une autre édition décide, ou ce que dit la flèche</li>` : undefined
  }</ul>
${filterForm(shown.length, words, [
  {
    name: 'colonne',
    label: 'Acteur et mode',
    all: 'tous',
    options: columns.map(({ actor, mode, authentication }, at) => [
      String(at + 2),
      `${actor}, ${mode} (${authentication.split(',')[0]})`,
    ]),
  },
  { name: 'valeur', label: 'Cellule', all: 'toutes', options: Object.entries(lookWords) },
])}
<div class="grid matrix" tabindex="0" role="region" aria-label="${title}"><table class="filtered" data-fixed="2">
<thead>${groupRow(columns)}<tr><th scope="col">Transaction</th><th scope="col">Action</th>${columns.map(
    ({ actor, mode }) => html`<th scope="col">${actor}<small>${mode}</small></th>`,
  )}</tr></thead>
<tbody>${shown.map(
    ({ id, starred, cells }) => html`<tr><th scope="row" class="row">${id.split('/')[0]}</th>
<td class="label">${actionLabel(id)}${starred ? ' *' : ''}${packagesOf(table, id)}</td>${cells.map((cell) => {
      const look = lookOf(table, id, starred, cell)
      return html`<td class="v-${look}" data-v="${look}">${cellLink(table, id, cell, look)}</td>`
    })}</tr>\n`,
  )}</tbody></table></div>
<h2>Notes</h2>
<ul class="notes">${[...footnotes, star].map(
    ({ mark, says, reading }) =>
      html`<li><strong>(${mark})</strong> ${says}${reading ? html` <span class="soft">${reading}</span>` : undefined}</li>`,
  )}</ul>
<h2>Lectures retenues</h2>
<ul class="notes">${readings.map(
    ({ action, column, why }) => html`<li><strong>${action}${column ? `, ${column}` : ''}</strong> : ${why}</li>`,
  )}</ul>
${sheetDialog()}`
}

/** Columns of one authentication stand together. */
function groupRow(columns: readonly FunctionalColumn[]): Markup {
  const groups: { readonly name: string; span: number }[] = []
  for (const { authentication } of columns) {
    const last = groups.at(-1)
    if (last?.name === authentication) last.span += 1
    else groups.push({ name: authentication, span: 1 })
  }
  return html`<tr><td colspan="2"></td>${groups.map(
    ({ name, span }) => html`<th scope="colgroup" colspan="${span}">${name}</th>`,
  )}</tr>`
}

const packagesOf = (table: FunctionalTable, action: FunctionalAction): Markup | undefined =>
  table.windows?.some((window) => window.action === action)
    ? html`<br><span class="soft">${windowsOf(table, action)
        .map(({ packages }) => windowText(packages))
        .join(' ; ')}</span>`
    : undefined

function cellLink(
  table: FunctionalTable,
  action: FunctionalAction,
  cell: GridCell<FunctionalColumn>,
  look: Look,
): Markup {
  const { column, text, note, value } = cell
  const { applied, reading } = readCell(table, action, cell)
  const said = `${actionLabel(action)}, ${column.actor}, ${column.mode} : ${value === 'perdu' ? 'perdue' : text}, ${lookWords[look]}`
  const mark = value === 'barre' ? 'oui' : text.replace(/\(.*/, '')
  return html`<a class="cell" href="${cellAddress(table.id, action, column.id)}" aria-label="${said}">${mark}${
    note ? html`<sup>(${note})</sup>` : undefined
  }${reading?.applied !== undefined && value !== 'perdu' ? ' ≠' : ''}${value === 'perdu' && applied ? ` → ${applied}` : ''}</a>`
}
