import { asc } from 'drizzle-orm'
import type { AccessTrace } from '../domain/access-trace.js'
import type { PatientRef } from '../vihf/vihf.js'
import type { Database } from './open-database.js'
import { matching, ofPatient, preparedInsert } from './prepared.js'
import { accessTraces } from './schema.js'

export type TraceTable = ReturnType<typeof traceTable>

/** History of the accesses to each DMP, oldest first. */
export function traceTable(db: Database) {
  const insert = preparedInsert(db, accessTraces)
  const ofOne = db
    .select({ body: accessTraces.body })
    .from(accessTraces)
    .where(matching(ofPatient(accessTraces)))
    .orderBy(asc(accessTraces.seq))
    .prepare()

  return {
    add(space: string, { ins, oid }: PatientRef, body: AccessTrace): void {
      insert({ space, ins, insOid: oid, body })
    },
    of: (space: string, { ins, oid }: PatientRef): AccessTrace[] =>
      ofOne.all({ space, ins, insOid: oid }).map((row) => row.body),
  }
}
