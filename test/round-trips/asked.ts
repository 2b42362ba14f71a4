import fc from 'fast-check'
import type { TransactionId } from '#matrix/transactions.js'
import { requestTrips } from './all.js'
import { read } from './lps.js'
import type { Lps } from './round-trip.js'

/** Any request of a transaction, whose answer is to be written: what it means, and what the simulator read of it. */
export const anyRequest = (transaction: TransactionId) =>
  fc.oneof(
    ...requestTrips
      .filter((trip) => trip.transaction === transaction)
      .map((trip) => trip.meant.map((meant) => ({ form: trip.form, meant }))),
  )

export function ask(transaction: TransactionId, { form, meant }: { form?: string; meant: unknown }, lps: Lps) {
  const trip = requestTrips.find((one) => one.transaction === transaction && one.form === form)
  if (!trip) throw new Error(`no ${transaction} ${form}`)
  const { message, means } = trip.send(meant, lps)
  return { means, request: read(message).request }
}
