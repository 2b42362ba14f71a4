import type { Prepared } from '../stages/prepare.js'
import type { RawRequest } from '../trace/exchange.js'

/**
 * Told when a message is worked out; undefined leaves it to whoever asked.
 *
 * `body` is that of the message where it was moved: documents of `prepared` are windows on it.
 */
export type Ready = (prepared: Prepared | undefined, body?: Uint8Array) => void

/** Works messages out elsewhere than where the DMP is asked. */
export interface Preparer {
  prepare(service: string, request: RawRequest, ready: Ready): void
}
