import type { TransactionId } from '#matrix/transactions.js'
import type { AccessMode } from '../vihf/vihf.js'

/**
 * A request written by hand from the element tables, and the answer expected; replayed by one loop of the tests.
 *
 * Both are the one child of soap:Body. In them `{ins}`, `{oid}`, `{insC}`, `{nom}`, `{nomUtilise}` and `{prenom}` are the
 * patient's, `{ps}` and `{structure}` the identifiers of the card, `{document}` the entryUUID of the first document that
 * the DMP holds from the start, `{uniqueId}`, `{hash}` and `{size}` what else it is known by, `{set}`, `{setUniqueId}`
 * and `{source}` the identifiers of its submission set, `{signature}` the XAdES of the lot by that card, in base64. In
 * the answer `{uuid}` stands for any UUID, `{time}` for any 14 digits, `{secret}` for a code of TD1.5, and white space
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
