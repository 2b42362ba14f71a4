import type { Entries } from './entries.js'
import type { Database } from './open-database.js'
import { matching, preparedInsert } from './prepared.js'
import { contents, entries } from './schema.js'

/** Long parts of documents in the database: the file of `--db` holds the whole state. */
export function entryTable(db: Database): Entries {
  const { seq, summary, leafXml, body } = entries
  const { contentType, bytes } = contents
  const insert = preparedInsert(db, entries)
  const insertContent = preparedInsert(db, contents)
  const searched = db.select({ summary, leafXml }).from(entries).where(matching({ seq })).prepare()
  const bodyOf = db.select({ body }).from(entries).where(matching({ seq })).prepare()
  const contentOf = db
    .select({ contentType, bytes })
    .from(contents)
    .where(matching({ seq: contents.seq }))
    .prepare()
  const known = <Row>(row: Row | undefined, of: number): Row => {
    if (!row) throw new Error(`document ${of} left the store while it was searched`)
    return row
  }
  return {
    add(space, added) {
      for (const { seq: of, texts, content } of added) {
        insert({ seq: of, space, ...texts, leafXml: Buffer.from(texts.leafXml, 'utf8') })
        if (content) insertContent({ seq: of, space, ...content })
      }
    },
    searched: (of) => known(searched.get({ seq: of }), of),
    body: (of) => known(bodyOf.get({ seq: of }), of).body,
    content: (of) => contentOf.get({ seq: of }),
    dropUnused: () => undefined,
    takenBack: () => undefined,
  }
}
