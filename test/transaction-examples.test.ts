import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { GuidePackage } from '#matrix/guide-packages.js'
import { transactions } from '#matrix/transactions.js'
import { viewExchange } from '#scenarios/view.js'
import type { TransactionExample } from '#simulator/transactions/example.js'
import { transactionExamples } from '#simulator/transactions/examples.js'
import { transactionHandlers } from '#simulator/transactions/index.js'
import { escapeAttribute, escapeText } from '#simulator/wire/write.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { type TestBench, testBench } from './support/bench.js'
import {
  answeredBody,
  elementOf,
  filledIn,
  linesOf,
  matched,
  nameOf,
  packageOf,
  plainData,
  requestOf,
} from './support/example-play.js'

const benches = new Map<GuidePackage, Promise<TestBench>>()
const benchOf = (example: TransactionExample): Promise<TestBench> => {
  const guidePackage = packageOf(example)
  const made = benches.get(guidePackage) ?? testBench({ guidePackage })
  benches.set(guidePackage, made)
  return made
}
afterAll(async () => {
  for (const bench of benches.values()) expect((await bench).faults).toEqual([])
})

const byName = new Map(transactionExamples.map((example) => [nameOf(example), example]))

/** An example and those that come before it, oldest first. */
function inOrder(example: TransactionExample): TransactionExample[] {
  const before = (example.after ?? []).flatMap((name) => {
    const one = byName.get(name)
    if (!one) throw new Error(`${nameOf(example)} comes after ${name}, which is no example`)
    return inOrder(one)
  })
  return [...before, example]
}

it('names each example once', () => {
  expect(byName.size).toBe(transactionExamples.length)
  for (const { name } of transactionExamples) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
})

describe.each(transactionExamples.map((example) => [nameOf(example), example] as const))('%s', (name, example) => {
  const isFault = () => elementOf(example.answer.replaceAll(/\{\w+\}/g, '')).name === 'Fault'

  it('is answered as expected', async () => {
    const bench = await benchOf(example)
    const space = `exemple-${transactionExamples.indexOf(example)}`
    let answered: XmlElement | undefined
    for (const one of inOrder(example)) {
      answered = answeredBody(await bench.send(requestOf(bench, one, space), one.card))
    }
    const expected = linesOf(elementOf(filledIn(bench, example, example.answer)))
    expect(matched(answered ? linesOf(answered) : [], expected)).toEqual(expected)
  })

  it('is read again as that transaction', async () => {
    const bench = await benchOf(example)
    const request = requestOf(bench, example, 'lecture')
    const view = viewExchange({
      id: name,
      space: 'lecture',
      receivedAt: bench.now.toISOString(),
      trust: 'strict',
      request,
      remarks: [],
    })
    expect(view.transaction).toBe(example.transaction)
    if (!isFault()) expect(view.unread).toBeUndefined()
  })

  it('means the same however it is spelled', async () => {
    const bench = await benchOf(example)
    const body = elementOf(filledIn(bench, example, example.request))
    const handler = transactionHandlers[example.transaction]
    const noParts = () => undefined
    const right = plainData(handler.decode(body, noParts))
    fc.assert(
      fc.property(spelling, (how) => {
        const again = elementOf(respelled(body, how))
        expect(plainData(handler.decode(again, noParts))).toEqual(right)
      }),
      { numRuns: 20 },
    )
  })
})

it('has examples of the transactions that have a folder of examples, and each of them is known', () => {
  const known = new Set<string>(transactions.map(({ id }) => id))
  for (const { transaction } of transactionExamples) expect(known).toContain(transaction)
})

interface Spelling {
  readonly prefix: string
  readonly blank: string
  readonly comment: string
  readonly backwards: boolean
}

const spelling: fc.Arbitrary<Spelling> = fc.record({
  prefix: fc.constantFrom('', 'p', 'ns1', 'hl7'),
  blank: fc.constantFrom('', '\n', ' \r\n\t'),
  comment: fc.constantFrom('', '<!-- ici -->'),
  backwards: fc.boolean(),
})

/** The same element with another prefix, other blanks, comments, and its attributes in another order. */
function respelled(element: XmlElement, how: Spelling): string {
  const { prefix, blank, comment, backwards } = how
  const name = prefix === '' ? element.name : `${prefix}:${element.name}`
  const declaration = ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(element.ns)}"`
  const attributes = element.attributes.map(({ prefix: own, name: local, ns, value }) => {
    const declared = ns === '' || own === 'xml' ? '' : ` xmlns:${own}="${escapeAttribute(ns)}"`
    return `${declared} ${own === '' ? '' : `${own}:`}${local}="${escapeAttribute(value)}"`
  })
  const written = (backwards ? attributes.reverse() : attributes).join('')
  const inside =
    element.elements.length === 0
      ? escapeText(element.text)
      : element.elements.map((child) => `${blank}${comment}${respelled(child, how)}`).join('') + blank
  return `<${name}${declaration}${written}>${inside}</${name}>`
}
