import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { transactionHandlers } from '#simulator/transactions/index.js'
import type { Guide } from '../support/plain-dmp/state.js'
import { accountSteps } from './account-steps.js'
import { administrationSteps } from './administration-steps.js'
import { simulationBench } from './bench.js'
import { documentSteps } from './document-steps.js'
import { habilitationSteps } from './habilitation-steps.js'
import { identitySteps } from './identity-steps.js'
import { aStep } from './step.js'
import type { Count } from './tally.js'
import { updateSteps } from './update-steps.js'
import { transactionOf, type Variant, variants } from './variants.js'

const commandsOfTests = 10_000
/** Commands answered in all, and the seed of the first ones: `npm run campaign` draws more, from a seed of its own. */
const commands = Number(process.env.DMP_BENCH_COMMANDS ?? commandsOfTests)
const seed = Number(process.env.DMP_BENCH_COMMANDS_SEED ?? 2026)
const commandsPerRun = 50
/** Some twenty times what one takes: a limit for a bench that answers no more, not for a slow machine. */
const millisecondsPerCommand = 60
/** How often each variant must be answered in each way it can, in a draw as long as that of the tests or longer. */
const enough = 5

/** The ways in which something was answered often enough; once is too often where the guide knows none. */
const waysOf = ({ accepted, refused }: Count): string => {
  if (accepted === 0) return refused < enough ? 'not enough' : 'refused'
  if (refused === 0) return accepted < enough ? 'not enough' : 'accepted'
  return Math.min(accepted, refused) < enough ? `not enough: ${accepted} accepted, ${refused} refused` : 'both'
}

const wait = aStep('wait', fc.record({ days: fc.constantFrom(1, 1, 1, 40, 40, 200) }), async ({ days }, dmp) => {
  dmp.now = new Date(dmp.now.getTime() + days * 24 * 3600 * 1000)
})

/** Draws commands of one package until enough were answered, and compares the DMP with the plain model. */
export function simulate(guide: Guide): void {
  const bench = simulationBench(guide)
  const command = fc.oneof(
    ...identitySteps(guide),
    ...habilitationSteps(guide),
    ...administrationSteps(guide),
    ...accountSteps(guide),
    ...documentSteps(guide),
    ...updateSteps(guide),
    { weight: 1, arbitrary: wait },
  )
  const list = fc.commands([command], { maxCommands: 2 * commandsPerRun, size: 'max' })
  const play = async (steps: typeof list extends fc.Arbitrary<infer List> ? List : never): Promise<void> => {
    const run = bench.open()
    await fc.asyncModelRun(() => run, steps)
    bench.settle(run)
  }

  describe(`package ${guide}`, () => {
    it(
      `${commands} random commands: the DMP and the plain model never differ`,
      async () => {
        while (bench.answers.total < commands) {
          const played = bench.answers.total
          const numRuns = Math.ceil((commands - played) / commandsPerRun)
          await fc.assert(fc.asyncProperty(list, play), { numRuns, seed: seed + played })
        }
        expect(bench.answers.total).toBeGreaterThanOrEqual(commands)
      },
      millisecondsPerCommand * commands,
    )

    if (commands < commandsOfTests) return

    it('played every variant, and was answered in each way that the guide knows', () => {
      const told = Object.keys(variants).map((variant) => `${variant}: ${waysOf(bench.answers.of(variant as Variant))}`)
      expect(told).toEqual(Object.entries(variants).map(([variant, ways]) => `${variant}: ${ways[guide]}`))
    })

    it('reached every transaction of the simulator, but for those that the package does not have', () => {
      const played = Object.keys(transactionHandlers).filter((id) => bench.handled.of(id).accepted >= enough)
      const known = Object.entries(variants).filter(([, ways]) => ways[guide] !== 'refused')
      expect(new Set(played)).toEqual(new Set(known.map(([variant]) => transactionOf(variant))))
      expect(new Set(Object.keys(variants).map(transactionOf))).toEqual(new Set(Object.keys(transactionHandlers)))
    })
  })
}
