import type { PrintableTable } from '#matrix/print.js'
import { html, type Markup } from '../render/escape.js'
import { filterForm } from './layout.js'

/** A column of which most texts are longer than this wants room; one whose longest is longer than that wants some. */
const longText = 60
const someWords = 18

function widthOf(rows: readonly (readonly string[])[], at: number): string {
  const lengths = rows.map((row) => (row[at] ?? '').length).sort((one, other) => one - other)
  if ((lengths[Math.floor(lengths.length * 0.6)] ?? 0) > longText) return 'long'
  return (lengths.at(-1) ?? 0) > someWords ? 'words' : 'whole'
}

/** A table as rows of text, with its filter and its notes; `words` are those that the server applied already. */
export function plainTable({ title, edition, header, rows, notes }: PrintableTable, words: string): Markup {
  const widths = header.map((_, at) => widthOf(rows, at))
  return html`<h1>${title}</h1>
${edition ? html`<p class="soft">${edition}</p>` : undefined}
${notesList(notes.length > shortNotes ? [] : notes)}
${filterForm(rows.length, words)}
<div class="grid" tabindex="0" role="region" aria-label="${title}"><table class="filtered" data-fixed="1">
<thead><tr>${header.map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, at) =>
        at === 0
          ? html`<th scope="row" class="${widths[at] === 'whole' ? 'whole' : 'words'}">${cell}</th>`
          : html`<td class="${widths[at] ?? ''}">${cell}</td>`,
      )}</tr>\n`,
  )}</tbody></table></div>
${notes.length > shortNotes ? html`<h2>Notes</h2>${notesList(notes)}` : undefined}`
}

/** More notes than this go under the table. */
const shortNotes = 3

const notesList = (notes: readonly string[]): Markup | undefined =>
  notes.length === 0 ? undefined : html`<ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`
