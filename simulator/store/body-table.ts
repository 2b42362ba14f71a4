import { notInArray } from 'drizzle-orm'
import type { Bodies } from './bodies.js'
import type { Database } from './open-database.js'
import { matching, preparedInsert } from './prepared.js'
import { exchangeBodies, exchanges } from './schema.js'

/** Bodies in the database: the file of `--db` holds the whole state. Each exchange is a segment of its own. */
export function bodyTable(db: Database): Bodies {
  const { segment, bytes } = exchangeBodies
  const insert = preparedInsert(db, exchangeBodies)
  const find = db.select({ bytes }).from(exchangeBodies).where(matching({ segment })).prepare()
  const removeUnused = db
    .delete(exchangeBodies)
    .where(notInArray(segment, db.select({ segment: exchanges.segment }).from(exchanges)))
    .prepare()
  return {
    append: (pieces) => ({ segment: insert({ bytes: Buffer.concat(pieces) }), offset: 0 }),
    read: (place) => find.get({ segment: place.segment })?.bytes ?? new Uint8Array(),
    dropUnused() {
      removeUnused.run()
    },
    close: () => undefined,
  }
}
