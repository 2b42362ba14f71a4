import type { Database } from './open-database.js'

/** Few enough for the pages they touch to stay in memory until the commit. */
const exchangesPerTransaction = 64

/**
 * Lets the exchanges of a temporary database share transactions: each of its own, one costs more than its row, since
 * SQLite first copies every page it is about to change.
 *
 *   temporary database -> to be called before each exchange is written
 *
 * Nobody else reads such a database and nothing of it outlives the process: when it is committed changes nothing.
 * Whatever must be kept whole or not at all becomes a savepoint, which better-sqlite3 does by itself.
 */
export function sharedTransactions({ $client: client }: Database): () => void {
  const begin = client.prepare('BEGIN')
  const commit = client.prepare('COMMIT')
  let exchanges = 0
  return () => {
    exchanges += 1
    if (client.inTransaction && exchanges < exchangesPerTransaction) return
    if (client.inTransaction) commit.run()
    begin.run()
    exchanges = 0
  }
}
