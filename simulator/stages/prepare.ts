import type { TransactionId } from '#matrix/transactions.js'
import type { Rejection, Stage } from '../rejection.js'
import type { Remark } from '../remark.js'
import type { Settings } from '../settings.js'
import type { RawRequest } from '../trace/exchange.js'
import { transactionHandlers } from '../transactions/index.js'
import type { Decoded } from '../transactions/transaction.js'
import { type HeldVihf, heldVihf } from '../vihf/held-vihf.js'
import { dispatch, readMessage } from './read-message.js'

/** A message that no transaction is named of. */
export interface Unprepared {
  readonly rejection: Rejection
  readonly messageId?: string
  readonly remarks: readonly Remark[]
}

/** A message for a transaction: who says he sends it, and what he asks, as far as they can be read. */
export interface PreparedCall {
  readonly id: TransactionId
  readonly messageId?: string
  /** Of the packaging and the envelope. */
  readonly remarks: readonly Remark[]
  readonly held: Stage<HeldVihf>
  readonly decoded: Stage<Decoded<unknown>>
}

export type Prepared = Unprepared | PreparedCall

export type PrepareSettings = Pick<Settings, 'maxXmlDepth' | 'guidePackage'>

/**
 * All that can be worked out of a message without the DMP: MIME, XML, SOAP, dispatch, the VIHF and its signature, the
 * request and the signature of its lot. Nothing is refused for who asks.
 *
 * The result is plain data without functions nor trees, so that it may be worked out in another thread.
 */
export function prepare(service: string, request: RawRequest, settings: PrepareSettings): Prepared {
  const read = readMessage(request, settings)
  if (!read.ok) return { rejection: read.rejection, remarks: [] }
  const { envelope, message, remarks } = read.value
  const { messageId } = envelope
  const identified = messageId === undefined ? {} : { messageId }

  const row = dispatch(service, read.value, settings)
  if (!row.ok) return { rejection: row.rejection, ...identified, remarks }
  const id = row.value.id as TransactionId
  return {
    id,
    ...identified,
    remarks,
    held: heldVihf(envelope),
    decoded: transactionHandlers[id].decode(envelope.body, message.find),
  }
}
