import { sourceDocument } from './sources.js'

/** Marks of confidence of a row: read in an official text, seen by a real client, deduced, or chosen by us. */
export type Confidence = 'official' | 'client' | 'inferred' | 'assumed'

/** Where a row was read: a document of `sources.ts` and the place in it. */
export interface Source {
  readonly doc: string
  readonly at: string
}

/**
 * Freezes a table of rows that carry an id.
 *
 *   rows -> the same rows, deeply frozen
 *
 * Throws when two rows share an id, when a row has no source or one that `sources.ts` does not know, and when a text is
 * empty: a table with a hole must not load.
 */
export function defineTable<const Row extends { readonly id: string; readonly source: Source }>(
  name: string,
  rows: readonly Row[],
): readonly Row[] {
  const seen = new Set<string>()
  for (const row of rows) {
    if (!row.id) throw new Error(`${name}: a row has no id`)
    if (seen.has(row.id)) throw new Error(`${name}: two rows have the id ${row.id}`)
    if (!row.source?.doc || !row.source.at) throw new Error(`${name}: row ${row.id} has no source`)
    if (!sourceDocument(row.source.doc)) {
      throw new Error(`${name}: row ${row.id} cites ${row.source.doc}, which is no known document`)
    }
    const hole = Object.entries(row).find(([, value]) => value === '')
    if (hole) throw new Error(`${name}: row ${row.id} has an empty ${hole[0]}`)
    seen.add(row.id)
    deepFreeze(row)
  }
  return Object.freeze(rows)
}

export function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}
