import type { AnyTransactionId } from '#matrix/web-transactions.js'
import type { Rejection } from '../rejection.js'
import type { Remark } from '../remark.js'

/** Who stood at the other end of TLS; absent on plain HTTP. `certificate` is DER. */
export interface TlsIdentity {
  readonly protocol: string
  readonly cipher: string
  readonly serverName?: string
  readonly certificate?: Uint8Array
  /** DER of the intermediates the client sent, leaf excluded. */
  readonly chain?: readonly Uint8Array[]
}

/** A request as received: nothing decoded, nothing lost. Header names are as sent, in order. */
export interface RawRequest {
  readonly method: string
  /** Path and query, e.g. `/si-dmp-server/v2/services/patients`. */
  readonly url: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array
}

export interface RawResponse {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array
  /** Of a long answer that was just made: the body in parts, not yet joined. */
  readonly pieces?: readonly Uint8Array[]
}

/** Which row of which matrix answered, and in which words. */
export interface DecisionTrace {
  readonly granted: boolean
  readonly row: string
  readonly why: string
}

export type TrustMode = 'strict' | 'open'

/** One exchange on the wire, as recorded; what a judge needs and no more. `receivedAt` is ISO 8601 UTC with milliseconds. */
export interface Exchange {
  readonly id: string
  readonly space: string
  readonly receivedAt: string
  readonly trust: TrustMode
  readonly tls?: TlsIdentity
  readonly request: RawRequest
  readonly response?: RawResponse
  readonly transaction?: AnyTransactionId
  readonly decision?: DecisionTrace
  readonly rejection?: Rejection
  /** Remarks of the stages that only the server can make (state, trust, TLS). */
  readonly remarks: readonly Remark[]
}
