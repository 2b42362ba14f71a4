import Sqlite from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { createStatements } from './create-tables.js'
import { schemaVersion, tables } from './schema.js'

export type Database = BetterSQLite3Database & { readonly $client: Sqlite.Database }

/** The file of `--db` cannot hold the state of the bench; `message` is a French sentence for the user. */
export class UnusableDatabase extends Error {}

/** Pages kept in memory, in KiB: enough for the indexes and the documents in use, however much is stored. */
const cacheKib = 16 * 1024

/**
 * Opens the database of the bench.
 *
 *   file name, or undefined for a database that ends with the process -> Database with its tables
 *
 * Without a file, SQLite keeps a private temporary database: in memory up to its cache, then in a file that nobody
 * else sees and that the system deletes. Thousands of documents and exchanges then cost disk, not memory.
 * A file is ours alone as long as it is open: two benches would each go on from a state that the other changes. SQLite
 * holds the lock, so that it ends with the process, however that ends.
 * Throws UnusableDatabase when the file is not ours, cannot be opened, or is open elsewhere.
 */
export function openDatabase(file: string | undefined): Database {
  try {
    const client = new Sqlite(file ?? '', { timeout: 0 })
    try {
      return prepare(client, file)
    } catch (error) {
      client.close()
      throw error
    }
  } catch (error) {
    if (error instanceof UnusableDatabase || file === undefined) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new UnusableDatabase(`Impossible d'ouvrir la base « ${file} » : ${reason}.`, { cause: error })
  }
}

/**
 * With a file, documents and journal are long blobs: small pages would cost a system call for every four kilobytes of
 * them. Without, they are beside the database, and each change copies the pages it touches to take itself back.
 */
const pageBytes = (file: string | undefined): number => (file === undefined ? 4 : 32) * 1024

function prepare(client: Sqlite.Database, file: string | undefined): Database {
  client.pragma(`page_size = ${pageBytes(file)}`)
  if (file !== undefined) lock(client)
  const version = client.pragma('user_version', { simple: true })
  const empty = client.prepare('SELECT count(*) AS tables FROM sqlite_master').pluck().get() === 0
  if (!empty && version !== schemaVersion) {
    throw new UnusableDatabase(
      `La base « ${file} » n'a pas été faite par cette version de dmp-bench : donnez un autre nom de fichier, ou supprimez-la.`,
    )
  }
  client.pragma(`cache_size = -${cacheKib}`)
  if (file === undefined) {
    client.pragma('journal_mode = MEMORY')
    client.pragma('synchronous = OFF')
  } else {
    client.pragma('journal_mode = WAL')
    client.pragma('synchronous = NORMAL')
  }
  if (empty) {
    client.transaction(() => {
      for (const table of tables) for (const statement of createStatements(table)) client.exec(statement)
      client.pragma(`user_version = ${schemaVersion}`)
    })()
  }
  return drizzle({ client }) as Database
}

/** Takes the lock at once, and keeps it: without a first transaction, two that start together would each hold half of it. */
function lock(client: Sqlite.Database): void {
  client.pragma('locking_mode = EXCLUSIVE')
  client.exec('BEGIN EXCLUSIVE; COMMIT')
}
