import {
  administrativeData,
  buildTd00,
  buildTd02,
  buildTd03,
  buildTd04,
  buildTd05,
  buildTd11,
  buildTd12,
  buildTd13a,
  buildTd13b,
  buildTd14,
  buildTd15a,
  buildTd15b,
  buildTd15d,
  buildTd16,
  buildTd31,
  buildTd32,
  cardIdentity,
  findDocuments,
} from '#fixtures/lps/index.js'
import type { Person } from '#fixtures/people/index.js'
import type { RawRequest } from '#simulator/trace/exchange.js'
import type { Measured } from './measure.js'
import type { Messages } from './messages.js'
import { type Batch, type Expects, inTurn, onceEach, onWire } from './wire-request.js'

/** Messages that change nothing are sent again and again, each several times in a round. */
const distinct = 100

/** Messages that change something are sent once. */
export const once = 600

export const success =
  (mark: string): Expects =>
  (status, body) =>
    status === 200 && body.includes(mark)

export const registrySuccess = success('ResponseStatusType:Success')
const dmpOk = success('DMPOk')
const accepted = success('acknowledgement typeCode="AA"')

const built = (count: number, build: (rank: number) => RawRequest) =>
  Array.from({ length: count }, (_, rank) => onWire(build(rank)))

function repeated(amount: number, build: () => RawRequest): () => Batch {
  const requests = built(distinct, build)
  return () => inTurn(requests, amount)
}

const bigDocument = 1024 * 1024
export const usualDocument = 20 * 1024

/** Every transaction of the guide of today but TD3.3, which needs documents of its own; `bigId` is a document of 1 MB. */
export function currentRows(source: Messages, bigId: string): Measured[] {
  const { context, centre15, person } = source
  const reader = person('dmp-ouvert')
  const fed = person('dmp-non-autorise')
  const { usedName, birthDate } = reader.identity
  return [
    {
      name: 'TD0.2',
      target: 5,
      batch: repeated(1000, () => buildTd02(context, reader)),
      expects: success('"VALIDE"'),
    },
    { name: 'TD0.3, addition', batch: repeated(600, () => buildTd03(context, reader, 'AJOUT')), expects: dmpOk },
    {
      name: 'TD0.4',
      batch: repeated(600, () => buildTd04(context, { startDate: '20110301000000', dateType: 'LASTAUTORIZATION' })),
      expects: dmpOk,
    },
    {
      name: 'TD0.5',
      batch: repeated(600, () => buildTd05(centre15, { family: usedName, birthDate })),
      expects: success('<resultTotalQuantity value="1"'),
    },
    { name: 'TD1.3a', batch: repeated(600, () => buildTd13a(context, reader)), expects: accepted },
    { name: 'TD1.6', batch: repeated(600, () => buildTd16(context, reader)), expects: dmpOk },
    {
      name: 'TD2.1, 20 KB document, signed',
      target: 4,
      batch: () => onceEach(built(once, () => source.lot(fed, usualDocument).request)),
      expects: registrySuccess,
    },
    {
      name: 'TD3.1, 50 entries',
      target: 5,
      batch: repeated(600, () => buildTd31(context, reader, findDocuments(reader))),
      expects: success('totalResultCount="50"'),
      longAnswers: true,
    },
    {
      name: 'TD3.2, 1 MB document',
      batch: repeated(100, () => buildTd32(context, reader, [bigId])),
      expects: registrySuccess,
      longAnswers: true,
    },
  ]
}

export const fedBefore = { big: bigDocument, usual: usualDocument, count: 50 } as const

/** What only the historical guide has, then what changes a DMP not tied to Mon espace santé: the lives of new patients. */
export function historicalRows(source: Messages): Measured[] {
  const { context, person } = source
  const sms = { type: 'SMS', canal: '0639980000' } as const
  const card = cardIdentity(person('dmp-ouvert'))
  const changing = (name: string, build: (patient: Person) => RawRequest, expects: Expects): Measured => ({
    name,
    batch: (round) => onceEach(built(once, (rank) => build(source.newcomer(round * once + rank)))),
    expects,
  })
  return [
    { name: 'TD0.0', batch: repeated(600, () => buildTd00(context, card)), expects: dmpOk },
    changing('TD1.1', (one) => buildTd11(context, one, administrativeData(one)), accepted),
    changing('TD1.3b', (one) => buildTd13b(context, one, administrativeData(one)), accepted),
    changing('TD1.5a', (one) => buildTd15a(context, one, sms), dmpOk),
    changing('TD1.5b', (one) => buildTd15b(context, one, 'MODIFICATION', sms), dmpOk),
    changing('TD1.5d', (one) => buildTd15d(context, one), dmpOk),
    changing('TD1.4', (one) => buildTd14(context, one, administrativeData(one), 'Ne souhaite plus de DMP'), accepted),
    changing('TD1.2', (one) => buildTd12(context, one, administrativeData(one)), accepted),
  ]
}
