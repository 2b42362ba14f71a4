/** availabilityStatus URNs of a document (source: dmp-xds-metadata, section 8). */
export const availabilityStatus = {
  approved: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Approved',
  deprecated: 'urn:oasis:names:tc:ebxml-regrep:StatusType:Deprecated',
  archived: 'urn:asip:ci-sis:2010:StatusType:Archived',
  deleted: 'urn:asip:ci-sis:2010:StatusType:Deleted',
} as const

export type AvailabilityStatus = (typeof availabilityStatus)[keyof typeof availabilityStatus]

/** A code of the metadata: `system` is the codingScheme, `display` the label as submitted. */
export interface MetadataCode {
  readonly code: string
  readonly system: string
  readonly display: string
}

/** One author Classification: raw XON, XCN and specialty strings, as submitted. */
export interface MetadataAuthor {
  readonly persons: readonly string[]
  readonly institutions: readonly string[]
  readonly specialties: readonly string[]
  readonly roles: readonly string[]
}

/** An ITI-41 DocumentEntry as submitted; times are yyyyMMddHHmmss UTC; every absent field is undefined or empty. */
export interface DocumentEntry {
  /** @id as submitted: symbolic or urn:uuid. */
  readonly submittedId: string
  readonly mimeType: string
  readonly objectType?: string
  readonly creationTime?: string
  readonly hash?: string
  readonly size?: string
  readonly languageCode?: string
  readonly legalAuthenticator?: string
  readonly serviceStartTime?: string
  readonly serviceStopTime?: string
  readonly sourcePatientId?: string
  readonly sourcePatientInfo: readonly string[]
  /** True when the slot is there, even without any value. */
  readonly hasSourcePatientInfo: boolean
  readonly referenceIds: readonly string[]
  readonly title?: string
  readonly comments?: string
  readonly versionName?: string
  readonly authors: readonly MetadataAuthor[]
  readonly classCode?: MetadataCode
  readonly typeCode?: MetadataCode
  readonly formatCode?: MetadataCode
  readonly confidentialityCodes: readonly MetadataCode[]
  readonly eventCodes: readonly MetadataCode[]
  readonly healthcareFacilityTypeCode?: MetadataCode
  readonly practiceSettingCode?: MetadataCode
  readonly patientId?: string
  readonly uniqueId?: string
}

/** A document kept by the DMP: its submitted entry and what the registry gave it. */
export interface StoredDocument {
  readonly entryUuid: string
  readonly logicalId: string
  readonly version: number
  readonly status: AvailabilityStatus
  readonly entry: DocumentEntry
  /** SHA-1 hex and bytes count of the content, computed by the server. */
  readonly hash: string
  readonly sizeBytes: number
  /** True for the XAdES signature entry of a set: never found by a search. */
  readonly isLotSignature: boolean
  readonly submissionSetUuid: string
  /** entryUuid of the document that this one replaces (RPLC). */
  readonly replaces?: string
  /** yyyyMMddHHmmss UTC of the submission. */
  readonly submittedAt: string
}

/** A change of status asked by a submission set: the UpdateAvailabilityStatus association that carries it. */
export interface StatusUpdate {
  /** `urn:uuid:` of the association itself. */
  readonly associationUuid: string
  readonly entryUuid: string
  readonly originalStatus: AvailabilityStatus
  readonly newStatus: AvailabilityStatus
}

/** A submission set as submitted. */
export interface SubmissionSet {
  readonly submittedId: string
  readonly submissionTime?: string
  readonly title?: string
  readonly comments?: string
  readonly authors: readonly MetadataAuthor[]
  readonly contentTypeCode?: MetadataCode
  readonly patientId?: string
  readonly sourceId?: string
  readonly uniqueId?: string
}
