import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Spoiler, spoilers } from '#fixtures/spoil/index.js'
import { scenarios } from '#scenarios/index.js'
import { resultOfScenario } from '#scenarios/judge-scenario.js'
import { runScenarios, type ScenarioRun } from '#scenarios/run.js'
import type { Scenario } from '#scenarios/scenario.js'
import { inProcessTarget } from '#scenarios/target.js'
import { type TestBench, testBench } from './support/bench.js'

let bench: TestBench
beforeAll(async () => {
  bench = await testBench()
})
afterAll(() => expect(bench.faults).toEqual([]))

async function run(scenario: Scenario, spoiler?: Spoiler, seed = 'essai'): Promise<ScenarioRun> {
  const [played] = await runScenarios({
    scenarios: [scenario],
    target: inProcessTarget(bench.simulator.app, bench.simulator.bench),
    seed,
    clock: () => bench.now,
    cards: bench.pki.cards,
    ...(spoiler ? { spoiler } : {}),
  })
  if (!played) throw new Error('nothing played')
  return played
}

const told = ({ verdicts }: ScenarioRun): string[] =>
  verdicts.flatMap(({ check, result, findings }) =>
    result === 'pass'
      ? []
      : [`${check}: ${result}`, ...findings.map((one) => `  ${one.where} | ${one.expected} | ${one.observed}`)],
  )

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  it('is passed by the model LPS', async () => {
    const played = await run(scenario)
    expect(told(played)).toEqual([])
    expect(resultOfScenario(played.verdicts)).toBe('pass')
  })

  it.each(
    scenario.spoil.map((one) => {
      const spoiler = typeof one === 'string' ? spoilers[one] : one
      return [spoiler.id, spoiler] as const
    }),
  )('is failed by the model LPS spoiled with %s', async (_, spoiler) => {
    expect(resultOfScenario((await run(scenario, spoiler)).verdicts)).toBe('fail')
  })
})
