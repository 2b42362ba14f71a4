import type { Authorization } from '../domain/acces.js'
import type { Dmp } from '../domain/dmp.js'
import type { HeldDmp, World } from '../domain/world.js'
import type { Database } from './open-database.js'

export type DmpSearch = ReturnType<typeof dmpSearch>

interface HeldRow {
  readonly dmp: string
  readonly authorization: string
  readonly lastAddition: string | null
}

/**
 * Searches over all the DMPs of a space, in the order of the matricules.
 *
 * Written by hand: a query builder has neither the correlated maximum nor the reading row by row.
 */
export function dmpSearch(db: Database) {
  const held = db.$client.prepare<{ space: string; actorId: string }, HeldRow>(`
    SELECT d.body AS dmp, a.body AS authorization,
      (SELECT max(l.submitted_at) FROM lots l
        WHERE l.space = a.space AND l.ins = a.ins AND l.ins_oid = a.ins_oid
          AND l.status_updates IS NULL) AS lastAddition
    FROM authorizations a
    JOIN dmps d ON d.space = a.space AND d.ins = a.ins AND d.ins_oid = a.ins_oid
    WHERE a.space = :space AND a.actor_id = :actorId
    ORDER BY a.ins, a.ins_oid`)
  const byTraits = db.$client.prepare<
    { space: string; sex: string | null; birthDate: string | null },
    { readonly body: string }
  >(`
    SELECT body FROM dmps
    WHERE space = :space
      AND (:sex IS NULL OR json_extract(body, '$.traits.sex') = :sex)
      AND (:birthDate IS NULL OR json_extract(body, '$.traits.birthDate') = :birthDate)
    ORDER BY ins, ins_oid`)

  return {
    heldBy: (space: string, actorId: string): HeldDmp[] =>
      held.all({ space, actorId }).map(({ dmp, authorization, lastAddition }) => ({
        dmp: JSON.parse(dmp) as Dmp,
        authorization: JSON.parse(authorization) as Authorization,
        ...(lastAddition === null ? {} : { lastAddition }),
      })),
    /** Reads no further than it must: a search that finds too many is answered as soon as it knows. */
    withTraits(space: string, ...[{ sex, birthDate }, wanted, limit]: Parameters<World['findDmps']>): Dmp[] {
      const found: Dmp[] = []
      for (const { body } of byTraits.iterate({ space, sex: sex ?? null, birthDate: birthDate ?? null })) {
        const dmp = JSON.parse(body) as Dmp
        if (wanted(dmp)) found.push(dmp)
        if (found.length === limit) break
      }
      return found
    },
  }
}
