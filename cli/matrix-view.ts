import type { PrintableTable } from '#matrix/print.js'
import { plural } from '#reports/text/words.js'
import { textTable, WIDEST } from './text-table.js'

/** Columns of a functional matrix that a terminal has no room for; the star of a line moves to its id. */
const functional = ['Action', 'Paquets']

/** Columns shown of tables too wide for a terminal, or those left out of a matrix; the others are shown whole. */
const mainColumns: Readonly<
  Record<string, { readonly only?: readonly string[]; readonly without?: readonly string[] }>
> = {
  526: { without: functional },
  606: { without: functional },
  2018: { without: functional },
  documents: { without: ['Classe'] },
  transactions: { only: ['Transaction', 'Titre', 'Service', 'Corps', 'Paquets'] },
  rejets: { only: ['Rejet', 'Forme', 'Code', 'Texte'] },
  exigences: { only: ['Exigence', 'Transaction', 'Se voit', 'État', 'Énoncé'] },
  segur: { only: ['Exigence', 'Vague', 'Niveau', 'Se voit', 'Énoncé'] },
  tests: { only: ['Test', 'État', 'Acteur', 'Mode', 'Titre', 'Attendu'] },
  prerequis: { only: ['Prérequis', 'Titre', 'Transactions', 'Acteur', 'Prouve'] },
  declarations: { only: ['Exigence', 'Zone', 'Titre', 'Niveau', 'Authentification', 'Type'] },
  'scenarios-segur': { only: ['Scénario', 'Couloirs', 'Titre', 'Prouve'] },
  nomenclatures: { only: ['Nom', 'Contenu', 'Version', 'Lignes', 'Source'] },
  couverture: { only: ['Exigence', 'Titre', 'Règles', 'Scénarios', 'Sinon, pourquoi'] },
  hypotheses: { only: ['Hypothèse', 'Ce que fait le banc', 'Pourquoi'] },
}

/** Narrowest column that a fold may leave, in characters. */
const NARROWEST = 14
const gap = 2

export interface ViewOptions {
  /** Every column, each as wide as it needs. */
  readonly wide: boolean
  /** Columns of the terminal. */
  readonly screen: number
  /** How many rows the table has, when only some are given. */
  readonly outOf?: number
}

/** A table for the terminal, with its notes; of a wide one the main columns, folded so that they fit. */
export function tableLines(table: PrintableTable, { wide, screen, outOf }: ViewOptions): string[] {
  const { name, title, edition, header, rows, notes } = table
  const { only, without = [] } = wide ? {} : (mainColumns[name] ?? {})
  const shown = header
    .map((label, at) => ({ label, at }))
    .filter(({ label }) => (only ? only.includes(label) : !without.includes(label)))
  const hidden = header.filter((_, at) => !shown.some((column) => column.at === at))
  const cells = rows.map((row) => shown.map(({ at }) => cellOf(row, at, hidden.includes('Action'))))
  const labels = shown.map(({ label }) => label)
  return [
    edition ? `${title}, ${edition}` : title,
    '',
    ...textTable(labels, cells, wide ? [] : widths(labels, cells, screen)),
    '',
    ...notes,
    ...(hidden.length > 0 ? [`Colonnes non montrées : ${hidden.join(', ')} (--large les montre toutes).`] : []),
    outOf === undefined ? plural(rows.length, 'ligne') : `${plural(rows.length, 'ligne')} sur ${outOf}`,
  ]
}

const cellOf = (row: readonly string[], at: number, withStar: boolean): string =>
  `${row[at] ?? ''}${at === 0 && withStar && row[1]?.endsWith(' *') ? ' *' : ''}`

/** The widest columns give way first, a character at a time, until the line fits or none can. */
function widths(header: readonly string[], rows: readonly (readonly string[])[], screen: number): number[] {
  const lengths = header.map((label, at) =>
    Math.min(WIDEST, Math.max(label.length, ...rows.map((row) => (row[at] ?? '').length))),
  )
  let left = lengths.reduce((sum, length) => sum + length + gap, -gap) - screen
  while (left > 0) {
    const longest = Math.max(...lengths)
    if (longest <= NARROWEST) break
    lengths[lengths.lastIndexOf(longest)] = longest - 1
    left -= 1
  }
  return lengths
}
