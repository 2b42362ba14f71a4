import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { BoundedCache } from '../bounded-cache.js'
import { type AvailabilityStatus, availabilityStatus, type StoredDocument } from '../domain/document.js'
import type { DocumentFilter, FoundDocument, NewDocument } from '../domain/world.js'
import type { PatientRef } from '../vihf/vihf.js'
import { documentConditions, items } from './document-filter.js'
import { type DocumentSummary, documentRow, entryTexts } from './document-row.js'
import type { Content, Entries, NewEntry } from './entries.js'
import type { Database } from './open-database.js'
import { matching, ofPatient, preparedColumn, preparedInsert } from './prepared.js'
import { documents, lots, replacements } from './schema.js'

/** Two thousand entries of six kilobytes: the DMPs that a test session reads again and again. */
const keptInMemory = 2000

/**
 * A search answers one number for each document, its row and its status: fifty rows of two columns take twice as long to
 * hand over as to find.
 */
const statuses = Object.values(availabilityStatus)
const statusRanks = statuses.map((status, rank) => `when '${status}' then ${rank}`).join(' ')

/** What never changes of a stored document, as searches need it. */
type FixedPart = DocumentSummary & Pick<FoundDocument, 'leafXml'>

/** A document found: the whole of it is read when it is asked for, for searches need only the facts and the leaf. */
class FoundRow implements FoundDocument {
  readonly entryUuid: string
  readonly isLotSignature: boolean
  readonly facts: FoundDocument['facts']
  readonly leafXml: Uint8Array
  #document: StoredDocument | undefined

  constructor(
    fixed: FixedPart,
    readonly status: AvailabilityStatus,
    private readonly readBody: () => StoredDocument,
  ) {
    this.entryUuid = fixed.entryUuid
    this.isLotSignature = fixed.isLotSignature
    this.facts = fixed.facts
    this.leafXml = fixed.leafXml
  }

  get document(): StoredDocument {
    this.#document ??= { ...this.readBody(), status: this.status }
    return this.#document
  }
}

export type DocumentTable = ReturnType<typeof documentTable>

