import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Authorization } from '../domain/acces.js'
import type { AccessTrace } from '../domain/access-trace.js'
import type { Dmp } from '../domain/dmp.js'
import type { AvailabilityStatus, StatusUpdate, SubmissionSet } from '../domain/document.js'
import type { DirectoryStructure } from '../domain/world.js'

/** Raised whenever a table changes: a file of another version is refused, never guessed at. */
export const schemaVersion = 5

/** Every row belongs to a space; a patient is its INS and the OID of its authority. */
const space = () => text('space').notNull()
const patient = () => ({ ins: text('ins').notNull(), insOid: text('ins_oid').notNull() })

export const structures = sqliteTable(
  'structures',
  {
    space: space(),
    id: text('id').notNull(),
    body: text('body', { mode: 'json' }).$type<DirectoryStructure>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.space, table.id] })],
)

export const dmps = sqliteTable(
  'dmps',
  { space: space(), ...patient(), body: text('body', { mode: 'json' }).$type<Dmp>().notNull() },
  (table) => [primaryKey({ columns: [table.space, table.ins, table.insOid] })],
)

export const authorizations = sqliteTable(
  'authorizations',
  {
    space: space(),
    ...patient(),
    actorId: text('actor_id').notNull(),
    body: text('body', { mode: 'json' }).$type<Authorization>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.space, table.ins, table.insOid, table.actorId] }),
    index('authorizations_by_actor').on(table.space, table.actorId, table.ins, table.insOid),
  ],
)

export const lots = sqliteTable(
  'lots',
  {
    space: space(),
    setUuid: text('set_uuid').notNull(),
    uniqueId: text('unique_id').notNull(),
    ...patient(),
    submittedAt: text('submitted_at').notNull(),
    body: text('body', { mode: 'json' }).$type<SubmissionSet>().notNull(),
    statusUpdates: text('status_updates', { mode: 'json' }).$type<readonly StatusUpdate[]>(),
  },
  (table) => [
    primaryKey({ columns: [table.space, table.setUuid] }),
    index('lots_by_unique_id').on(table.space, table.uniqueId),
    // The last submission of a patient is read from the index alone.
    index('lots_by_patient').on(table.space, table.ins, table.insOid, table.submittedAt),
  ],
)

/**
 * What searches compare of documents. Codes are `code^^system`; times are padded to the second so that they compare.
 *
 * A change of metadata adds a row of the same logicalId; the former one is no longer current, and no search reads it.
 */
export const documents = sqliteTable(
  'documents',
  {
    seq: integer('seq').primaryKey(),
    space: space(),
    ...patient(),
    entryUuid: text('entry_uuid').notNull(),
    /** Null while it is the entryUUID itself, which the first version has: one index less to fill at each feeding. */
    logicalId: text('logical_id'),
    uniqueId: text('unique_id').notNull(),
    /** Submission set of this version of the metadata. */
    setUuid: text('set_uuid').notNull(),
    isCurrent: integer('is_current', { mode: 'boolean' }).notNull(),
    status: text('status').$type<AvailabilityStatus>().notNull(),
    isLotSignature: integer('is_lot_signature', { mode: 'boolean' }).notNull(),
    typeCode: text('type_code'),
    classCode: text('class_code'),
    formatCode: text('format_code'),
    practiceSettingCode: text('practice_setting_code'),
    healthcareFacilityTypeCode: text('healthcare_facility_type_code'),
    confidentialityCodes: text('confidentiality_codes', { mode: 'json' }).$type<string[]>().notNull(),
    eventCodes: text('event_codes', { mode: 'json' }).$type<string[]>().notNull(),
    authorPersons: text('author_persons', { mode: 'json' }).$type<string[]>().notNull(),
    referenceIds: text('reference_ids', { mode: 'json' }).$type<string[]>().notNull(),
    creationTime: text('creation_time'),
    serviceStartTime: text('service_start_time'),
    serviceStopTime: text('service_stop_time'),
  },
  (table) => [
    // Holds all that a plain search reads, in the order it answers: not one page of the long rows is touched.
    index('documents_by_patient').on(
      table.space,
      table.ins,
      table.insOid,
      table.isLotSignature,
      table.isCurrent,
      table.seq,
      table.status,
      // For the documents of a set: one more column here costs less at each feeding than one more index.
      table.setUuid,
      // What most searches filter by.
      table.typeCode,
      table.classCode,
      table.creationTime,
      table.serviceStartTime,
      table.serviceStopTime,
    ),
    uniqueIndex('documents_by_entry_uuid').on(table.space, table.entryUuid),
    index('documents_by_unique_id').on(table.space, table.uniqueId, table.ins, table.insOid),
    index('documents_by_logical_id').on(table.space, table.logicalId),
  ],
)

