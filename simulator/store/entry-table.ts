import type { Entries } from './entries.js'
import type { Database } from './open-database.js'
import { matching, preparedInsert } from './prepared.js'
import { entries } from './schema.js'

/** Texts of documents in the database: the file of `--db` holds the whole state. */
export function entryTable(db: Database): Entries {
  const { seq, summary, leafXml, body } = entries
  const insert = preparedInsert(db, entries)
  const searched = db.select({ summary, leafXml }).from(entries).where(matching({ seq })).prepare()
  const bodyOf = db.select({ body }).from(entries).where(matching({ seq })).prepare()
  const known = <Row>(row: Row | undefined, of: number): Row => {
    if (!row) throw new Error(`document ${of} left the store while it was searched`)
    return row
  }
  return {
    add(space, of, texts) {
      insert({ seq: of, space, ...texts })
    },
    searched: (of) => known(searched.get({ seq: of }), of),
    body: (of) => known(bodyOf.get({ seq: of }), of).body,
  }
}
