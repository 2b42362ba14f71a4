import type { PatientRef } from '../vihf/vihf.js'
import type { Authorization } from './acces.js'
import type { AccessTrace } from './access-trace.js'
import type { Dmp, PatientTraits } from './dmp.js'
import type { AvailabilityStatus, StatusUpdate, StoredDocument, SubmissionSet } from './document.js'
import type { DocumentFacts } from './document-facts.js'
import type { InsIdentity } from './ins-identity.js'
import type { DirectoryProfessional } from './professional.js'

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
      /** Changes of status that a set of updates asked for (TD3.3), kept as its associations; absent when it feeds. */
      readonly statusUpdates?: readonly StatusUpdate[]
      readonly submittedAt: string
    }
  | {
      /** New metadata of a document (TD3.3a, TD3.3b): the former version leaves the searches, the content stays. */
      readonly kind: 'document-version'
      readonly patient: PatientRef
      readonly former: string
      readonly document: StoredDocument
      /** As in `NewDocument`. */
      readonly leafXml: string
      /** Takes the place of the former content: the historique de vaccinations, which the DMP makes, and no other. */
      readonly content?: Uint8Array
    }
  | { readonly kind: 'access-trace'; readonly patient: PatientRef; readonly trace: AccessTrace }
  | { readonly kind: 'search-counted'; readonly professionalId: string; readonly at: Date }
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
  /** Groups are ANDed, SQL LIKE patterns of a group ORed. */
  readonly referenceIds?: readonly (readonly string[])[]
  /** Inclusive from, exclusive to; digits, 4 to 14 long. */
  readonly creationTime?: TimeRange
  readonly serviceStartTime?: TimeRange
  readonly serviceStopTime?: TimeRange
}

/** Filters of FindSubmissionSets; absent means any, each list is an OR. */
export interface SetFilter {
  /** Over the submissionTime that the set says. */
  readonly submissionTime?: TimeRange
  readonly sourceIds?: readonly string[]
  /** SQL LIKE pattern over authorPerson. */
  readonly authorPerson?: string
  readonly contentTypeCodes?: readonly string[]
}

/** A submission set kept by the DMP, with the current versions that it brought, signature included. */
export interface FoundSet {
  readonly setUuid: string
  readonly set: SubmissionSet
  /** yyyyMMddHHmmss UTC. */
  readonly submittedAt: string
  /** In the order of their submission; read from the store at the first use. */
  readonly documents: readonly FoundDocument[]
}

export interface TimeRange {
  readonly from?: string
  readonly to?: string
}

/** A DMP on which an actor holds an authorisation; `lastAddition` is the last submission, yyyyMMddHHmmss UTC. */
export interface HeldDmp {
  readonly dmp: Dmp
  readonly authorization: Authorization
  readonly lastAddition?: string
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
  /** Every DMP on which that actor holds something, in the order of the matricules. */
  heldDmps(actorId: string): readonly HeldDmp[]
  /** The first DMPs of these traits that the predicate wants, in the order of the matricules. */
  findDmps(
    traits: Partial<Pick<PatientTraits, 'sex' | 'birthDate'>>,
    wanted: (dmp: Dmp) => boolean,
    limit: number,
  ): readonly Dmp[]
  /**
   * By entryUuids, uniqueIds or logicalIds, of that patient, in the order given; unknown ones and versions of the
   * metadata that are no longer current left out.
   */
  documentsByEntryUuid(patient: PatientRef, entryUuids: readonly string[]): readonly FoundDocument[]
  documentsByUniqueId(patient: PatientRef, uniqueIds: readonly string[]): readonly FoundDocument[]
  documentsByLogicalId(patient: PatientRef, logicalIds: readonly string[]): readonly FoundDocument[]
  /** Was it the entryUuid of a document of that patient, before its metadata changed? */
  isFormerVersion(patient: PatientRef, entryUuid: string): boolean
  /** In the order of their submission, the signatures of lots left out. */
  findDocuments(patient: PatientRef, filter: DocumentFilter): readonly FoundDocument[]
  /** Documents that replaced one of these, current ones only. */
  replacementsOf(patient: PatientRef, entryUuids: readonly string[]): readonly FoundDocument[]
  /** In the order of their submission. */
  findSets(patient: PatientRef, filter: SetFilter): readonly FoundSet[]
  /** By entryUuids or uniqueIds, of that patient, in the order given, unknown ones left out. */
  setsByUuid(patient: PatientRef, setUuids: readonly string[]): readonly FoundSet[]
  setsByUniqueId(patient: PatientRef, uniqueIds: readonly string[]): readonly FoundSet[]
  /** Searches that a professional made since a moment, to the minute; forgotten when the simulator stops. */
  searchesSince(professionalId: string, from: Date): number
  /** True when a document or a set already has that uniqueId or entryUUID, whoever the patient. */
  uniqueIdTaken(uniqueId: string): boolean
  content(entryUuid: string): { readonly bytes: Uint8Array; readonly contentType: string } | undefined
  structure(id: string): DirectoryStructure | undefined
}

/** What fills a space at start: the directory, and changes applied in order. */
export interface Population {
  readonly structures: readonly DirectoryStructure[]
  readonly changes: readonly Change[]
  /** The people whom INSi knows; it is no part of the DMP, and keeps them by itself. */
  readonly identities?: readonly InsIdentity[]
  /** The professionals of the national directory, listed when somebody first asks for them. */
  readonly professionals?: () => readonly DirectoryProfessional[]
  /** What DMPs hold too, made when somebody first asks for it. */
  readonly later?: readonly LatePopulation[]
}

/** Documents of one DMP; the first change is a lot, by which those already kept are known. */
export interface LatePopulation {
  readonly patient: PatientRef
  readonly changes: () => readonly Change[]
}
