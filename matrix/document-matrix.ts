import type { Source } from './table.js'

/** `read`: consult and download; `none`: neither listed nor opened; `unknown`: no public source gives the cell. */
export type DocumentValue = 'read' | 'none' | 'unknown'

/** How far a statement may be trusted, as the source graded it; `assumed` is a choice of the bench. */
export type DocumentConfidence = 'high' | 'medium' | 'low' | 'assumed'

/** What one source says of one cell. */
export interface DocumentStatement {
  readonly value: Exclude<DocumentValue, 'unknown'>
  readonly edition: string
  readonly confidence: DocumentConfidence
  readonly source: Source
}

/** A cell: `value` is what is applied, `statements` everything that was read of it; none when it is unknown. */
export interface DocumentCell {
  readonly value: DocumentValue
  readonly statements: readonly DocumentStatement[]
}

/** What is applied where a cell is unknown: `rule` when a source documents the column, `assumed` otherwise. */
export interface DocumentPolicy {
  readonly basis: 'rule' | 'assumed'
  readonly granted: boolean
  readonly confidence: DocumentConfidence
  /** French, without final stop. */
  readonly why: string
  readonly source: Source
  /** Types for which the column is closed all the same, and why. */
  readonly except?: { readonly typeCodes: readonly string[]; readonly why: string }
}

/** Who stands in a column: `professions` are codes of the first role of the VIHF, or of TRE_R85 for a role. */
export interface DocumentAudience {
  readonly professions: readonly string[]
  /** Sub-sections of TRE_G05 that the column keeps for itself; absent when it takes the profession whole. */
  readonly sections?: readonly string[]
}

export interface DocumentColumn extends DocumentAudience {
  readonly id: string
  /** Short heading, without blank. */
  readonly heading: string
  readonly label: string
  readonly policy: DocumentPolicy
}

/** A type of document; `cells` stand in the order of the columns. `classCode` is absent when ASS_X16 gives none. */
export interface DocumentRow {
  readonly typeCode: string
  readonly label: string
  readonly classCode?: string
  readonly cells: readonly DocumentCell[]
}

/** Where sources disagree or say nothing: the question, what is applied and why. */
export interface DocumentReading {
  readonly about: string
  readonly why: string
}

/** One edition of the document matrix, built-in or imported: a plain value, the same through JSON. */
export interface DocumentMatrix {
  readonly title: string
  readonly edition: string
  readonly source: Source
  readonly columns: readonly DocumentColumn[]
  readonly rows: readonly DocumentRow[]
  readonly readings: readonly DocumentReading[]
}

/** Words for a reader. */
export const valueWords: Readonly<Record<DocumentValue, string>> = { read: 'oui', none: 'non', unknown: 'inconnu' }
export const confidenceWords: Readonly<Record<DocumentConfidence, string>> = {
  high: 'haute',
  medium: 'moyenne',
  low: 'faible',
  assumed: 'supposée',
}

const rowsOf = new WeakMap<DocumentMatrix, ReadonlyMap<string, DocumentRow>>()

/** The row of a type; undefined when the edition has none. */
export function documentRow(matrix: DocumentMatrix, typeCode: string): DocumentRow | undefined {
  const known = rowsOf.get(matrix) ?? new Map(matrix.rows.map((row) => [row.typeCode, row]))
  rowsOf.set(matrix, known)
  return known.get(typeCode)
}

/** The column of a profession, and of a sub-section when one keeps it for itself; undefined when there is none. */
export function audienceColumn(
  matrix: DocumentMatrix,
  profession: string,
  sections: readonly string[],
): DocumentColumn | undefined {
  const candidates = matrix.columns.filter(({ professions }) => professions.includes(profession))
  return (
    candidates.find((column) => column.sections?.some((section) => sections.includes(section))) ??
    candidates.find((column) => column.sections === undefined)
  )
}

/** What is applied to the unknown cell of a type in a column. */
export function unknownCellPolicy({ policy }: DocumentColumn, typeCode: string): DocumentPolicy {
  const { except } = policy
  return except?.typeCodes.includes(typeCode) ? { ...policy, granted: false, why: except.why } : policy
}

/** `15508-5 CR d'accouchement`, for a sentence. */
export const documentName = ({ typeCode, label }: Pick<DocumentRow, 'typeCode' | 'label'>): string =>
  `${label} (${typeCode})`
