import { expect, it } from 'vitest'
import { prepare } from '#simulator/stages/prepare.js'
import { transactionExamples } from '#simulator/transactions/examples.js'
import { testBench } from './support/bench.js'
import { nameOf, packageOf, requestOf } from './support/example-play.js'
import { equalBytes, serviceOf } from './support/thread-calls.js'

expect.addEqualityTesters([equalBytes])

/** Anything that another thread would get as something else: a function, an object with a class, a part of a tree. */
function notPlain(value: unknown, path: string): string[] {
  if (typeof value === 'function' || typeof value === 'symbol') return [`${path} is a ${typeof value}`]
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  const within = (entries: Iterable<readonly [unknown, unknown]>) =>
    [...entries].flatMap(([key, part]) => notPlain(part, `${path}.${String(key)}`))
  if (value instanceof Map) return within(value)
  if (value instanceof Set) return within([...value].entries())
  const kind = Object.getPrototypeOf(value)
  if (kind !== Object.prototype && kind !== Array.prototype && kind !== null) {
    return [`${path} is a ${value.constructor.name}`]
  }
  return within(Object.entries(value))
}

it('tells what is not plain', () => {
  expect(notPlain({ a: [{ b: new Date(0) }], c: () => 1, d: new Map([['e', 1]]) }, 'x')).toEqual([
    'x.a.0.b is a Date',
    'x.c is a function',
  ])
})

it('works every example out to plain data, which another thread gets as it is', async () => {
  const seen = new Set<string>()
  for (const example of transactionExamples) {
    const guidePackage = packageOf(example)
    const bench = await testBench({ guidePackage })
    const request = requestOf(bench, example, 'fil')
    const prepared = prepare(serviceOf(request.url), request, { maxXmlDepth: 256, guidePackage })
    expect(notPlain(prepared, nameOf(example))).toEqual([])
    expect(structuredClone(prepared)).toEqual(prepared)
    if ('id' in prepared) seen.add(prepared.id)
  }
  expect(seen.size).toBeGreaterThanOrEqual(18)
})
