import { sourceDocument } from '#matrix/sources.js'
import type { Source } from '#matrix/table.js'
import type { CellSheet } from './cell-sheet.js'

/** A source with its document, whole enough to be found. */
export function citedSource({ doc, at }: Source): CellSheet['source'] {
  const { title = doc, version = '', where = '' } = sourceDocument(doc) ?? {}
  return { doc, title, version, where, at }
}

/** `Title (version), place`: a source in one line. */
export function sourceLine(source: Source): string {
  const { title, version, at } = citedSource(source)
  return `${title}${version ? ` (${version})` : ''}, ${at}`
}
