import { and, eq, getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
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

const quoted = (name: string): string => `"${name}"`

/** The row as SQLite takes it, column by column; what is left out is null. */
function bind<Table extends SQLiteTable>(table: Table): (row: Table['$inferInsert']) => unknown[] {
  const columns = Object.entries(getTableColumns(table))
  return (row) =>
    columns.map(([name, column]) => {
      const value: unknown = row[name as keyof typeof row]
      return value === undefined || value === null ? null : column.mapToDriverValue(value)
    })
}

function insertSql(table: SQLiteTable): string {
  const columns = Object.values(getTableColumns(table))
  const names = columns.map(({ name }) => quoted(name)).join(', ')
  return `INSERT INTO ${quoted(getTableName(table))} (${names}) VALUES (${columns.map(() => '?').join(', ')})`
}

/**
 * An INSERT prepared once: row -> its rowid.
 *
 * Columns left out of a row are null, which an integer primary key fills. The statement is SQLite's own: going through
 * the query builder at each row takes longer than the row.
 */
export function preparedInsert<Table extends SQLiteTable>(
  { $client: client }: Database,
  table: Table,
): (row: Table['$inferInsert']) => number {
  const statement = client.prepare(insertSql(table))
  const values = bind(table)
  return (row) => Number(statement.run(values(row)).lastInsertRowid)
}

/** As `preparedInsert`, for tables whose row is a key and a `body`: a row of the same key gets the new body. */
export function preparedSave<Table extends SQLiteTable & { readonly body: SQLiteColumn }>(
  { $client: client }: Database,
  table: Table,
  key: SQLiteColumn[],
): (row: Table['$inferInsert']) => void {
  const body = quoted(table.body.name)
  const target = key.map(({ name }) => quoted(name)).join(', ')
  const statement = client.prepare(
    `${insertSql(table)} ON CONFLICT (${target}) DO UPDATE SET ${body} = excluded.${body}`,
  )
  const values = bind(table)
  return (row) => {
    statement.run(values(row))
  }
}
