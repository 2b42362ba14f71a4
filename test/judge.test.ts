import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '#fixtures/cards/card.js'
import type { Check } from '#scenarios/check.js'
import { neverHiddenFromBoth } from '#scenarios/checks/confidentiality.js'
import { checks } from '#scenarios/checks/index.js'
import {
  authorization,
  conversation,
  type Example,
  exampleKit,
  existence,
  feeding,
  retrieval,
  search,
} from '#scenarios/examples.js'
import {
  answered,
  atLeast,
  before as comesBefore,
  documentsCarry,
  type Expectation,
  exactly,
  none,
  nothingRefused,
  opensIn,
  withdraws,
} from '#scenarios/expect.js'
import { judge } from '#scenarios/judge.js'
import { merge, mergeOrder, type VerdictResult } from '#scenarios/verdict.js'
import { type ExchangeView, viewExchange } from '#scenarios/view.js'
import { defaultSettings } from '#simulator/settings.js'
import type { Exchange } from '#simulator/trace/exchange.js'
import { testPki } from './support/test-pki.js'

let cards: readonly Card[]
beforeAll(async () => {
  cards = (await testPki()).cards
})

const views = (example: Example): ExchangeView[] => example(exampleKit(cards)).map(viewExchange)
const raw = (body: Uint8Array, headers: Exchange['request']['headers'] = [], url = '/'): Exchange => ({
  id: 'brut',
  space: 'essai',
  receivedAt: '2026-03-02T10:00:00.000Z',
  trust: 'open',
  request: { method: 'POST', url, headers, body },
  remarks: [],
})

describe('judge', () => {
  const rule = (change: Partial<Check>): Check => ({
    id: 'essai/regle',
    title: 'Une règle',
    verifies: [],
    source: { doc: 'dmp-bench', at: 'test' },
    on: 'any',
    level: 'requirement',
    judge: () => [],
    examples: { pass: [], fail: [] },
    ...change,
  })
  const breach = () => [{ where: 'ici', line: 0, expected: 'un', observed: 'deux' }]

  it.each<[string, Partial<Check>, VerdictResult]>([
    ['kept', {}, 'pass'],
    ['broken', { judge: breach }, 'fail'],
    ['a broken recommendation', { judge: breach, level: 'recommendation' }, 'warning'],
    ['a broken assumption', { judge: breach, assumed: 'le guide se tait' }, 'inconclusive'],
    ['on another transaction', { judge: breach, on: ['TD3.2'] }, 'not-exercised'],
    ['applying to nothing', { judge: breach, appliesTo: () => false }, 'not-exercised'],
    [
      'throwing',
      {
        judge: () => {
          throw new Error('oups')
        },
      },
      'bench-error',
    ],
  ])('%s', (_, change, expected) => {
    const [verdict] = judge([rule(change)], views(existence()), defaultSettings)
    expect(verdict?.result).toBe(expected)
  })

  it('a throwing check accuses the bench and hides no other verdict', () => {
    const throwing = rule({
      id: 'essai/panne',
      appliesTo: () => {
        throw new Error('oups')
      },
    })
    const [first, second] = judge([throwing, rule({ judge: breach })], views(existence()), defaultSettings)
    expect(first).toMatchObject({ result: 'bench-error', findings: [{ observed: 'erreur du banc : oups' }] })
    expect(second?.result).toBe('fail')
  })

  it('gives one verdict per check, in their order, whatever the exchanges', () => {
    expect(judge(checks, [], defaultSettings).map(({ check }) => check)).toEqual(checks.map(({ id }) => id))
    expect(new Set(judge(checks, [], defaultSettings).map(({ result }) => result))).toEqual(
      new Set(['not-exercised', 'not-applicable']),
    )
  })

  it('shows a check what came before and after, and whether that is all', () => {
    const seen: unknown[] = []
    const spy = rule({
      judge: (_, { earlier, later, complete }) => {
        seen.push([earlier.length, later.length, complete])
        return []
      },
    })
    judge([spy], views(conversation(existence(), search(), retrieval())), defaultSettings, { complete: true })
    expect(seen).toEqual([
      [0, 2, true],
      [1, 1, true],
      [2, 0, true],
    ])
  })

  it('can judge one exchange of a conversation in the light of the others', () => {
    const all = views(conversation(existence(), search()))
    const [verdict] = judge([rule({ judge: breach })], all, defaultSettings, { only: all[1]?.exchange.id ?? '' })
    expect(verdict?.judged).toEqual([all[1]?.exchange.id])
    expect(verdict?.findings).toMatchObject([{ exchange: all[1]?.exchange.id }])
  })

  it('says nothing of the order of messages picked here and there', () => {
    const alone = views(search())
    const order = (complete: boolean) =>
      judge(checks, alone, defaultSettings, { complete }).find(({ check }) => check === 'order/existence-test-first')
    expect(order(false)?.result).toBe('not-exercised')
    expect(order(true)?.result).toBe('fail')
  })
})

