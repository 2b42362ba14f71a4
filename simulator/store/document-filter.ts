import { gte, lt, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { firstInstantOf } from '../domain/partial-time.js'
import type { DocumentFilter, TimeRange } from '../domain/world.js'
import { documents } from './schema.js'

/** A search as SQL: conditions with placeholders, their values, and a key that searches of the same shape share. */
export interface DocumentConditions {
  readonly shape: string
  /** Made for the first search of a shape only: making them costs as much as searching. */
  readonly conditions: () => readonly SQL[]
  readonly values: Readonly<Record<string, string>>
}

/** Items of a JSON array given at each call, so that one prepared statement serves lists of any length. */
export const items = (name: string): SQL => sql`(select value from json_each(${sql.placeholder(name)}))`

/** `code^^system` without its system. */
const bareCode = (coded: SQL | SQLiteColumn): SQL => sql`substr(${coded}, 1, instr(${coded}, '^^') - 1)`

const codeIn = (coded: SQL | SQLiteColumn, wanted: SQL): SQL =>
  sql`(${coded} in ${wanted} or ${bareCode(coded)} in ${wanted})`

/** Every group has a code among those of the document. */
const everyGroup = (column: SQLiteColumn, name: string): SQL => {
  const group = sql`(select value from json_each(asked.value))`
  return sql`not exists (select 1 from json_each(${sql.placeholder(name)}) asked
    where not exists (select 1 from json_each(${column}) code where ${codeIn(sql`code.value`, group)}))`
}

/** Every group has a pattern that one value of the document is like. */
const everyGroupLike = (column: SQLiteColumn, name: string): SQL =>
  sql`not exists (select 1 from json_each(${sql.placeholder(name)}) asked
    where not exists (select 1 from json_each(${column}) held, json_each(asked.value) pattern
      where held.value like pattern.value))`

const codeColumns = {
  typeCodes: documents.typeCode,
  classCodes: documents.classCode,
  formatCodes: documents.formatCode,
  practiceSettingCodes: documents.practiceSettingCode,
  healthcareFacilityTypeCodes: documents.healthcareFacilityTypeCode,
} as const satisfies Partial<Record<keyof DocumentFilter, SQLiteColumn>>

const groupColumns = {
  confidentialityCodes: documents.confidentialityCodes,
  eventCodes: documents.eventCodes,
} as const satisfies Partial<Record<keyof DocumentFilter, SQLiteColumn>>

const timeColumns = {
  creationTime: documents.creationTime,
  serviceStartTime: documents.serviceStartTime,
  serviceStopTime: documents.serviceStopTime,
} as const satisfies Partial<Record<keyof DocumentFilter, SQLiteColumn>>

/** The conditions of the filters that are there. A document without a time is out of any range of it. */
export function documentConditions(filter: DocumentFilter): DocumentConditions {
  const conditions: (() => SQL)[] = []
  const values: Record<string, string> = {}
  const add = (name: string, value: string, condition: () => SQL): void => {
    conditions.push(condition)
    values[name] = value
  }
  /** One value is compared at once: a list of one costs three times as much on each document. */
  const addAny = (name: string, wanted: readonly string[], held: () => SQL | SQLiteColumn): void => {
    const [only] = wanted
    if (wanted.length === 1 && only !== undefined) {
      add(`${name}One`, only, () => sql`${held()} = ${sql.placeholder(`${name}One`)}`)
    } else add(name, JSON.stringify(wanted), () => sql`${held()} in ${items(name)}`)
  }
  const addRange = (name: string, column: SQLiteColumn, range: TimeRange): void => {
    const { from, to } = range
    if (from !== undefined) add(`${name}From`, firstInstantOf(from), () => gte(column, sql.placeholder(`${name}From`)))
    if (to !== undefined) add(`${name}To`, firstInstantOf(to), () => lt(column, sql.placeholder(`${name}To`)))
  }

  if (filter.statuses) addAny('statuses', filter.statuses, () => documents.status)
  for (const [name, column] of entriesOf(codeColumns)) {
    const codes = filter[name]
    if (codes?.every((code) => code.includes('^^'))) addAny(name, codes, () => column)
    else if (codes) add(`${name}Bare`, JSON.stringify(codes), () => codeIn(column, items(`${name}Bare`)))
  }
  for (const [name, column] of entriesOf(groupColumns)) {
    const groups = filter[name]
    if (groups) add(name, JSON.stringify(groups), () => everyGroup(column, name))
  }
  if (filter.authorPersons) {
    const anyPattern =
      () => sql`exists (select 1 from json_each(${documents.authorPersons}) person, ${items('authorPersons')} asked
      where person.value like asked.value)`
    add('authorPersons', JSON.stringify(filter.authorPersons), anyPattern)
  }
  if (filter.referenceIds) {
    add('referenceIds', JSON.stringify(filter.referenceIds), () =>
      everyGroupLike(documents.referenceIds, 'referenceIds'),
    )
  }
  for (const [name, column] of entriesOf(timeColumns)) {
    const range = filter[name]
    if (range) addRange(name, column, range)
  }
  return { shape: Object.keys(values).join(' '), conditions: () => conditions.map((make) => make()), values }
}

const entriesOf = <Columns extends object>(columns: Columns) =>
  Object.entries(columns) as [keyof Columns & string, SQLiteColumn][]
