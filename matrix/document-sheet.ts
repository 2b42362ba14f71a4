import { audienceText, type HeadedAudience, readAudience } from './document-audience.js'
import { type DocumentImport, documentImport, type ImportFacts, type ImportRead, quoted } from './document-import.js'
import {
  confidenceWords,
  type DocumentColumn,
  type DocumentConfidence,
  type DocumentMatrix,
  type DocumentValue,
  valueWords,
} from './document-matrix.js'
import { sourceDocument } from './sources.js'
import type { Source } from './table.js'

/** A sheet as text, and how to name one of its cells to a reader (row and column from 0). */
export interface SheetTable {
  readonly rows: readonly (readonly string[])[]
  readonly place: (row: number, column?: number) => string
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .trim()
    .toLowerCase()

const spelt = <Value extends string>(words: Readonly<Record<Value, readonly string[]>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries<readonly string[]>(words).flatMap(([value, all]) => all.map((word) => [word, value as Value])))

const values = spelt<DocumentValue>({
  read: ['oui', 'o', 'x', 'lecture', 'read', '1', 'vrai', 'true'],
  none: ['non', 'n', '-', '–', 'none', '0', 'faux', 'false'],
  unknown: ['inconnu', '?', 'unknown'],
})

const confidences = spelt<DocumentConfidence>({
  high: ['haute', 'high'],
  medium: ['moyenne', 'medium'],
  low: ['faible', 'low'],
  assumed: ['supposee', 'assumed'],
})

const typeHeadings = ['type', 'typecode', 'code', 'code type', 'type de document']
const labelHeadings = ['libelle', 'classe', 'classcode']
const listHeadings = ['professions', 'profession', 'valeur', 'edition', 'fiabilite', 'source', 'lieu'] as const

/** A title and a legend may stand above the headings. */
const linesAbove = 20

/** One line a type, one column a profession: for those who read; where each cell was read is not in it. */
export const documentGrid = (matrix: DocumentMatrix): string[][] => [
  ['type', 'libellé', ...matrix.columns.map((column) => `${audienceText(column)} ${column.label}`)],
  ...matrix.rows.map(({ typeCode, label, cells }) => [typeCode, label, ...cells.map(({ value }) => valueWords[value])]),
]

/** One line for each thing said of a cell: all that an edition holds, its readings apart. */
export const documentList = (matrix: DocumentMatrix): string[][] => [
  ['type', 'libellé', ...['professions', 'profession', 'valeur', 'édition', 'fiabilité', 'source', 'lieu']],
  ...matrix.rows.flatMap(({ typeCode, label, cells }) =>
    cells.flatMap(({ value, statements }, at) => {
      const column = matrix.columns[at] as DocumentColumn
      const head = [typeCode, label, audienceText(column), column.label]
      if (statements.length === 0) return [[...head, valueWords[value], '', '', '', '']]
      return statements.map(({ value: said, edition, confidence, source }) => [
        ...head,
        valueWords[said],
        edition,
        confidenceWords[confidence],
        source.doc,
        source.at,
      ])
    }),
  ),
]

const headingLine = ({ rows }: SheetTable): number =>
  rows.findIndex((row, at) => at < linesAbove && typeHeadings.includes(plain(row.find(isFilled) ?? '')))

/** Has it the headings of a document matrix? A workbook may hold other sheets. */
export const isDocumentSheet = (table: SheetTable): boolean => headingLine(table) >= 0

/**
 * Reads a sheet, as a grid or as a list: the headings tell which.
 *
 *   rows of text -> the edition, or every fault with its line and column
 */
export function readDocumentSheet(sheet: SheetTable, facts: ImportFacts): ImportRead {
  const { rows, place } = sheet
  const found = documentImport(facts)
  const top = headingLine(sheet)
  const headings = rows[top]
  if (headings === undefined) {
    found.fault(place(0), `ligne de titres introuvable : sa première cellule doit être « type »`)
    return found.finish()
  }
  const body = rows.map((cells, line) => ({ cells, line })).slice(top + 1)
  const table = { headings, place, top, body: body.filter(({ cells }) => cells.some(isFilled)) }
  const listed = ['valeur', 'professions'].every((name) => headings.some((text) => plain(text) === name))
  if (listed) readList(found, table)
  else readGrid(found, table)
  return found.finish()
}

interface HeadedTable extends Pick<SheetTable, 'place'> {
  readonly headings: readonly string[]
  readonly top: number
  readonly body: readonly { readonly cells: readonly string[]; readonly line: number }[]
}

const isFilled = (text: string): boolean => text.trim() !== ''

function readGrid(found: DocumentImport, { headings, place, top, body }: HeadedTable): void {
  const typeAt = headings.findIndex(isFilled)
  const heads = new Map<string, number>()
  const columns = headings.flatMap((text, at) => {
    if (at === typeAt || !isFilled(text) || labelHeadings.includes(plain(text))) return []
    const column = readColumn(found, text, place(top, at))
    if (column === undefined) return []
    const before = heads.get(column.id)
    if (before !== undefined) {
      found.fault(place(top, at), `profession déjà dans la colonne « ${column.label} » (${place(top, before)})`)
      return []
    }
    heads.set(column.id, at)
    return [{ column, at }]
  })
  const seen = new Map<string, number>()
  for (const { cells, line } of body) {
    const typeCode = found.type((cells[typeAt] ?? '').trim(), place(line, typeAt))
    if (typeCode === undefined) continue
    const before = seen.get(typeCode)
    if (before !== undefined) {
      found.fault(place(line, typeAt), `type ${typeCode} déjà en ${place(before, typeAt)}`)
      continue
    }
    seen.set(typeCode, line)
    for (const { column, at } of columns) {
      const value = readValue(found, cells[at] ?? '', place(line, at))
      if (value !== undefined) found.cell(typeCode, column, { value }, place(line, at))
    }
    for (const [at, text] of cells.entries())
      if (isFilled(text) && !isFilled(headings[at] ?? '')) found.fault(place(line, at), 'cellule hors de toute colonne')
  }
}

function readList(found: DocumentImport, { headings, place, body }: HeadedTable): void {
  const typeAt = headings.findIndex(isFilled)
  const at = Object.fromEntries(
    listHeadings.map((name) => [name, headings.findIndex((text) => plain(text) === name)]),
  ) as Record<(typeof listHeadings)[number], number>
  for (const { cells, line } of body) {
    const text = (name: keyof typeof at): string => (cells[at[name]] ?? '').trim()
    const typeCode = found.type((cells[typeAt] ?? '').trim(), place(line, typeAt))
    const column = readColumn(found, text('professions'), place(line, at.professions), text('profession'))
    const value = readValue(found, text('valeur'), place(line, at.valeur))
    const confidence = readConfidence(found, text('fiabilite'), place(line, at.fiabilite))
    if (typeCode === undefined || column === undefined || value === undefined || confidence === null) continue
    const source = readSource(text('source'), text('lieu'))
    const edition = text('edition').slice(0, 200)
    const told = { value, ...(edition ? { edition } : {}), ...(confidence ? { confidence } : {}) }
    found.cell(typeCode, column, { ...told, ...(source ? { source } : {}) }, place(line, at.valeur))
  }
}

function readColumn(found: DocumentImport, text: string, where: string, label = ''): DocumentColumn | undefined {
  const audience = readAudience(text)
  if (audience === undefined) {
    found.fault(where, `profession ${quoted(text)} illisible : un code est attendu, comme « 60, 69 Infirmiers »`)
    return undefined
  }
  const headed: HeadedAudience = label === '' ? audience : { ...audience, label: label.slice(0, 200) }
  return found.column(headed, where)
}

function readValue(found: DocumentImport, text: string, where: string): DocumentValue | undefined {
  const value = values.get(plain(text))
  if (value === undefined)
    found.fault(where, isFilled(text) ? `valeur ${quoted(text)} : oui, non ou ? est attendu` : 'cellule vide')
  return value
}

/** null: told as a fault. */
function readConfidence(found: DocumentImport, text: string, where: string): DocumentConfidence | undefined | null {
  if (text === '') return undefined
  const confidence = confidences.get(plain(text))
  if (confidence !== undefined) return confidence
  found.fault(where, `fiabilité ${quoted(text)} : haute, moyenne, faible ou supposée est attendu`)
  return null
}

/** A source of our list by its id; any other text is the importer's own. */
function readSource(doc: string, at: string): Source | undefined {
  if (doc === '' && at === '') return undefined
  if (sourceDocument(doc)) return { doc, at: at.slice(0, 300) || doc }
  return { doc: 'matrice-importee', at: [doc, at].filter(isFilled).join(', ').slice(0, 300) }
}
