import type { TransactionId } from '#matrix/transactions.js'
import type { Actor } from '../domain/actor.js'
import type { InsIdentity } from '../domain/ins-identity.js'
import type { Change, World } from '../domain/world.js'
import type { Rejection, Stage } from '../rejection.js'
import type { Remark } from '../remark.js'
import type { Settings } from '../settings.js'
import type { DecisionTrace } from '../trace/exchange.js'
import type { PatientRef, Vihf } from '../vihf/vihf.js'
import type { XmlElement } from '../wire/xml-tree.js'

/** New identifiers, from the seed of the space. */
export interface Ids {
  /** 36 lower-case characters, without `urn:uuid:`. */
  uuid(): string
}

/** Body of an ITI-41 attachment or an inline base64 Document, bytes as the DMP keeps them. */
export interface Part {
  readonly contentId: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** Finds the part that an `xop:Include/@href` names (`cid:` decoded), if any. */
export type PartFinder = (href: string) => Part | undefined

/** What a handler knows of the caller and of the world; everything it may read. */
export interface CallContext {
  /** Undefined only in `--trust open`, when the client sent none. */
  readonly vihf: Vihf | undefined
  readonly actor: Actor
  /** Patient of the call: of the VIHF, or of the body where the VIHF is missing (`--trust open`). */
  readonly patient: PatientRef | undefined
  /** DER of the certificate that signed the VIHF, when it was signed. */
  readonly signingCertificate: Uint8Array | undefined
  readonly world: World
  /** The people of the civil registers, whom TD0.0 certifies; no part of the DMP. */
  readonly identities: () => readonly InsIdentity[]
  readonly settings: Settings
  readonly now: Date
  readonly ids: Ids
  /** Checks a signing certificate against the test PKI, at `now`; undefined when it is good. */
  readonly distrust: (certificateDer: Uint8Array) => string | undefined
}

export interface Decoded<Request> {
  readonly request: Request
  readonly remarks: readonly Remark[]
}

export interface Handled<Outcome> {
  readonly outcome: Outcome
  readonly changes: readonly Change[]
  readonly decision: DecisionTrace
  readonly remarks?: readonly Remark[]
}

/** The refusal of a handler also says which row decided. */
export type HandlerResult<Outcome> =
  | { readonly ok: true; readonly value: Handled<Outcome> }
  | {
      readonly ok: false
      readonly rejection: Rejection
      readonly decision?: DecisionTrace
      readonly remarks?: readonly Remark[]
    }

/** XML text, whole or in pieces; pieces already in UTF-8 are sent as they are. */
export type XmlText = string | readonly (string | Uint8Array)[]

/** The body of an answer: XML text of the one child of soap:Body, its namespaces declared on itself, and its parts. */
export interface EncodedBody {
  readonly xml: XmlText
  readonly attachments: readonly {
    readonly contentId: string
    readonly contentType: string
    readonly bytes: Uint8Array
  }[]
}

export interface EncodeFrame {
  readonly now: Date
  readonly ids: Ids
}

/**
 * One transaction of the DMP: four pure steps.
 *
 * decode reads leniently and returns remarks for oddities; it refuses only what cannot be understood at all.
 * encodeRejection writes the error form of the service (B, D or E); rejections of form `fault` never reach it.
 */
export interface Transaction<Request = unknown, Outcome = unknown> {
  readonly id: TransactionId
  decode(body: XmlElement, parts: PartFinder): Stage<Decoded<Request>>
  /** Patient named by the body itself, if it names one. */
  patientOf(request: Request): PatientRef | undefined
  handle(request: Request, context: CallContext): HandlerResult<Outcome>
  encode(outcome: Outcome, request: Request, frame: EncodeFrame): EncodedBody
  encodeRejection(rejection: Rejection, request: Request, frame: EncodeFrame): EncodedBody
}
