import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const columnList = (columns: readonly { readonly name: string }[]): string =>
  columns.map(({ name }) => quoted(name)).join(', ')

const columnDefinition = (column: SQLiteColumn): string =>
  `${quoted(column.name)} ${column.getSQLType()}${column.primary ? ' PRIMARY KEY' : ''}${column.notNull ? ' NOT NULL' : ''}`

/**
 * The statements that make a table of the schema and its indexes, so that the schema is written once.
 *
 *   Drizzle table -> CREATE statements, in order
 *
 * Knows what the schema uses: columns, primary keys, indexes on columns. Throws on an index over an expression.
 */
export function createStatements(table: SQLiteTable): string[] {
  const { name, columns, indexes, primaryKeys } = getTableConfig(table)
  const lines = [
    ...columns.map(columnDefinition),
    ...primaryKeys.map((key) => `PRIMARY KEY (${columnList(key.columns)})`),
  ]
  return [
    `CREATE TABLE ${quoted(name)} (${lines.join(', ')})`,
    ...indexes.map(({ config }) => {
      const on = config.columns.map((column) => {
        if (!('name' in column)) throw new Error(`index ${config.name} is not on plain columns`)
        return column
      })
      return `CREATE ${config.unique ? 'UNIQUE ' : ''}INDEX ${quoted(config.name)} ON ${quoted(name)} (${columnList(on)})`
    }),
  ]
}
