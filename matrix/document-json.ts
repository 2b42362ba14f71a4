import { documentImport, type ImportFacts, type ImportRead, oneLine, quoted } from './document-import.js'
import type { DocumentConfidence, DocumentMatrix, DocumentReading } from './document-matrix.js'
import { sourceDocument } from './sources.js'
import type { Source } from './table.js'

const format = 'dmp-bench/matrice-documents'

/** An edition as the JSON value that the bench keeps; `readDocumentJson` gives it back whole. */
export const documentJson = ({ edition, source, columns, rows, readings }: DocumentMatrix): unknown => ({
  format,
  edition,
  source,
  columns: columns.map(({ professions, sections, label }) => ({
    professions,
    ...(sections ? { sections } : {}),
    label,
  })),
  rows: rows.map(({ typeCode, label, cells }) => ({ typeCode, label, cells })),
  readings,
})

export const isDocumentJson = (value: unknown): boolean => isObject(value) && value.format === format

const statementValues = ['read', 'none'] as const
const cellValues = [...statementValues, 'unknown'] as const
const confidences: readonly DocumentConfidence[] = ['high', 'medium', 'low', 'assumed']

/**
 * Reads an edition kept by `documentJson`, or corrected by hand since.
 *
 *   JSON value -> the edition, or every fault with its JSON pointer
 */
export function readDocumentJson(value: unknown, facts: ImportFacts): ImportRead {
  const root = isObject(value) ? value : {}
  const edition = typeof root.edition === 'string' && root.edition !== '' ? root.edition : facts.edition
  const found = documentImport({ ...facts, edition })
  const list = (at: unknown, where: string): readonly unknown[] => {
    if (Array.isArray(at)) return at
    found.fault(where, 'une liste est attendue')
    return []
  }
  const text = (at: unknown, where: string): string => {
    if (typeof at === 'string' && at.trim() !== '' && at.length <= 2000) return oneLine(at)
    found.fault(where, 'un texte est attendu')
    return ''
  }
  const word = <Word extends string>(at: unknown, words: readonly Word[], where: string): Word | undefined => {
    const one = words.find((candidate) => candidate === at)
    if (one === undefined) found.fault(where, `${quoted(String(at))} : ${words.join(', ')} est attendu`)
    return one
  }
  const sourceAt = (at: unknown, where: string): Source => {
    const { doc, at: place } = isObject(at) ? at : {}
    const source = { doc: text(doc, `${where}/doc`), at: text(place, `${where}/at`) }
    if (source.doc !== '' && !sourceDocument(source.doc))
      found.fault(`${where}/doc`, `source ${quoted(source.doc)} inconnue`)
    return source
  }
  const texts = (at: unknown, where: string) => list(at, where).map((one, rank) => text(one, `${where}/${rank}`))

  const source = sourceAt(root.source, '/source')
  const columns = list(root.columns, '/columns').map((at, rank) => {
    const { professions, sections, label } = isObject(at) ? at : {}
    const where = `/columns/${rank}`
    const audience = {
      professions: texts(professions, `${where}/professions`),
      ...(sections === undefined ? {} : { sections: texts(sections, `${where}/sections`) }),
      label: text(label, `${where}/label`),
    }
    return found.column(audience, where)
  })
  const seen = new Map<string, number>()
  for (const [rank, row] of list(root.rows, '/rows').entries()) {
    const where = `/rows/${rank}`
    const { typeCode: code, cells } = isObject(row) ? row : {}
    const typeCode = found.type(typeof code === 'string' ? code : '', `${where}/typeCode`)
    const all = list(cells, `${where}/cells`)
    if (typeCode === undefined) continue
    const before = seen.get(typeCode)
    if (before !== undefined) found.fault(`${where}/typeCode`, `type ${typeCode} déjà en /rows/${before}`)
    if (all.length !== columns.length)
      found.fault(`${where}/cells`, `${all.length} cellules pour ${columns.length} colonnes`)
    if (before !== undefined || all.length !== columns.length) continue
    seen.set(typeCode, rank)
    for (const [at, cell] of all.entries()) {
      const column = columns[at]
      const place = `${where}/cells/${at}`
      const { value: said, statements } = isObject(cell) ? cell : {}
      const told = word(said, cellValues, `${place}/value`)
      const origins = list(statements, `${place}/statements`)
      if (column === undefined || told === undefined) continue
      const read = origins.map((statement, number) => {
        const here = `${place}/statements/${number}`
        const { value: one, edition: from, confidence, source: origin } = isObject(statement) ? statement : {}
        return {
          value: word(one, statementValues, `${here}/value`) ?? 'none',
          edition: text(from, `${here}/edition`),
          confidence: word(confidence, confidences, `${here}/confidence`) ?? 'low',
          source: sourceAt(origin, `${here}/source`),
        }
      })
      found.whole(typeCode, column, { value: told, statements: read }, place)
    }
  }
  const readings = list(root.readings, '/readings').map((at, rank): DocumentReading => {
    const { about, why } = isObject(at) ? at : {}
    return { about: text(about, `/readings/${rank}/about`), why: text(why, `/readings/${rank}/why`) }
  })
  return found.finish({ source, readings })
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
