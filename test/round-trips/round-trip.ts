import type * as fc from 'fast-check'
import type { LpsContext, LpsOptions } from '#fixtures/lps/index.js'
import type { TransactionId } from '#matrix/transactions.js'
import type { RawRequest, RawResponse } from '#simulator/trace/exchange.js'

/** A session of the model LPS, its options changed or not. */
export type Lps = (options?: Partial<LpsOptions>) => LpsContext

/** A message and what the simulator must read in it, said from what was meant alone. */
export interface Sent<Request = unknown> {
  readonly message: RawRequest
  readonly means: Request
}

/** Whatever a client may mean by a transaction -> the message of the model LPS, and the request that it means. */
export interface RequestTrip<Meant = unknown> {
  readonly transaction: TransactionId
  /** Which of its messages, for a transaction that has several. */
  readonly form?: string
  readonly meant: fc.Arbitrary<Meant>
  send(meant: Meant, lps: Lps): Sent
}

/** A fault as the answer names it. */
export interface Fault {
  readonly code: string
  readonly text: string
}

/**
 * Whatever a handler may decide -> what the client must read in the answer, besides its HTTP status and RelatesTo.
 *
 * `asked` is what the request means: an answer gives back some of it.
 */
export interface AnswerTrip<Outcome = unknown, Asked = unknown> {
  readonly transaction: TransactionId
  readonly outcome: fc.Arbitrary<Outcome>
  read(response: RawResponse): object
  tells(outcome: Outcome, asked: Asked): object
  refused(faults: readonly [Fault, ...Fault[]], asked: Asked): object
  /** One answer may tell several faults: those of the registry. */
  readonly severalFaults?: true
}

/** Every run the same: a failure is found again by running the file again. */
export const runs = (numRuns: number) => ({ seed: 20_260_115, numRuns })
