/** A document of the lot, its signature document excluded; `xml` when it was sent as XML. */
export interface SignedDocument {
  /** Without `urn:oid:`. */
  readonly uniqueId: string
  readonly bytes: Uint8Array
  readonly xml: boolean
}

export interface LotSignatureInput {
  readonly signature: Uint8Array
  readonly submissionSetUniqueId: string
  readonly documents: readonly SignedDocument[]
  /** Gives the remarks their lines; slower. */
  readonly positions?: boolean
}

/** What of the signature is wrong. */
export type LotProblem =
  | 'unreadable'
  | 'signed-info'
  | 'signed-properties'
  | 'manifest'
  | 'document-reference'
  | 'document-digest'
  | 'submission-set-reference'
  | 'certificate'

/** Problems found so far, each named. */
export type Problems = { what: LotProblem; detail: string }[]
