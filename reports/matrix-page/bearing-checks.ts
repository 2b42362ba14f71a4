import { type FunctionalAction, functionalActions } from '#matrix/functional-actions.js'
import type { Check } from '#scenarios/check.js'

/** Lines of the matrices that are one transaction on the wire. */
const wireTransaction = (transaction: string): string =>
  transaction.startsWith('TD3.3') ? 'TD3.3' : transaction === 'TD2.2' ? 'TD2.1' : transaction

/** The transaction that a line of the functional matrices is on the wire; TD0.1 is every call. */
export function transactionOf(action: FunctionalAction): string {
  const row = functionalActions.find(({ id }) => id === action)
  return wireTransaction(row?.transaction ?? action)
}

/** Rules that bear on a transaction; those on any call bear on TD0.1, the authentication, and are told there only. */
export const checksOn = (transaction: string, checks: readonly Pick<Check, 'id' | 'on'>[]): readonly string[] =>
  checks
    .filter(({ on }) => (on === 'any' ? transaction === 'TD0.1' : on.some((one) => one === transaction)))
    .map(({ id }) => id)
