import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from './open-database.js'

/** Equality of columns with placeholders of the names given, for statements that are prepared once. */
export const matching = (columns: Readonly<Record<string, SQLiteColumn>>): SQL | undefined =>
  and(...Object.entries(columns).map(([name, column]) => eq(column, sql.placeholder(name))))

/** The columns that say whose a row is: placeholders `space`, `ins` and `insOid`. */
export const ofPatient = <Table extends Record<'space' | 'ins' | 'insOid', SQLiteColumn>>({
  space,
  ins,
  insOid,
}: Table): Record<'space' | 'ins' | 'insOid', SQLiteColumn> => ({ space, ins, insOid })

const valuesOf = <Table extends SQLiteTable>(table: Table): Table['$inferInsert'] =>
  Object.fromEntries(
    Object.keys(getTableColumns(table)).map((name) => [name, sql.placeholder(name)]),
  ) as Table['$inferInsert']

const blankRow = (table: SQLiteTable): Record<string, null> =>
  Object.fromEntries(Object.keys(getTableColumns(table)).map((name) => [name, null]))

/**
 * An INSERT prepared once: row -> its rowid.
 *
 * Columns left out of a row are null, which an integer primary key fills.
 */
export function preparedInsert<Table extends SQLiteTable>(
  db: Database,
  table: Table,
): (row: Table['$inferInsert']) => number {
  const statement = db.insert(table).values(valuesOf(table)).prepare()
  const blank = blankRow(table)
  return (row) => Number(statement.run({ ...blank, ...row }).lastInsertRowid)
}

/** As `preparedInsert`, for tables whose row is a key and a `body`: a row of the same key gets the new body. */
export function preparedSave<Table extends SQLiteTable & { readonly body: SQLiteColumn }>(
  db: Database,
  table: Table,
  key: SQLiteColumn[],
): (row: Table['$inferInsert']) => void {
  const set = { body: sql`excluded.body` } as unknown as Partial<Table['$inferInsert']>
  const statement = db.insert(table).values(valuesOf(table)).onConflictDoUpdate({ target: key, set }).prepare()
  return (row) => {
    statement.run(row)
  }
}
