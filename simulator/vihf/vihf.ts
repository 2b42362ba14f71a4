import type { Place } from '../wire/place.js'

/** `code` in a code system given by its OID; `display` as the client wrote it. */
export interface CodedValue {
  readonly code: string
  readonly system: string
  readonly display?: string
}

/** Values of `Authentification_mode` (source: dmp-vihf, section 2). */
export type AuthenticationMode = 'DIRECTE' | 'INDIRECTE' | 'INDIRECTE_RENFORCEE'

/** Codes of `purposeofuse` (TRE_R248). */
export type AccessMode = 'normal' | 'bris_de_glace' | 'centre_15'

/** The patient named by `resource-id`: 15-character INS and the OID of its authority. */
export interface PatientRef {
  readonly ins: string
  readonly oid: string
}

/**
 * The SAML assertion of a call, as read: every field is what the client wrote, absent when it did not.
 *
 * Plain data, which outlives the tree of its message and may go from one thread to another.
 */
export interface Vihf {
  /** Of the Assertion. */
  readonly place: Place
  /** @Version of the Assertion. */
  readonly samlVersion?: string
  readonly id: string
  readonly issueInstant: string
  readonly issuer: string
  readonly issuerFormat?: string
  readonly nameId: string
  readonly notBefore?: string
  readonly notOnOrAfter?: string
  readonly authnInstant?: string
  readonly authnContextClassRef?: string
  readonly authnContextDecl?: string
  readonly version?: string
  readonly structureId?: string
  readonly sector?: CodedValue
  readonly subjectId?: string
  readonly roles: readonly CodedValue[]
  /** Known values only; `authenticationModeText` keeps what was written. Absent means DIRECTE (the C# kit omits it). */
  readonly authenticationMode: AuthenticationMode
  readonly authenticationModeText?: string
  readonly patient?: PatientRef
  readonly resourceIdText?: string
  readonly resourceUrn?: string
  readonly accessMode: AccessMode
  readonly purposeOfUse?: CodedValue
  readonly accessReason?: string
  readonly confidentialityCode?: CodedValue
  readonly lps: {
    readonly id?: string
    readonly name?: string
    readonly version?: string
    readonly homologation?: string
  }
  /** True when the assertion holds an enveloped ds:Signature. */
  readonly signed: boolean
}
