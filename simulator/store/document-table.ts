import { and, type SQL, sql } from 'drizzle-orm'
import type { AvailabilityStatus, StoredDocument } from '../domain/document.js'
import type { DocumentFilter, FoundDocument, NewDocument } from '../domain/world.js'
import type { PatientRef } from '../vihf/vihf.js'
import { documentConditions } from './document-filter.js'
import { documentRow } from './document-row.js'
import type { Database } from './open-database.js'
import { matching, ofPatient, preparedInsert } from './prepared.js'
import { contents, documents, lots } from './schema.js'

export type DocumentTable = ReturnType<typeof documentTable>

/** Documents of every space and their contents; statements are prepared once. */
export function documentTable(db: Database) {
  const insertDocument = preparedInsert(db, documents)
  const insertContent = preparedInsert(db, contents)

  const { seq, entryUuid, status, isLotSignature, facts, leafXml, body, uniqueId, space } = documents
  const select = (where: SQL | undefined) =>
    db
      .select({ seq, entryUuid, status, isLotSignature, facts, leafXml })
      .from(documents)
      .where(where)
      .orderBy(seq)
      .prepare()
  type FoundRow = ReturnType<ReturnType<typeof select>['all']>[number]

  const byEntryUuid = select(matching({ ...ofPatient(documents), id: entryUuid }))
  const byUniqueId = select(matching({ ...ofPatient(documents), id: uniqueId }))
  const searches = new Map<string, ReturnType<typeof select>>()

  const bodyOf = db.select({ body }).from(documents).where(matching({ seq })).prepare()
  const contentOf = db
    .select({ bytes: contents.bytes, contentType: contents.contentType })
    .from(contents)
    .where(matching({ space: contents.space, entryUuid: contents.entryUuid }))
    .prepare()
  const setStatus = db
    .update(documents)
    .set({ status: sql`${sql.placeholder('status')}` })
    .where(matching({ space, entryUuid }))
    .prepare()
  const documentKnown = [uniqueId, entryUuid].map((id) =>
    db.select({ id }).from(documents).where(matching({ space, id })).limit(1).prepare(),
  )
  const lotKnown = [lots.uniqueId, lots.setUuid].map((id) =>
    db
      .select({ id })
      .from(lots)
      .where(matching({ space: lots.space, id }))
      .limit(1)
      .prepare(),
  )

  /** The whole document is fetched when it is asked for: searches need only the facts and the leaf. */
  const revive = (row: FoundRow): FoundDocument => {
    let document: StoredDocument | undefined
    return {
      entryUuid: row.entryUuid,
      status: row.status,
      isLotSignature: row.isLotSignature,
      facts: row.facts,
      leafXml: row.leafXml,
      get document(): StoredDocument {
        document ??= {
          ...(JSON.parse(bodyOf.get({ seq: row.seq })?.body ?? '{}') as StoredDocument),
          status: row.status,
        }
        return document
      },
    }
  }

  return {
    insert(inSpace: string, patient: PatientRef, added: NewDocument): void {
      insertDocument(documentRow(inSpace, patient, added))
      insertContent({
        space: inSpace,
        entryUuid: added.document.entryUuid,
        contentType: added.contentType,
        bytes: added.content,
      })
    },
    setStatus(inSpace: string, ofEntry: string, to: AvailabilityStatus): void {
      setStatus.run({ space: inSpace, entryUuid: ofEntry, status: to })
    },
    byEntryUuid: (inSpace: string, { ins, oid }: PatientRef, ids: readonly string[]): FoundDocument[] =>
      ids.flatMap((id) => byEntryUuid.all({ space: inSpace, ins, insOid: oid, id })).map(revive),
    byUniqueId: (inSpace: string, { ins, oid }: PatientRef, ids: readonly string[]): FoundDocument[] =>
      ids.flatMap((id) => byUniqueId.all({ space: inSpace, ins, insOid: oid, id })).map(revive),
    find(inSpace: string, { ins, oid }: PatientRef, filter: DocumentFilter): FoundDocument[] {
      const { shape, conditions, values } = documentConditions(filter)
      const search = searches.get(shape) ?? select(and(matching(ofPatient(documents)), ...conditions))
      searches.set(shape, search)
      return search.all({ space: inSpace, ins, insOid: oid, ...values }).map(revive)
    },
    idTaken: (inSpace: string, id: string): boolean =>
      documentKnown.some((statement) => statement.get({ space: inSpace, id })) ||
      lotKnown.some((statement) => statement.get({ space: inSpace, id })),
    content: (inSpace: string, ofEntry: string) => contentOf.get({ space: inSpace, entryUuid: ofEntry }),
  }
}
