import { asc } from 'drizzle-orm'
import { BoundedCache } from '../bounded-cache.js'
import type { Authorization } from '../domain/acces.js'
import type { Dmp } from '../domain/dmp.js'
import type { DirectoryStructure } from '../domain/world.js'
import type { PatientRef } from '../vihf/vihf.js'
import type { Database } from './open-database.js'
import { matching, ofPatient, preparedSave } from './prepared.js'
import { authorizations, dmps, structures } from './schema.js'

/** The directory holds some tens of structures, asked for twice in each call. */
const structuresInMemory = 500

/** DMPs and authorisations of a test session; a call asks several times for its own. */
const inMemory = 2000

export type AccessTables = ReturnType<typeof accessTables>

/** DMPs, authorisations on them and the directory of structures, of every space. */
export function accessTables(db: Database) {
  const { body } = authorizations
  const key = { ...ofPatient(authorizations), actorId: authorizations.actorId }
  const saveDmp = preparedSave(db, dmps, Object.values(ofPatient(dmps)))
  const saveStructure = preparedSave(db, structures, [structures.space, structures.id])
  const saveAuthorization = preparedSave(db, authorizations, Object.values(key))

  const dmp = db
    .select({ body: dmps.body })
    .from(dmps)
    .where(matching(ofPatient(dmps)))
    .prepare()
  const anyDmp = db
    .select({ ins: dmps.ins })
    .from(dmps)
    .where(matching({ space: dmps.space }))
    .limit(1)
    .prepare()
  const structure = db
    .select({ body: structures.body })
    .from(structures)
    .where(matching({ space: structures.space, id: structures.id }))
    .prepare()
  const knownStructures = new BoundedCache<DirectoryStructure | 'unknown'>(structuresInMemory)
  const knownDmps = new BoundedCache<Dmp | 'none'>(inMemory)
  const knownAuthorizations = new BoundedCache<Authorization | 'none'>(inMemory)
  const anyStructure = db
    .select({ id: structures.id })
    .from(structures)
    .where(matching({ space: structures.space }))
    .limit(1)
    .prepare()
  const authorization = db.select({ body }).from(authorizations).where(matching(key)).prepare()
  const authorizationsOf = db
    .select({ body })
    .from(authorizations)
    .where(matching(ofPatient(authorizations)))
    .orderBy(asc(authorizations.actorId))
    .prepare()
  const remove = db.delete(authorizations).where(matching(key)).prepare()

  return {
    dmp(space: string, { ins, oid }: PatientRef): Dmp | undefined {
      const known = knownDmps.get(`${space} ${oid} ${ins}`, () => dmp.get({ space, ins, insOid: oid })?.body ?? 'none')
      return known === 'none' ? undefined : known
    },
    saveDmp(space: string, saved: Dmp): void {
      const { ins, insOid } = saved
      knownDmps.delete(`${space} ${insOid} ${ins}`)
      saveDmp({ space, ins, insOid, body: saved })
    },
    structure(space: string, id: string): DirectoryStructure | undefined {
      const known = knownStructures.get(`${space} ${id}`, () => structure.get({ space, id })?.body ?? 'unknown')
      return known === 'unknown' ? undefined : known
    },
    saveStructure(space: string, saved: DirectoryStructure): void {
      knownStructures.clear()
      saveStructure({ space, id: saved.id, body: saved })
    },
    authorization(space: string, { ins, oid }: PatientRef, actorId: string): Authorization | undefined {
      const known = knownAuthorizations.get(
        `${space} ${oid} ${ins} ${actorId}`,
        () => authorization.get({ space, ins, insOid: oid, actorId })?.body ?? 'none',
      )
      return known === 'none' ? undefined : known
    },
    authorizations: (space: string, { ins, oid }: PatientRef): Authorization[] =>
      authorizationsOf.all({ space, ins, insOid: oid }).map((row) => row.body),
    saveAuthorization(space: string, { ins, oid }: PatientRef, saved: Authorization): void {
      const { actorId } = saved
      knownAuthorizations.delete(`${space} ${oid} ${ins} ${actorId}`)
      saveAuthorization({ space, ins, insOid: oid, actorId, body: saved })
    },
    removeAuthorization(space: string, { ins, oid }: PatientRef, actorId: string): void {
      knownAuthorizations.delete(`${space} ${oid} ${ins} ${actorId}`)
      remove.run({ space, ins, insOid: oid, actorId })
    },
    /** To be called after rows were removed by another hand, or changes taken back. */
    forget() {
      knownStructures.clear()
      knownDmps.clear()
      knownAuthorizations.clear()
    },
    isEmpty: (space: string): boolean => !anyDmp.get({ space }) && !anyStructure.get({ space }),
  }
}
