import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { functionalActions } from '#matrix/functional-actions.js'
import { transactionHandlers } from '#simulator/transactions/index.js'
import { storedQuery } from '#simulator/wire/ebxml-schemes.js'
import { requestTrips } from './all.js'
import { meaningOf, modelLps, read } from './lps.js'
import { type Lps, runs } from './round-trip.js'

let lps: Lps
beforeAll(async () => {
  lps = await modelLps()
})

describe.each(requestTrips.map((trip) => [[trip.transaction, trip.form].join(' ').trim(), trip] as const))(
  '%s',
  (_, trip) => {
    it('is read as what the client meant, whatever it meant', () => {
      fc.assert(
        fc.property(trip.meant, (meant) => {
          const { message, means } = trip.send(meant, lps)
          const { transaction, request } = read(message)
          expect({ transaction, request: meaningOf(request) }).toEqual({
            transaction: trip.transaction,
            request: meaningOf(means),
          })
        }),
        runs(60),
      )
    })
  },
)

const formsOf = (transaction: string) =>
  requestTrips.flatMap((trip) => (trip.transaction === transaction && trip.form ? [trip.form] : []))

describe('the requests that make the trip', () => {
  it('are of every transaction', () => {
    const made = new Set(requestTrips.map(({ transaction }) => transaction))
    expect([...made].sort()).toEqual(Object.keys(transactionHandlers).sort())
  })

  it('are every stored query', () => {
    expect(formsOf('TD3.1').sort()).toEqual(Object.keys(storedQuery).sort())
  })

  it('are every update', () => {
    const updates = functionalActions.flatMap(({ id }) => (id.startsWith('TD3.3') ? [id] : []))
    expect(formsOf('TD3.3')).toEqual(expect.arrayContaining(updates))
  })
})
