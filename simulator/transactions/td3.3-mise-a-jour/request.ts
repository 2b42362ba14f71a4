import type { DocumentEntry, SubmissionSet } from '../../domain/document.js'
import type { Rejection } from '../../rejection.js'
import type { Place } from '../../wire/place.js'

/** The HasMember that binds an entry to its set; `previousVersion` is the version that the client read. */
export interface Membership {
  readonly place: Place
  readonly source: string
  readonly submissionSetStatus: string | undefined
  readonly previousVersion: string | undefined
}

/** The whole entry of one document, written again with other confidentiality codes (TD3.3a, TD3.3b). */
export interface MetadataUpdate {
  readonly kind: 'metadata'
  /** Of the rim:ExtrinsicObject. */
  readonly place: Place
  readonly entry: DocumentEntry
  /** @lid: the document, whatever the version of its metadata. */
  readonly logicalId: string
  readonly status: string | undefined
  readonly repositoryUniqueId: string | undefined
  readonly membership: Membership | undefined
}

/** An UpdateAvailabilityStatus association (TD3.3c, TD3.3d); `target` is an entryUUID. */
export interface StatusChange {
  readonly kind: 'status'
  readonly place: Place
  readonly associationId: string
  readonly source: string
  readonly target: string
  readonly originalStatus: string | undefined
  readonly newStatus: string | undefined
}

export type Update = MetadataUpdate | StatusChange

/** An ITI-57 request read, as the client wrote it; its updates in the order of the message. */
export interface UpdateRequest {
  readonly set: SubmissionSet | undefined
  /** Of the rim:RegistryPackage. */
  readonly setPlace: Place | undefined
  readonly updates: readonly Update[]
  /** What is wrong with the shape of the submission. */
  readonly faults: readonly Rejection[]
}