/** Documents of every space and their contents; statements are prepared once. */
export function documentTable(db: Database, entries: Entries) {
  const insertDocument = preparedInsert(db, documents)

  const { seq, entryUuid, logicalId, status, isCurrent, isLotSignature, uniqueId, setUuid, space } = documents
  const seqAndStatus = sql`${seq} * ${sql.raw(String(statuses.length))} + case ${status} ${sql.raw(statusRanks)} end`
  const select = (where: SQL | undefined) =>
    preparedColumn<number>(db, db.select({ seqAndStatus }).from(documents).where(where).orderBy(seq))

  const current = (id: typeof entryUuid | typeof uniqueId | typeof logicalId) =>
    select(and(matching({ ...ofPatient(documents), id }), eq(isCurrent, true)))
  const byEntryUuid = current(entryUuid)
  const byUniqueId = current(uniqueId)
  const laterVersion = current(logicalId)
  const firstVersion = select(
    and(matching({ ...ofPatient(documents), id: entryUuid }), eq(isCurrent, true), isNull(logicalId)),
  )
  const formerVersion = select(and(matching({ ...ofPatient(documents), id: entryUuid }), eq(isCurrent, false)))
  const leaveSearches = db.update(documents).set({ isCurrent: false }).where(matching({ space, entryUuid })).prepare()
  const ofSets = db
    .select({ seq, status, setUuid })
    .from(documents)
    .where(and(matching(ofPatient(documents)), eq(isCurrent, true), sql`${setUuid} in ${items('ids')}`))
    .orderBy(seq)
    .prepare()
  const replacing = select(
    and(
      matching(ofPatient(documents)),
      eq(isCurrent, true),
      inArray(
        entryUuid,
        db
          .select({ replacing: replacements.replacing })
          .from(replacements)
          .where(and(matching({ space: replacements.space }), sql`${replacements.replaced} in ${items('ids')}`)),
      ),
    ),
  )
  const insertReplacement = preparedInsert(db, replacements)
  const searches = new Map<string, ReturnType<typeof select>>()

  const fixedParts = new BoundedCache<FixedPart, number>(keptInMemory)
  const logicalIdOf = preparedColumn<string>(
    db,
    db
      .select({ is: sql`coalesce(${logicalId}, ${entryUuid})` })
      .from(documents)
      .where(matching({ space, entryUuid })),
  )
  const laterVersions = preparedColumn<number>(
    db,
    db.select({ seq }).from(documents).where(matching({ space, logicalId })).orderBy(desc(seq)),
  )
  const seqOf = preparedColumn<number>(db, db.select({ seq }).from(documents).where(matching({ space, entryUuid })))
  const setStatus = db
    .update(documents)
    .set({ status: sql`${sql.placeholder('status')}` })
    .where(matching({ space, entryUuid }))
    .prepare()
  // By hand: each lot asks it of five or six identifiers, and a query builder has no placeholder to name twice.
  const taken = (ofDocument: SQLiteColumn, ofSet: SQLiteColumn) =>
    db.$client.prepare<[string, string, string, string]>(`
      SELECT 1 FROM documents WHERE space = ? AND ${ofDocument.name} = ?
      UNION ALL SELECT 1 FROM lots WHERE space = ? AND ${ofSet.name} = ?
      LIMIT 1`)
  const uniqueIdTaken = taken(uniqueId, lots.uniqueId)
  const entryUuidTaken = taken(entryUuid, lots.setUuid)

  const fixedPart = (ofSeq: number): FixedPart =>
    fixedParts.get(ofSeq, () => {
      const { summary, leafXml } = entries.searched(ofSeq)
      return { ...(JSON.parse(summary) as DocumentSummary), leafXml }
    })

  /** The content of a document is that of its newest version that came with one. */
  const contentOf = (inSpace: string, ofEntry: string): Content | undefined => {
    const [known] = logicalIdOf({ space: inSpace, entryUuid: ofEntry })
    if (known === undefined) return undefined
    const versions = laterVersions({ space: inSpace, logicalId: known })
    for (const ofSeq of [...versions, ...seqOf({ space: inSpace, entryUuid: known })]) {
      const content = entries.content(ofSeq)
      if (content) return content
    }
    return undefined
  }

  const readBody = (ofSeq: number): StoredDocument => JSON.parse(entries.body(ofSeq)) as StoredDocument

  const found = (search: ReturnType<typeof select>, values: Record<string, string>): FoundDocument[] =>
    search(values).map((both) => {
      const ofSeq = Math.floor(both / statuses.length)
      const current = statuses[both % statuses.length]
      if (current === undefined) throw new Error(`document ${ofSeq} has a status that is none`)
      return new FoundRow(fixedPart(ofSeq), current, () => readBody(ofSeq))
    })

  const insertRow = (
    inSpace: string,
    patient: PatientRef,
    added: Pick<NewDocument, 'document' | 'leafXml'>,
    content: Content | undefined,
  ): NewEntry => {
    const { entryUuid: replacing, replaces } = added.document
    const ofSeq = insertDocument(documentRow(inSpace, patient, added))
    if (replaces !== undefined) insertReplacement({ space: inSpace, replaced: replaces, replacing })
    return { seq: ofSeq, texts: entryTexts(added), content }
  }

  return {
    insert(inSpace: string, patient: PatientRef, added: readonly NewDocument[]): void {
      const rows = added.map((one) =>
        insertRow(inSpace, patient, one, { bytes: one.content, contentType: one.contentType }),
      )
      if (rows.length > 0) entries.add(inSpace, rows)
    },
    /** The former version of the metadata leaves the searches; the content stays what it is unless there is another. */
    addVersion(
      inSpace: string,
      patient: PatientRef,
      former: string,
      version: Pick<NewDocument, 'document' | 'leafXml'> & { readonly content?: Uint8Array },
    ): void {
      leaveSearches.run({ space: inSpace, entryUuid: former })
      const contentType = version.content && contentOf(inSpace, former)?.contentType
      const content = version.content && { bytes: version.content, contentType: contentType ?? '' }
      entries.add(inSpace, [insertRow(inSpace, patient, version, content)])
    },
    setStatus(inSpace: string, ofEntry: string, to: AvailabilityStatus): void {
      setStatus.run({ space: inSpace, entryUuid: ofEntry, status: to })
    },
    byEntryUuid: (inSpace: string, { ins, oid }: PatientRef, ids: readonly string[]): FoundDocument[] =>
      ids.flatMap((id) => found(byEntryUuid, { space: inSpace, ins, insOid: oid, id })),
    byUniqueId: (inSpace: string, { ins, oid }: PatientRef, ids: readonly string[]): FoundDocument[] =>
      ids.flatMap((id) => found(byUniqueId, { space: inSpace, ins, insOid: oid, id })),
    byLogicalId: (inSpace: string, { ins, oid }: PatientRef, ids: readonly string[]): FoundDocument[] =>
      ids.flatMap((id) => {
        const key = { space: inSpace, ins, insOid: oid, id }
        const later = found(laterVersion, key)
        return later.length > 0 ? later : found(firstVersion, key)
      }),
    isFormerVersion: (inSpace: string, { ins, oid }: PatientRef, id: string): boolean =>
      formerVersion({ space: inSpace, ins, insOid: oid, id }).length > 0,
    find(inSpace: string, { ins, oid }: PatientRef, filter: DocumentFilter): FoundDocument[] {
      const { shape, conditions, values } = documentConditions(filter)
      const search =
        searches.get(shape) ??
        select(and(matching(ofPatient(documents)), eq(isLotSignature, false), eq(isCurrent, true), ...conditions()))
      searches.set(shape, search)
      return found(search, { space: inSpace, ins, insOid: oid, ...values })
    },
    /** Documents that replaced one of these. */
    replacing: (inSpace: string, { ins, oid }: PatientRef, ids: readonly string[]): FoundDocument[] =>
      found(replacing, { space: inSpace, ins, insOid: oid, ids: JSON.stringify(ids) }),
    /** Documents of sets, signatures included, by the set. */
    ofSets(inSpace: string, { ins, oid }: PatientRef, ids: readonly string[]): Map<string, FoundDocument[]> {
      const rows = ofSets.values({ space: inSpace, ins, insOid: oid, ids: JSON.stringify(ids) })
      const sets = new Map<string, FoundDocument[]>()
      for (const [ofSeq, current, ofSet] of rows as [number, AvailabilityStatus, string][]) {
        const document = new FoundRow(fixedPart(ofSeq), current, () => readBody(ofSeq))
        const known = sets.get(ofSet)
        if (known) known.push(document)
        else sets.set(ofSet, [document])
      }
      return sets
    },
    /** A uniqueId is an OID, which begins with a digit; an entryUUID begins with `urn`. */
    idTaken: (inSpace: string, id: string): boolean =>
      (/^[0-9]/.test(id) ? uniqueIdTaken : entryUuidTaken).get(inSpace, id, inSpace, id) !== undefined,
    content: contentOf,
    /** To be called after changes were taken back: SQLite gives their numbers again. */
    takenBack() {
      fixedParts.clear()
      entries.takenBack()
    },
    /** To be called after rows were removed by another hand: SQLite gives their numbers again. */
    forget() {
      fixedParts.clear()
      entries.dropUnused()
    },
  }
}
