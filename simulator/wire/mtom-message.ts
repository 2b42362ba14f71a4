import type { Remark } from '../remark.js'
import type { PartFinder } from '../transactions/transaction.js'

export interface MtomPart {
  readonly headers: [string, string][]
  /** Without brackets; empty when the part has none. */
  readonly contentId: string
  readonly contentType: string
  /** The document's own bytes, transfer encoding undone; a view of the request body wherever possible. */
  readonly bytes: Uint8Array
}

export interface MtomMessage {
  /** The part that holds the envelope. */
  readonly root: MtomPart
  /** The other parts, in order. */
  readonly parts: MtomPart[]
  readonly find: PartFinder
  readonly multipart: boolean
  /** SOAP action told outside the envelope: Content-Type, start-info, or root part. */
  readonly action?: string
}

export interface MtomLimits {
  readonly maxParts: number
  readonly maxHeaderBytes: number
  readonly maxHeaders: number
}

/** Limits of the bench, not of the DMP: a lot holds a few dozen documents at most. */
export const defaultMtomLimits: MtomLimits = { maxParts: 200, maxHeaderBytes: 16 * 1024, maxHeaders: 50 }

/** `reason` is a French sentence; `where` names a header or a MIME part. */
export interface MtomFailure {
  readonly ok: false
  readonly status: 'unsupported-media-type' | 'unreadable'
  readonly reason: string
  readonly where: string
}

export type MtomRead = { readonly ok: true; readonly message: MtomMessage; readonly remarks: Remark[] } | MtomFailure