/**
 * The long texts of documents, by `documents.seq`, where no file beside the database holds them.
 *
 * `body` is the document as submitted: its `status` there is that of the first day, the row has the current one.
 */
export const entries = sqliteTable('entries', {
  seq: integer('seq').primaryKey(),
  space: space(),
  summary: text('summary').notNull(),
  leafXml: blob('leaf_xml', { mode: 'buffer' }).$type<Uint8Array>().notNull(),
  body: text('body').notNull(),
})

/** What came with a version of a document, by `documents.seq`, under the same condition; searches do not read it. */
export const contents = sqliteTable('contents', {
  seq: integer('seq').primaryKey(),
  space: space(),
  contentType: text('content_type').notNull(),
  bytes: blob('bytes', { mode: 'buffer' }).$type<Uint8Array>().notNull(),
})

/** Who replaced whom (RPLC), to be found from the replaced document; an ordinary document writes nothing here. */
export const replacements = sqliteTable(
  'replacements',
  {
    space: space(),
    replaced: text('replaced').notNull(),
    replacing: text('replacing').notNull(),
  },
  (table) => [primaryKey({ columns: [table.space, table.replaced, table.replacing] })],
)

/** History of accesses that the patient sees; it is never trimmed. */
export const accessTraces = sqliteTable(
  'access_traces',
  {
    seq: integer('seq').primaryKey(),
    space: space(),
    ...patient(),
    body: text('body', { mode: 'json' }).$type<AccessTrace>().notNull(),
  },
  (table) => [index('access_traces_by_patient').on(table.space, table.ins, table.insOid)],
)

/** The journal; rows leave it oldest first. `number` counts the exchanges of a space from 1 and is never given twice. */
export const exchanges = sqliteTable(
  'exchanges',
  {
    seq: integer('seq').primaryKey(),
    space: space(),
    number: integer('number').notNull(),
    id: text('id').notNull(),
    /** Where the bodies are, one after the other (see `bodies.ts`). */
    segment: integer('segment').notNull(),
    offset: integer('offset').notNull(),
    runs: blob('runs', { mode: 'buffer' }).$type<Uint8Array>(),
    requestBytes: integer('request_bytes').notNull(),
    /** Null when nothing was answered. */
    responseBytes: integer('response_bytes'),
    sizeBytes: integer('size_bytes').notNull(),
    /** Everything but the two bodies. */
    head: text('head').notNull(),
  },
  (table) => [
    // With the segment, so that the segments in use are listed without reading the heads.
    index('exchanges_by_number').on(table.space, table.number, table.segment),
    index('exchanges_by_id').on(table.space, table.id),
  ],
)

/** Bodies of exchanges when the database is a file (see `body-table.ts`). */
export const exchangeBodies = sqliteTable('exchange_bodies', {
  segment: integer('segment').primaryKey(),
  bytes: blob('bytes', { mode: 'buffer' }).$type<Uint8Array>().notNull(),
})

/** Tables whose rows each belong to a space. */
export const spaceTables = [
  structures,
  dmps,
  authorizations,
  lots,
  documents,
  entries,
  contents,
  replacements,
  accessTraces,
  exchanges,
] as const

export const tables = [...spaceTables, exchangeBodies] as const
