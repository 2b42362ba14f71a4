import type { WebTransactionId } from '#matrix/web-transactions.js'
import type { HolderSheet } from '../domain/acces.js'
import type { Actor } from '../domain/actor.js'
import type { PracticeSituation } from '../domain/professional.js'
import type { Change } from '../domain/world.js'
import type { Processed } from '../pipeline.js'
import type { PscDoor } from '../psc/index.js'
import type { Settings } from '../settings.js'
import type { Trust } from '../signature/certificate.js'
import type { Space } from '../spaces.js'
import type { RawRequest, TlsIdentity } from '../trace/exchange.js'
import type { Vihf } from '../vihf/vihf.js'
import type { WebState } from './state.js'

/** A request for a page of the Web-PS, and what it may use. */
export interface WebCall {
  readonly transaction: WebTransactionId
  readonly request: RawRequest
  readonly tls: TlsIdentity | undefined
  readonly space: Space
  readonly state: WebState
  readonly settings: Settings
  readonly trust: Trust
  readonly psc: PscDoor
  readonly now: Date
  /** `https://host:port`. */
  readonly origin: string
  /** `/<space>` or nothing. */
  readonly base: string
  /** Base and first step: where the links of its pages begin. */
  readonly root: string
  /** Last steps of the path, as written: page, INS, OID. */
  readonly page: string
  readonly ins: string | undefined
  readonly oid: string | undefined
  readonly query: URLSearchParams
  /** Fields of a form; empty on a GET. */
  readonly form: URLSearchParams
}

/** Who uses the Web-PS, once his practice situation is known. */
export interface WebIdentity {
  readonly actor: Actor
  /** As the pages and the history of accesses name him. */
  readonly name: string
  readonly sheet: HolderSheet
  readonly structureName: string
  /** TD0.10 only. */
  readonly vihf?: Vihf
  readonly signingCertificate?: Uint8Array
}

/** A person whose card or whose sign-in said who he is, and the situations that he may choose. */
export interface WebUser {
  readonly kind: 'CPS' | 'CPE' | 'ES'
  readonly id: string
  readonly familyName: string
  readonly givenName: string
  readonly roles: Vihf['roles']
  readonly situations: readonly PracticeSituation[]
  readonly certificate?: Uint8Array
}

/** What becomes of a call: the answer, what the journal says of it and what the store keeps. */
export interface WebAnswer extends Omit<Processed, 'response'> {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
  readonly changes: readonly Change[]
}