describe('merge', () => {
  it.each<[readonly VerdictResult[], VerdictResult]>([
    [[], 'not-exercised'],
    [['pass', 'pass'], 'pass'],
    [['pass', 'warning'], 'warning'],
    [['warning', 'not-exercised'], 'not-exercised'],
    [['not-exercised', 'inconclusive'], 'inconclusive'],
    [['inconclusive', 'fail'], 'fail'],
    [['fail', 'bench-error'], 'bench-error'],
  ])('%j -> %s', (results, expected) => expect(merge(results)).toBe(expected))

  it('does not depend on the order of verdicts nor on how they are grouped', () => {
    const words = fc.array(fc.constantFrom(...mergeOrder), { minLength: 1 })
    fc.assert(
      fc.property(words, words, (left, right) => {
        expect(merge([merge(left), merge(right)])).toBe(merge([...right, ...left]))
      }),
    )
  })
})

describe('a rule on each document of a lot', () => {
  it.each([
    [true, false, false, 0],
    [false, true, false, 0],
    [true, true, false, 1],
    [true, true, true, 0],
  ])('masquePs=%s invisiblePatient=%s cumul=%s -> %s finding', (masquePs, invisiblePatient, cumul, count) => {
    const settings = { ...defaultSettings, cumulInvisiblePatientMasquePs: cumul }
    const [verdict] = judge(
      [neverHiddenFromBoth],
      views(feeding({ documents: [{ masquePs, invisiblePatient }] })),
      settings,
    )
    expect(verdict?.findings).toHaveLength(count)
  })

  it('names every hidden document and no other, in whatever order they are fed', () => {
    const lots = fc.array(fc.boolean(), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(lots, (hidden) => {
        const documents = hidden.map((both) => ({ masquePs: both, invisiblePatient: both }))
        const [view] = views(feeding({ documents }))
        const [verdict] = judge([neverHiddenFromBoth], view ? [view] : [], defaultSettings)
        const named = verdict?.findings.map(({ where }) => where) ?? []
        const expected = (view?.lot?.documents ?? [])
          .filter((_, rank) => hidden[rank])
          .map(({ element }) => element.path)
        expect(named).toHaveLength(expected.length)
        expected.forEach((path, rank) => {
          expect(named[rank]?.startsWith(path)).toBe(true)
        })
      }),
      { numRuns: 12 },
    )
  })
})

