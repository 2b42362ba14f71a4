import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { transactionRow } from '#fixtures/lps/soap-message.js'
import { type RejectionId, type RejectionRow, rejections } from '#matrix/rejections.js'
import { seededIds } from '#simulator/ids.js'
import type { Rejection } from '#simulator/rejection.js'
import { answer, refusal } from '#simulator/stages/answer.js'
import { transactionHandlers } from '#simulator/transactions/index.js'
import { clock } from '../support/lps-messages.js'
import { answerTrips } from './all.js'
import { anyRequest, ask } from './asked.js'
import { modelLps } from './lps.js'
import { type Fault, type Lps, runs } from './round-trip.js'
import { optional, text } from './texts.js'

let lps: Lps
beforeAll(async () => {
  lps = await modelLps()
})

const relatesTo = 'urn:uuid:0000000a-0000-4000-8000-00000000000a'
const frame = () => ({ now: clock(), ids: seededIds('refusal') })

/** Every row of a form, rather than a list for each transaction: what a handler may give is among them. */
const rowsOf = (form: RejectionRow['form']): readonly (RejectionRow & { readonly id: RejectionId })[] =>
  rejections.filter((row: RejectionRow) => row.form === form)

/** The sentence of a row, with what is special to the message. */
function sentenceOf({ text: sentence }: RejectionRow, detail: string | undefined): string {
  const [before = '', after] = sentence.split('{}')
  if (after !== undefined) return before + (detail ?? '') + after
  if (detail === undefined) return sentence
  return sentence.endsWith('=') ? sentence + detail : `${sentence.replace(/\.$/, '')} : ${detail}`
}

const faultOf = (row: RejectionRow, detail: string | undefined): Fault => ({
  code: row.code ?? '',
  text: sentenceOf(row, detail),
})

describe.each(answerTrips)('$transaction', ({ transaction, read, refused, severalFaults }) => {
  const handler = transactionHandlers[transaction]
  const row = transactionRow(transaction)

  it('tells each refusal by the code and the sentence of its row', () => {
    const rows = rowsOf('service')
    fc.assert(
      fc.property(anyRequest(transaction), optional(text), (asked, detail) => {
        const { request, means } = ask(transaction, asked, lps)
        const of = (one: (typeof rows)[number]): Rejection => ({ rejection: one.id, ...(detail ? { detail } : {}) })
        for (const [rank, one] of rows.entries()) {
          const others = severalFaults ? rows.slice(rank + 1, rank + 3) : []
          const rejection = { ...of(one), ...(others.length > 0 ? { others: others.map(of) } : {}) }
          const response = answer(row, handler.encodeRejection(rejection, request, frame()), relatesTo, frame())
          const faults: [Fault, ...Fault[]] = [faultOf(one, detail), ...others.map((other) => faultOf(other, detail))]
          expect(read(response)).toEqual({ httpStatus: 200, relatesTo, ...refused(faults, means) })
        }
      }),
      runs(5),
    )
  })

  it('reads each fault by the code and the sentence of its row', () => {
    fc.assert(
      fc.property(optional(text), (detail) => {
        for (const one of rowsOf('fault')) {
          const response = refusal(
            row.service,
            { rejection: one.id, ...(detail ? { detail } : {}) },
            relatesTo,
            frame(),
          )
          expect(read(response)).toMatchObject({
            httpStatus: 500,
            relatesTo,
            fault: {
              code: one.id === 'bench-error' ? 'Receiver' : 'Sender',
              ...(one.code === null ? {} : { subcode: one.code.replace(/^wsa:/, '') }),
              text: sentenceOf(one, detail),
            },
          })
        }
      }),
      runs(5),
    )
  })
})
