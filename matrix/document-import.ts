import { columnOfAudience, faultsOfAudience, type HeadedAudience, overlap } from './document-audience.js'
import type {
  DocumentCell,
  DocumentColumn,
  DocumentMatrix,
  DocumentReading,
  DocumentRow,
  DocumentStatement,
  DocumentValue,
} from './document-matrix.js'
import { applicationReadings } from './document-readings.js'
import { documentMatrixTitle, documentTypes } from './document-rights.js'
import { deepFreeze, type Source } from './table.js'

/** What is wrong in a file and where: a sheet, a line and a column, or a JSON pointer. `says` is French. */
export interface ImportFault {
  readonly where: string
  readonly says: string
}

/** A file read whole: its edition, and the types left out on demand; or every fault of it. */
export type ImportRead =
  | { readonly ok: true; readonly matrix: DocumentMatrix; readonly ignoredTypes: readonly string[] }
  | { readonly ok: false; readonly faults: readonly ImportFault[] }

export interface ImportFacts {
  /** Name of the file, as the source of what has no other. */
  readonly file: string
  readonly edition: string
  /** Leaves out the types that JDV_J66 does not have, which no DMP holds, instead of refusing the file. */
  readonly ignoreUnknownTypes: boolean
}

/** One cell as a file tells it; what it does not say is the file's. */
export interface ImportedCell {
  readonly value: DocumentValue
  readonly edition?: string
  readonly confidence?: DocumentStatement['confidence']
  readonly source?: Source
}

/** Collects a table cell by cell, with every fault; `finish` gives the edition only when there was none. */
export interface DocumentImport {
  fault(where: string, says: string): void
  /** The type of a row; undefined, told once for each place, when it is unknown. */
  type(typeCode: string, where: string): string | undefined
  column(audience: HeadedAudience, where: string): DocumentColumn | undefined
  cell(typeCode: string, column: DocumentColumn, cell: ImportedCell, where: string): void
  /** A cell with all that was said of it, where one value was chosen among several. */
  whole(typeCode: string, column: DocumentColumn, cell: DocumentCell, where: string): void
  finish(kept?: { readonly source?: Source; readonly readings?: readonly DocumentReading[] }): ImportRead
}

const typesByCode = new Map(documentTypes.map((type) => [type.typeCode, type]))

/** A table to be filled; refuses unknown types and professions, duplicates, contradictions and holes. */
export function documentImport(facts: ImportFacts): DocumentImport {
  const faults: ImportFault[] = []
  const columns: { readonly column: DocumentColumn; readonly where: string }[] = []
  const types = new Set<string>()
  const ignored = new Set<string>()
  const cells = new Map<string, { readonly cell: DocumentCell; readonly where: string }>()
  const fault = (where: string, says: string): void => {
    faults.push({ where, says })
  }

  return {
    fault,
    type(typeCode, where) {
      if (typesByCode.has(typeCode)) {
        types.add(typeCode)
        return typeCode
      }
      if (facts.ignoreUnknownTypes && typeCode !== '') ignored.add(oneLine(typeCode.slice(0, 40)))
      else fault(where, typeCode === '' ? 'type de document absent' : `type ${quoted(typeCode)} inconnu de JDV_J66`)
      return undefined
    },
    column(audience, where) {
      const unknown = faultsOfAudience(audience)
      for (const says of unknown) fault(where, says)
      if (unknown.length > 0) return undefined
      const column = columnOfAudience({ ...audience, label: oneLine(audience.label) })
      const same = columns.find((other) => other.column.id === column.id)
      if (same) return same.column
      const taken = columns.find((other) => overlap(other.column, column))
      if (taken) {
        fault(where, `profession déjà dans la colonne « ${taken.column.label} » (${taken.where})`)
        return undefined
      }
      columns.push({ column, where })
      return column
    },
    cell(typeCode, column, told, where) {
      const place = `${typeCode}@${column.id}`
      const before = cells.get(place)
      const statement = statementOf(told, facts, where)
      if (before === undefined) {
        cells.set(place, { cell: { value: told.value, statements: statement ? [statement] : [] }, where })
        return
      }
      if (before.cell.value !== told.value) fault(where, `contredit ${before.where}`)
      else if (statement === undefined || before.cell.statements.some((one) => repeats(one, statement, told.source)))
        fault(where, `doublon de ${before.where}`)
      else cells.set(place, { ...before, cell: { ...before.cell, statements: [...before.cell.statements, statement] } })
    },
    whole(typeCode, column, cell, where) {
      const place = `${typeCode}@${column.id}`
      const before = cells.get(place)
      const founded = cell.value === 'unknown' || cell.statements.some(({ value }) => value === cell.value)
      if (before) fault(where, `doublon de ${before.where}`)
      else if (!founded) fault(where, `valeur ${cell.value} qu'aucune source ne dit`)
      else if (cell.value === 'unknown' && cell.statements.length > 0) fault(where, 'cellule inconnue, mais sourcée')
      else cells.set(place, { cell, where })
    },
    finish({ source, readings } = {}) {
      if (types.size === 0 && faults.length === 0) fault(facts.file, 'aucun type de document lu')
      if (columns.length === 0 && faults.length === 0) fault(facts.file, 'aucune profession lue')
      // Holes of a table with other faults are mostly their consequence.
      if (faults.length === 0) {
        for (const typeCode of types)
          for (const { column } of columns)
            if (!cells.has(`${typeCode}@${column.id}`))
              fault(`${typeCode}, ${column.label} (${column.heading})`, 'cellule absente')
      }
      if (faults.length > 0) return { ok: false, faults }
      const rows = documentTypes
        .filter(({ typeCode }) => types.has(typeCode))
        .map(
          (type): DocumentRow => ({
            ...type,
            cells: columns.map(({ column }) => cells.get(`${type.typeCode}@${column.id}`)?.cell ?? unknownCell),
          }),
        )
      const matrix: DocumentMatrix = {
        title: documentMatrixTitle,
        edition: oneLine(facts.edition),
        source: source ?? { doc: 'matrice-importee', at: oneLine(facts.file) },
        columns: columns.map(({ column }) => column),
        rows,
        readings: readings ?? applicationReadings,
      }
      return { ok: true, matrix: deepFreeze(matrix), ignoredTypes: [...ignored] }
    },
  }
}

const unknownCell: DocumentCell = { value: 'unknown', statements: [] }

const statementOf = (
  { value, edition, confidence, source }: ImportedCell,
  facts: ImportFacts,
  where: string,
): DocumentStatement | undefined =>
  value === 'unknown'
    ? undefined
    : {
        value,
        edition: oneLine(edition ?? facts.edition),
        confidence: confidence ?? 'high',
        source: source ? { ...source, at: oneLine(source.at) } : { doc: 'matrice-importee', at: where },
      }

/** Two statements of one edition are one said twice, unless each names its own source. */
const repeats = (before: DocumentStatement, statement: DocumentStatement, own: Source | undefined): boolean =>
  before.edition === statement.edition &&
  (own === undefined || (before.source.doc === own.doc && before.source.at === own.at))

/** Text of a file on one line, without what a terminal would obey. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')

/** Text of a file in a sentence: short, whatever it is. */
export const quoted = (text: string): string => `« ${oneLine(text.length > 40 ? `${text.slice(0, 40)}…` : text)} »`
