import type { PatientRef } from '../vihf/vihf.js'
import type { Authorization } from './acces.js'
import type { AccessTrace } from './access-trace.js'
import type { Dmp } from './dmp.js'
import type { AvailabilityStatus, StoredDocument, SubmissionSet } from './document.js'
import type { DocumentFacts } from './document-facts.js'

/** One document of a lot, ready to be kept: what the registry made of the entry, and the bytes as received. */
export interface NewDocument {
  readonly document: StoredDocument
  readonly content: Uint8Array
  readonly contentType: string
  /**
   * The entry as TD3.1 will answer it (rim:ExtrinsicObject), rendered once, as Approved; empty for the signature of a
   * lot, which no search answers.
   */
  readonly leafXml: string
}

/** What a handler wants changed; the store applies all of them, or none. */
export type Change =
  | { readonly kind: 'dmp'; readonly dmp: Dmp }
  | { readonly kind: 'authorization'; readonly patient: PatientRef; readonly authorization: Authorization }
  | { readonly kind: 'authorization-removed'; readonly patient: PatientRef; readonly actorId: string }
  | {
      readonly kind: 'lot'
      readonly patient: PatientRef
      readonly setUuid: string
      readonly set: SubmissionSet
      readonly documents: readonly NewDocument[]
      readonly submittedAt: string
    }
  | { readonly kind: 'access-trace'; readonly patient: PatientRef; readonly trace: AccessTrace }
  | { readonly kind: 'document-status'; readonly entryUuid: string; readonly status: AvailabilityStatus }

/** A row of a search, enough to decide visibility and to answer, without reading the content. */
export interface FoundDocument {
  readonly entryUuid: string
  readonly status: AvailabilityStatus
  readonly isLotSignature: boolean
  readonly facts: DocumentFacts
  /** Whole; read from the store at the first use. */
  readonly document: StoredDocument
  /** As rendered at submission, in UTF-8: the current status is to be put in. */
  readonly leafXml: Uint8Array
}

/** Filters of FindDocuments, each one an OR of its values; absent means any. Codes are `code` or `code^^system`. */
export interface DocumentFilter {
  readonly statuses?: readonly string[]
  readonly typeCodes?: readonly string[]
  readonly classCodes?: readonly string[]
  readonly formatCodes?: readonly string[]
  readonly practiceSettingCodes?: readonly string[]
  readonly healthcareFacilityTypeCodes?: readonly string[]
  /** Groups are ANDed, values of a group ORed. */
  readonly confidentialityCodes?: readonly (readonly string[])[]
  readonly eventCodes?: readonly (readonly string[])[]
  /** SQL LIKE patterns over authorPerson. */
  readonly authorPersons?: readonly string[]
  /** Inclusive from, exclusive to; digits, 4 to 14 long. */
  readonly creationTime?: TimeRange
  readonly serviceStartTime?: TimeRange
  readonly serviceStopTime?: TimeRange
}

export interface TimeRange {
  readonly from?: string
  readonly to?: string
}

/** A structure of the DMP directory and the professionals linked to it. */
export interface DirectoryStructure {
  readonly id: string
  readonly name: string
  readonly active: boolean
  /** Known to the DMP as a régulation centre (centre 15). */
  readonly regulationCentre: boolean
  readonly professionals: readonly string[]
}

/** What handlers may read: one space of the simulator, at one moment. */
export interface World {
  dmp(patient: PatientRef): Dmp | undefined
  authorization(patient: PatientRef, actorId: string): Authorization | undefined
  authorizations(patient: PatientRef): readonly Authorization[]
  /** By entryUuids or uniqueIds, of that patient, in the order given, unknown ones left out. */
  documentsByEntryUuid(patient: PatientRef, entryUuids: readonly string[]): readonly FoundDocument[]
  documentsByUniqueId(patient: PatientRef, uniqueIds: readonly string[]): readonly FoundDocument[]
  /** In the order of their submission, the signatures of lots left out. */
  findDocuments(patient: PatientRef, filter: DocumentFilter): readonly FoundDocument[]
  /** True when a document or a set already has that uniqueId or entryUUID, whoever the patient. */
  uniqueIdTaken(uniqueId: string): boolean
  content(entryUuid: string): { readonly bytes: Uint8Array; readonly contentType: string } | undefined
  structure(id: string): DirectoryStructure | undefined
}

/** What fills a space at start: the directory, and changes applied in order. */
export interface Population {
  readonly structures: readonly DirectoryStructure[]
  readonly changes: readonly Change[]
}
