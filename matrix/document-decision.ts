import { type ActorRole, columnOfRoles } from './document-actor.js'
import {
  confidenceWords,
  type DocumentColumn,
  type DocumentConfidence,
  type DocumentMatrix,
  type DocumentPolicy,
  type DocumentRow,
  type DocumentStatement,
  type DocumentValue,
  documentName,
  documentRow,
  unknownCellPolicy,
} from './document-matrix.js'
import { noSuchType, placeOutside } from './document-outside.js'
import type { Source } from './table.js'

export type { ActorRole } from './document-actor.js'

/** May the bearer of these roles read documents of this type, by this edition of the matrix? */
export interface DocumentQuestion {
  readonly matrix: DocumentMatrix
  readonly typeCode: string
  /** In their order: the profession, then the savoir-faire, the section or the role. */
  readonly roles: readonly ActorRole[]
  readonly isOccupationalDoctor?: boolean
}

/**
 * The matrix's answer.
 *
 * `row` is the place of the table that answers and `cell` what stands there (empty outside the table). `basis` is what
 * decided: the cell, a documented rule of the column, an assumption of the bench, or the absence of row or column.
 */
export interface DocumentDecision {
  readonly granted: boolean
  readonly row: string
  readonly cell: DocumentValue | ''
  readonly basis: 'cell' | 'rule' | 'assumed' | 'outside'
  readonly confidence: DocumentConfidence
  readonly why: string
  readonly source: Source
}

/**
 * Asks an edition of the document matrix one question.
 *
 * Total and pure: every question has an answer, and every answer names its row. No right without a row and a column.
 */
export function decideDocument({ matrix, typeCode, roles, isOccupationalDoctor }: DocumentQuestion): DocumentDecision {
  const column = isOccupationalDoctor ? undefined : columnOfRoles(matrix, roles)
  const row = documentRow(matrix, typeCode)
  const name = row ? documentName(row) : typeCode || 'Type absent'
  if (column === undefined) {
    const { id, label, policy } = placeOutside(roles, isOccupationalDoctor ?? false)
    return outside(`profession/${id}`, `${name}, ${label} : non. ${sentence(policy.why)}`, policy)
  }
  if (row === undefined)
    return outside('type', `${name}, ${column.label} : non. ${sentence(noSuchType.why)}`, noSuchType)
  return answer(matrix, row, column)
}

function answer(matrix: DocumentMatrix, row: DocumentRow, column: DocumentColumn): DocumentDecision {
  const place = `documents:${row.typeCode}@${column.id}`
  const { value, statements } = row.cells[matrix.columns.indexOf(column)] ?? { value: 'unknown', statements: [] }
  const who = `${documentName(row)}, ${column.label}`
  const deciding = statements.find((statement) => statement.value === value)
  if (value === 'unknown' || deciding === undefined) {
    const { granted, basis, confidence, why, source } = unknownCellPolicy(column, row.typeCode)
    const says = `${who} : ${granted ? 'oui' : 'non'}. Cellule inconnue, ${why}.`
    return { granted, row: place, cell: 'unknown', basis, confidence, why: says, source }
  }
  const { confidence, source } = deciding
  const says = `${who} : ${value === 'read' ? 'oui' : 'non'}. ${statements.map(told).join(' ')}`
  return { granted: value === 'read', row: place, cell: value, basis: 'cell', confidence, why: says, source }
}

const told = ({ value, edition, confidence }: DocumentStatement): string =>
  `Édition ${edition} : ${value === 'read' ? 'oui' : 'non'} (fiabilité ${confidenceWords[confidence]}).`

const outside = (place: string, why: string, { confidence, source }: DocumentPolicy): DocumentDecision => ({
  granted: false,
  row: `documents:hors-table/${place}`,
  cell: '',
  basis: 'outside',
  confidence,
  why,
  source,
})

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
