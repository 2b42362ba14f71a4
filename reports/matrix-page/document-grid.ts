import { codeOf } from '#matrix/codes/code-set.js'
import { j57ClassCode } from '#matrix/codes/j57-class-code.js'
import { audienceText } from '#matrix/document-audience.js'
import {
  type DocumentCell,
  type DocumentColumn,
  type DocumentMatrix,
  unknownCellPolicy,
  valueWords,
} from '#matrix/document-matrix.js'
import { html, type Markup } from '../render/escape.js'
import { cellAddress } from './addresses.js'
import { filterForm, sheetDialog } from './layout.js'

const unknown: DocumentCell = { value: 'unknown', statements: [] }

/** How a cell looks and what the filter calls it: read in a source, or applied in place of what is not known. */
const lookWords = {
  oui: 'oui, lue dans une source',
  non: 'non, lue dans une source',
  regle: 'inconnue, règle de la colonne',
  suppose: 'inconnue, supposition du banc',
} as const

type Look = keyof typeof lookWords

function lookOf({ value }: DocumentCell, column: DocumentColumn, typeCode: string): Look {
  if (value !== 'unknown') return value === 'read' ? 'oui' : 'non'
  return unknownCellPolicy(column, typeCode).basis === 'rule' ? 'regle' : 'suppose'
}

/** The document matrix as a page: types by professions, each cell opening on its row. */
export function documentGrid(matrix: DocumentMatrix, words: string, kept: ReadonlySet<string>): Markup {
  const { title, edition, columns, rows, readings } = matrix
  const shown = rows.filter(({ typeCode }) => kept.has(typeCode))
  return html`<h1>${title}</h1>
<p class="soft">Édition : ${edition}. Ouvrez une cellule pour voir ce qu’en disent les sources, la politique appliquée et les scénarios qui l’exercent.</p>
<ul class="legend">${Object.entries(lookWords).map(
    ([look, label]) => html`<li><i class="v-${look}">${label}</i></li>`,
  )}</ul>
${filterForm(shown.length, words, [
  {
    name: 'colonne',
    label: 'Profession',
    all: 'toutes',
    options: columns.map((column, at) => [String(at + 3), `${column.label} (${audienceText(column)})`]),
  },
  { name: 'valeur', label: 'Cellule', all: 'toutes', options: Object.entries(lookWords) },
])}
<div class="grid matrix" tabindex="0" role="region" aria-label="${title}"><table class="filtered" data-fixed="3">
<thead><tr><th scope="col">Type</th><th scope="col">Libellé</th><th scope="col">Classe</th>${columns.map(
    (column) =>
      html`<th scope="col" title="${column.label}">${shortLabel(column)}<small>${audienceText(column)}</small></th>`,
  )}</tr></thead>
<tbody>${shown.map(
    ({ typeCode, label, classCode, cells }) => html`<tr><th scope="row" class="row">${typeCode}</th>
<td class="label">${label}</td><td title="${(classCode && codeOf(j57ClassCode, classCode)?.display) ?? ''}">${classCode ?? ''}</td>${columns.map(
      (column, at) => {
        const cell = cells[at] ?? unknown
        const look = lookOf(cell, column, typeCode)
        return html`<td class="v-${look}" data-v="${look}">${cellLink(cell, column, { typeCode, label }, look)}</td>`
      },
    )}</tr>\n`,
  )}</tbody></table></div>
<h2>Politique des cellules inconnues</h2>
<ul class="notes">${columns.map(
    (column) => html`<li><strong>${column.label} (${audienceText(column)})</strong> : ${column.policy.why}</li>`,
  )}</ul>
<h2>Lectures retenues</h2>
<ul class="notes">${readings.map(({ about, why }) => html`<li><strong>${about}</strong> : ${why}</li>`)}</ul>
${sheetDialog()}`
}

/** The first words of a long label. */
const shortLabel = ({ label }: DocumentColumn): string => label.split(',')[0] ?? label

function cellLink(
  { value }: DocumentCell,
  column: DocumentColumn,
  { typeCode, label }: { readonly typeCode: string; readonly label: string },
  look: Look,
): Markup {
  const applied =
    value === 'unknown' ? (unknownCellPolicy(column, typeCode).granted ? 'oui' : 'non') : valueWords[value]
  const sign = { oui: '', non: '', regle: '*', suppose: '?' }[look]
  return html`<a class="cell" href="${cellAddress('documents', typeCode, column.id)}" aria-label="${label}, ${column.label} : ${applied}, ${lookWords[look]}">${applied}${sign}</a>`
}
