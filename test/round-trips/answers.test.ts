import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { transactionRow } from '#fixtures/lps/soap-message.js'
import { seededIds } from '#simulator/ids.js'
import { answer } from '#simulator/stages/answer.js'
import { transactionHandlers } from '#simulator/transactions/index.js'
import { clock } from '../support/lps-messages.js'
import { answerTrips } from './all.js'
import { anyRequest, ask } from './asked.js'
import { modelLps } from './lps.js'
import { type Lps, runs } from './round-trip.js'

let lps: Lps
beforeAll(async () => {
  lps = await modelLps()
})

const relatesTo = 'urn:uuid:0000000a-0000-4000-8000-00000000000a'

describe.each(answerTrips)('$transaction', ({ transaction, outcome, read, tells }) => {
  it('tells the client what was decided, whatever it was', () => {
    const handler = transactionHandlers[transaction]
    fc.assert(
      fc.property(anyRequest(transaction), outcome, (asked, decided) => {
        const { request, means } = ask(transaction, asked, lps)
        const frame = { now: clock(), ids: seededIds('answer') }
        const body = handler.encode(decided, request, frame)
        const response = answer(transactionRow(transaction), body, relatesTo, frame)
        expect(read(response)).toEqual({ httpStatus: 200, relatesTo, ...tells(decided, means) })
      }),
      runs(60),
    )
  })
})

it('the answers that make the trip are of every transaction', () => {
  expect(answerTrips.map(({ transaction }) => transaction).sort()).toEqual(Object.keys(transactionHandlers).sort())
})
