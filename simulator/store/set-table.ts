import { and, asc, eq, gte, lt, type SQL, sql } from 'drizzle-orm'
import type { SubmissionSet } from '../domain/document.js'
import { firstInstantOf } from '../domain/partial-time.js'
import type { FoundDocument, FoundSet, SetFilter } from '../domain/world.js'
import type { PatientRef } from '../vihf/vihf.js'
import { items } from './document-filter.js'
import type { DocumentTable } from './document-table.js'
import type { Database } from './open-database.js'
import { matching, ofPatient } from './prepared.js'
import { lots } from './schema.js'

interface SetRow {
  readonly setUuid: string
  readonly set: SubmissionSet
  readonly submittedAt: string
}

/** Sets found together read their documents together. */
class FoundRow implements FoundSet {
  constructor(
    private readonly row: SetRow,
    private readonly read: () => ReadonlyMap<string, readonly FoundDocument[]>,
  ) {}

  get setUuid(): string {
    return this.row.setUuid
  }

  get set(): SubmissionSet {
    return this.row.set
  }

  get submittedAt(): string {
    return this.row.submittedAt
  }

  get documents(): readonly FoundDocument[] {
    return this.read().get(this.row.setUuid) ?? []
  }
}

/** A set says its time itself; the moment it came stands for one that says none. */
const saidTime = sql`coalesce(json_extract(${lots.body}, '$.submissionTime'), ${lots.submittedAt})`

/** Padded to the second, as `firstInstantOf` does, so that times of any precision compare. */
const submissionTime = sql`(${saidTime} || substr('00000101000000', length(${saidTime}) + 1))`

export type SetTable = ReturnType<typeof setTable>

/** Submission sets of every space. */
export function setTable(db: Database, documents: DocumentTable) {
  const { setUuid, uniqueId, body: set, submittedAt } = lots
  const select = (...where: readonly (SQL | undefined)[]) =>
    db
      .select({ setUuid, set, submittedAt })
      .from(lots)
      .where(and(matching(ofPatient(lots)), ...where))
      .orderBy(asc(submittedAt), sql`rowid`)
      .prepare()
  const byUuid = select(eq(setUuid, sql.placeholder('id')))
  const byUniqueId = select(eq(uniqueId, sql.placeholder('id')))
  const searches = new Map<string, ReturnType<typeof select>>()

  const withDocuments = (space: string, patient: PatientRef, rows: readonly SetRow[]): FoundSet[] => {
    let read: ReadonlyMap<string, readonly FoundDocument[]> | undefined
    const documentsOf = () => {
      read ??= documents.ofSets(
        space,
        patient,
        rows.map((row) => row.setUuid),
      )
      return read
    }
    return rows.map((row) => new FoundRow(row, documentsOf))
  }
  const key = (space: string, { ins, oid }: PatientRef) => ({ space, ins, insOid: oid })

  return {
    byUuid: (space: string, patient: PatientRef, ids: readonly string[]): FoundSet[] =>
      withDocuments(
        space,
        patient,
        ids.flatMap((id) => byUuid.all({ ...key(space, patient), id })),
      ),
    byUniqueId: (space: string, patient: PatientRef, ids: readonly string[]): FoundSet[] =>
      withDocuments(
        space,
        patient,
        ids.flatMap((id) => byUniqueId.all({ ...key(space, patient), id })),
      ),
    find(space: string, patient: PatientRef, filter: SetFilter): FoundSet[] {
      const { shape, conditions, values } = setConditions(filter)
      const search = searches.get(shape) ?? select(...conditions)
      searches.set(shape, search)
      return withDocuments(space, patient, search.all({ ...key(space, patient), ...values }))
    },
  }
}

/** As `documentConditions`: the conditions of the filters that are there, and the key of their prepared statement. */
function setConditions({ submissionTime: time, sourceIds, authorPerson, contentTypeCodes }: SetFilter) {
  const conditions: SQL[] = []
  const values: Record<string, string> = {}
  const add = (name: string, value: string, condition: SQL): void => {
    conditions.push(condition)
    values[name] = value
  }
  if (time?.from !== undefined) add('from', firstInstantOf(time.from), gte(submissionTime, sql.placeholder('from')))
  if (time?.to !== undefined) add('to', firstInstantOf(time.to), lt(submissionTime, sql.placeholder('to')))
  if (sourceIds) {
    add('sourceIds', JSON.stringify(sourceIds), sql`json_extract(${lots.body}, '$.sourceId') in ${items('sourceIds')}`)
  }
  if (authorPerson !== undefined) {
    const anyPerson = sql`exists (select 1 from json_each(${lots.body}, '$.authors') author,
      json_each(author.value, '$.persons') person where person.value like ${sql.placeholder('authorPerson')})`
    add('authorPerson', authorPerson, anyPerson)
  }
  if (contentTypeCodes) {
    const code = sql`json_extract(${lots.body}, '$.contentTypeCode.code')`
    const system = sql`json_extract(${lots.body}, '$.contentTypeCode.system')`
    const either = sql`exists (select 1 from json_each(${sql.placeholder('contentTypeCodes')}) asked
      where asked.value in (${code}, ${code} || '^^' || ${system}))`
    add('contentTypeCodes', JSON.stringify(contentTypeCodes), either)
  }
  return { shape: Object.keys(values).join(' '), conditions, values }
}
