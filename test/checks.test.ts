import { beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '#fixtures/cards/card.js'
import type { Check } from '#scenarios/check.js'
import { checks } from '#scenarios/checks/index.js'
import type { Example } from '#scenarios/examples.js'
import { exampleKit } from '#scenarios/examples.js'
import { judge } from '#scenarios/judge.js'
import type { Verdict } from '#scenarios/verdict.js'
import { viewExchange } from '#scenarios/view.js'
import { defaultSettings } from '#simulator/settings.js'
import { testPki } from './support/test-pki.js'

let cards: readonly Card[]
beforeAll(async () => {
  cards = (await testPki()).cards
})

const judgeExample = (check: Check, example: Example): Verdict => {
  const views = example(exampleKit(cards)).map(viewExchange)
  const [verdict] = judge([check], views, defaultSettings, { complete: true })
  if (!verdict) throw new Error('no verdict')
  return verdict
}

describe.each(checks.map((check) => [check.id, check] as const))('%s', (_, check) => {
  it.each(check.examples.pass.map((example, rank) => [rank, example] as const))(
    'is kept by example %i',
    (_, example) => {
      expect(judgeExample(check, example)).toMatchObject({ result: 'pass', findings: [] })
    },
  )

  it.each(check.examples.fail.map((example, rank) => [rank, example] as const))(
    'is broken by example %i',
    (_, example) => {
      const { findings, result } = judgeExample(check, example)
      expect(findings).not.toEqual([])
      expect(result).toBe(check.level === 'recommendation' ? 'warning' : check.assumed ? 'inconclusive' : 'fail')
      for (const { where, expected, observed } of findings) {
        expect(where).not.toBe('')
        expect(expected).not.toBe('')
        expect(observed).not.toBe('')
      }
    },
  )
})