describe('expectations', () => {
  const story = conversation(
    existence({ answer: { existence: 'NON_EXISTE' } }),
    authorization({ answer: { status: 'DMPOk' } }),
    search({ answer: { found: ['urn:uuid:1'] } }),
    feeding({ documents: [{ masquePs: true }], answer: { registry: 'Failure', error: 'DMPClosed' } }),
  )
  it.each<[Expectation, number]>([
    [exactly(1, 'TD0.2'), 0],
    [exactly(2, 'TD0.2'), 1],
    [atLeast(1, 'TD3.1'), 0],
    [atLeast(1, 'TD3.2'), 1],
    [none('TD3.2'), 0],
    [none('TD2.1'), 1],
    [comesBefore('TD0.2', 'TD0.3'), 0],
    [comesBefore('TD3.1', 'TD0.3'), 1],
    [comesBefore('TD0.2', 'TD3.2'), 1],
    [answered('DMPOk', 'TD0.3'), 0],
    [answered('DMPClosed', 'TD2.1'), 0],
    [answered('DMPClosed', 'TD0.3'), 1],
    [nothingRefused, 1],
    [documentsCarry('MASQUE_PS'), 0],
    [documentsCarry('INVISIBLE_PATIENT'), 1],
    [opensIn('normal'), 0],
    [opensIn('centre_15'), 4],
    [withdraws, 1],
  ])('$id', ({ judge: expectation }, count) => expect(expectation(views(story))).toHaveLength(count))
})

describe('viewExchange', () => {
  it('reads the whole of a right message, with lines', () => {
    const [view] = views(feeding())
    expect(view).toMatchObject({ transaction: 'TD2.1', patient: { ins: '277079999990239' } })
    expect(view?.unread).toBeUndefined()
    expect(view?.remarks).toEqual([])
    expect(view?.lot?.documents).toHaveLength(1)
    expect(view?.lot?.signatures).toHaveLength(1)
    expect(view?.lot?.documents[0]?.cda).toMatchObject({ ok: true, cda: { selfPresenting: false } })
    expect(view?.envelope?.body.line).toBeGreaterThan(0)
    expect(view?.signing?.commonName).toBe('899900999121')
  })

  it('tells the sessions of two users, or of two patients, apart', () => {
    const keys = [existence(), existence({ patient: 'mineur' }), existence({ card: 'pharmacien-cps' }), search()]
      .flatMap(views)
      .map(({ sessionKey }) => sessionKey)
    expect(new Set(keys).size).toBe(3)
    expect(keys[0]).toBe(keys[3])
  })

  it('never throws, whatever the bytes and headers; no check does', () => {
    const header = fc.tuple(fc.constantFrom('Content-Type', 'Host', 'SOAPAction'), fc.string())
    const xmlLike = fc.array(
      fc.constantFrom(
        '<a>',
        '</a>',
        '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope">',
        '<soap:Body>',
        '<soap:Header/>',
        '</soap:Body>',
        '</soap:Envelope>',
        '&amp;',
        'x',
        '--b\r\n',
        '<!--',
        '<?pi?>',
      ),
    )
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      xmlLike.map((pieces) => Buffer.from(pieces.join(''))),
    )
    fc.assert(
      fc.property(bodies, fc.array(header, { maxLength: 3 }), fc.string(), (body, headers, url) => {
        const verdicts = judge(checks, [viewExchange(raw(body, headers, url))], defaultSettings, { complete: true })
        expect(verdicts.filter(({ result }) => result === 'bench-error')).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('never throws on a real message with one element lost; no check does', () => {
    const texts = [existence(), authorization(), feeding(), search(), retrieval()].flatMap((example) =>
      example(exampleKit(cards)),
    )
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), (exchange, choice) => {
        const text = Buffer.from(exchange.request.body).toString('latin1')
        const starts = [...text.matchAll(/<([\w:]+)(?=[\s>])[^>]*>/g)]
        const start = starts[choice % starts.length]
        const end = text.indexOf(`</${start?.[1]}>`, start?.index)
        const cut = text.slice(0, start?.index) + text.slice(end + `</${start?.[1]}>`.length)
        const view = viewExchange({ ...exchange, request: { ...exchange.request, body: Buffer.from(cut, 'latin1') } })
        const verdicts = judge(checks, [view], defaultSettings, { complete: true })
        expect(verdicts.filter(({ result }) => result === 'bench-error')).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
