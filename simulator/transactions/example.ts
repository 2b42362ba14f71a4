import type { TransactionId } from '#matrix/transactions.js'
import type { AccessMode } from '../vihf/vihf.js'

/**
 * A request written by hand from the element tables, and the answer expected; replayed by one loop of the tests.
 *
 * Both are the one child of soap:Body. In them `{ins}` and `{oid}` are the patient's, `{ps}` and `{structure}` the
 * identifiers of the card. In the answer `{uuid}` stands for any UUID, `{time}` for any 14 digits, and white space
 * between elements does not count.
 */
export interface TransactionExample {
  readonly transaction: TransactionId
  /** Kebab-case, unique in its transaction. */
  readonly name: string
  /** Ids of a virtual card and of a virtual patient. */
  readonly card: string
  readonly patient: string
  readonly accessMode?: AccessMode
  /** Examples played before in the same space, as `TD0.3/ajout`. */
  readonly after?: readonly string[]
  readonly request: string
  readonly answer: string
}
