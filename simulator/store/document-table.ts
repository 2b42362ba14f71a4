import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { BoundedCache } from '../bounded-cache.js'
import type { AvailabilityStatus, StoredDocument } from '../domain/document.js'
import type { DocumentFilter, FoundDocument, NewDocument } from '../domain/world.js'
import type { PatientRef } from '../vihf/vihf.js'
import type { Contents } from './contents.js'
import { documentConditions, items } from './document-filter.js'
import { type DocumentSummary, documentRow, entryTexts } from './document-row.js'
import type { Entries } from './entries.js'
import type { Database } from './open-database.js'
import { matching, ofPatient, preparedInsert } from './prepared.js'
import { contents, documents, replacements } from './schema.js'

/** Two thousand entries of six kilobytes: the DMPs that a test session reads again and again. */
const keptInMemory = 2000

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

/** Where the long parts of documents are. */
export interface LongParts {
  readonly entries: Entries
  readonly contents: Contents
  /** To be called after rows were removed. */
  readonly dropUnused: () => void
  /** To be called after changes were taken back. */
  readonly takenBack: () => void
}

export type DocumentTable = ReturnType<typeof documentTable>

/** Documents of every space and their contents; statements are prepared once. */
export function documentTable(db: Database, { entries, contents: kept, dropUnused, takenBack }: LongParts) {
  const insertDocument = preparedInsert(db, documents)
  const insertContent = preparedInsert(db, contents)

  const { seq, entryUuid, logicalId, status, isCurrent, isLotSignature, uniqueId, setUuid, space } = documents
  const select = (where: SQL | undefined) =>
    db.select({ seq, status }).from(documents).where(where).orderBy(seq).prepare()

  const current = (id: typeof entryUuid | typeof uniqueId | typeof logicalId) =>
    select(and(matching({ ...ofPatient(documents), id }), eq(isCurrent, true)))
  const byEntryUuid = current(entryUuid)
  const byUniqueId = current(uniqueId)
  const byLogicalId = current(logicalId)
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
  const contentOf = db
    .select({
      bytes: contents.bytes,
      fileOffset: contents.fileOffset,
      fileBytes: contents.fileBytes,
      contentType: contents.contentType,
    })
    .from(documents)
    .innerJoin(contents, and(eq(contents.space, space), eq(contents.logicalId, logicalId)))
    .where(matching({ space, entryUuid }))
    .prepare()
  const setStatus = db
    .update(documents)
    .set({ status: sql`${sql.placeholder('status')}` })
    .where(matching({ space, entryUuid }))
    .prepare()
  const setContent = db
    .update(contents)
    .set({
      bytes: sql`${sql.placeholder('bytes')}`,
      fileOffset: sql`${sql.placeholder('fileOffset')}`,
      fileBytes: sql`${sql.placeholder('fileBytes')}`,
    })
    .where(matching({ space: contents.space, logicalId: contents.logicalId }))
    .prepare()
  // By hand: each lot asks it of four or five identifiers, and a query builder has no placeholder to name twice.
  const idTaken = db.$client.prepare<{ space: string; id: string }>(`
    SELECT 1 FROM documents WHERE space = :space AND unique_id = :id
    UNION ALL SELECT 1 FROM documents WHERE space = :space AND entry_uuid = :id
    UNION ALL SELECT 1 FROM lots WHERE space = :space AND unique_id = :id
    UNION ALL SELECT 1 FROM lots WHERE space = :space AND set_uuid = :id
    LIMIT 1`)

  const fixedPart = (ofSeq: number): FixedPart =>
    fixedParts.get(ofSeq, () => {
      const { summary, leafXml } = entries.searched(ofSeq)
      return { ...(JSON.parse(summary) as DocumentSummary), leafXml }
    })

  const readBody = (ofSeq: number): StoredDocument => JSON.parse(entries.body(ofSeq)) as StoredDocument

  /** A search of fifty rows spends more on mapping them to objects than on reading them: these come as arrays. */
  const found = (search: ReturnType<typeof select>, values: Record<string, string>): FoundDocument[] =>
    (search.values(values) as [seq: number, status: AvailabilityStatus][]).map(
      ([ofSeq, current]) => new FoundRow(fixedPart(ofSeq), current, () => readBody(ofSeq)),
    )

  const insertRow = (inSpace: string, patient: PatientRef, added: Pick<NewDocument, 'document' | 'leafXml'>): void => {
    const { entryUuid: replacing, replaces } = added.document
    entries.add(inSpace, insertDocument(documentRow(inSpace, patient, added)), entryTexts(added))
    if (replaces !== undefined) insertReplacement({ space: inSpace, replaced: replaces, replacing })
  }

  return {
    insert(inSpace: string, patient: PatientRef, added: NewDocument): void {
      insertRow(inSpace, patient, added)
      insertContent({
        space: inSpace,
        logicalId: added.document.logicalId,
        contentType: added.contentType,
        ...kept.keep(added.content),
      })
    },
    /** The former version of the metadata leaves the searches; the content stays where it is unless there is another. */
    addVersion(
      inSpace: string,
      patient: PatientRef,
      former: string,
      version: Pick<NewDocument, 'document' | 'leafXml'> & { readonly content?: Uint8Array },
    ): void {
      leaveSearches.run({ space: inSpace, entryUuid: former })
      insertRow(inSpace, patient, version)
      const { content, document } = version
      if (content) setContent.run({ space: inSpace, logicalId: document.logicalId, ...kept.keep(content) })
    },
    setStatus(inSpace: string, ofEntry: string, to: AvailabilityStatus): void {
      setStatus.run({ space: inSpace, entryUuid: ofEntry, status: to })
    },
    byEntryUuid: (inSpace: string, { ins, oid }: PatientRef, ids: readonly string[]): FoundDocument[] =>
      ids.flatMap((id) => found(byEntryUuid, { space: inSpace, ins, insOid: oid, id })),
    byUniqueId: (inSpace: string, { ins, oid }: PatientRef, ids: readonly string[]): FoundDocument[] =>
      ids.flatMap((id) => found(byUniqueId, { space: inSpace, ins, insOid: oid, id })),
    byLogicalId: (inSpace: string, { ins, oid }: PatientRef, ids: readonly string[]): FoundDocument[] =>
      ids.flatMap((id) => found(byLogicalId, { space: inSpace, ins, insOid: oid, id })),
    isFormerVersion: (inSpace: string, { ins, oid }: PatientRef, id: string): boolean =>
      formerVersion.values({ space: inSpace, ins, insOid: oid, id }).length > 0,
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
    idTaken: (inSpace: string, id: string): boolean => idTaken.get({ space: inSpace, id }) !== undefined,
    content(inSpace: string, ofEntry: string): { bytes: Uint8Array; contentType: string } | undefined {
      const row = contentOf.get({ space: inSpace, entryUuid: ofEntry })
      return row && { bytes: kept.bytesOf(row), contentType: row.contentType }
    },
    /** To be called after changes were taken back: SQLite gives their numbers again. */
    takenBack() {
      fixedParts.clear()
      takenBack()
    },
    /** To be called after rows were removed by another hand: SQLite gives their numbers again. */
    forget() {
      fixedParts.clear()
      dropUnused()
    },
  }
}
