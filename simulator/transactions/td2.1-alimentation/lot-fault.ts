import type { RejectionId } from '#matrix/rejections.js'

/** A fault of one object of the lot, named by its id in the message. */
export interface LotFault {
  readonly on: string
  readonly rejection: RejectionId
  readonly detail?: string
}
