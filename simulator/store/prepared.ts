import { and, Column, eq, getTableColumns, getTableName, is, Param, Placeholder, type SQL, sql } from 'drizzle-orm'
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
  const columns = Object.entries(getTableColumns(table)).map(([name, column]) => ({
    name: name as keyof Table['$inferInsert'],
    // Asked of the columns that map only: most take their values as they are.
    mapped: column.mapToDriverValue === Column.prototype.mapToDriverValue ? undefined : column,
  }))
  return (row) => {
    const values: unknown[] = []
    for (const { name, mapped } of columns) {
      const value: unknown = row[name]
      values.push(value === undefined || value === null ? null : mapped ? mapped.mapToDriverValue(value) : value)
    }
    return values
  }
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

/**
 * The first column of a query prepared once: values of its placeholders, all texts -> that column of each row.
 *
 * Rows as arrays, and placeholders looked for at each call, take longer than the search itself.
 */
export function preparedColumn<Value>(
  { $client: client }: Database,
  query: { toSQL(): { readonly sql: string; readonly params: readonly unknown[] } },
): (values: Readonly<Record<string, string>>) => Value[] {
  const { sql: text, params } = query.toSQL()
  const statement = client.prepare<unknown[], Value>(text).pluck()
  const named = params.map((param) => (is(param, Param) && is(param.value, Placeholder) ? param.value : param))
  return (values) => statement.all(named.map((param) => (is(param, Placeholder) ? values[param.name] : param)))
}
