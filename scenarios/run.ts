import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { Card } from '#fixtures/cards/card.js'
import { ModelLps } from '#fixtures/lps/index.js'
import { type Person, people } from '#fixtures/people/index.js'
import type { Spoiler } from '#fixtures/spoil/index.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings, type Settings } from '#simulator/settings.js'
import type { Exchange } from '#simulator/trace/exchange.js'
import { aDocument, aKosOf, aNote, anExamination, type DocumentMaker } from './documents.js'
import { judgeScenario } from './judge-scenario.js'
import type { Scenario, ScenarioKit } from './scenario.js'
import type { Target, TargetSpace } from './target.js'
import type { Verdict } from './verdict.js'
import { viewExchange } from './view.js'

export interface RunInput {
  readonly scenarios: readonly Scenario[]
  readonly target: Target
  /** Everything drawn comes from it: same seed, clock and cards, same bytes. */
  readonly seed: string
  readonly clock: () => Date
  readonly cards: readonly Card[]
  readonly people?: readonly Person[]
  readonly settings?: Settings
  /** Makes the model LPS wrong in one way. */
  readonly spoiler?: Spoiler
  /** Hears each scenario as it ends. */
  readonly onEnd?: (run: ScenarioRun) => void
}

/** One scenario played: what was judged, and the exchanges it was judged on, oldest first. */
export interface ScenarioRun {
  readonly scenario: Scenario
  readonly verdicts: readonly Verdict[]
  readonly exchanges: readonly Exchange[]
}

/** Plays the scenarios one after the other with the model LPS, each in a space of its own, and judges them. */
export async function runScenarios(input: RunInput): Promise<ScenarioRun[]> {
  const runs: ScenarioRun[] = []
  for (const scenario of input.scenarios) {
    const run = await runScenario(scenario, input)
    input.onEnd?.(run)
    runs.push(run)
  }
  return runs
}

async function runScenario(scenario: Scenario, input: RunInput): Promise<ScenarioRun> {
  const { seed, settings = defaultSettings } = input
  const space = await input.target.open(spaceName(`${seed}\n${scenario.id}`))
  try {
    const kit = kitOf(scenario, input, space)
    await scenario.prepare?.(kit)
    const prepared = new Set((await space.exchanges()).map(({ id }) => id))
    const failure = await played(() => scenario.play(lpsOf(kit.card, scenario, input, space), kit))
    const exchanges = (await space.exchanges()).filter(({ id }) => !prepared.has(id))
    const verdicts = judgeScenario(scenario, exchanges.map(viewExchange), settings)
    return { scenario, verdicts: failure ? [failure, ...verdicts] : verdicts, exchanges }
  } finally {
    await space.close?.()
  }
}

/** A name that the simulator takes for a space: lower-case letters, digits and dashes, 40 at most. */
const spaceName = (text: string): string => `jeu-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`

function lpsOf(card: Card, { given }: Scenario, input: RunInput, space: TargetSpace): ModelLps {
  return new ModelLps({
    card,
    baseUrl: space.baseUrl,
    clock: input.clock,
    ids: seededIds(`${input.seed} ${space.name} ${card.id}`),
    send: space.send(card),
    ...(given.mode ? { mode: given.mode } : {}),
    ...(given.accessMode ? { accessMode: given.accessMode } : {}),
    ...(given.secretConnection ? { secretConnection: true } : {}),
    ...(input.spoiler ? { spoil: input.spoiler.apply } : {}),
  })
}

function kitOf(scenario: Scenario, input: RunInput, space: TargetSpace): ScenarioKit {
  const { cards, clock, seed } = input
  const card = found(cards, scenario.given.acteur, 'card')
  const patient = found(input.people ?? people, scenario.given.patient, 'person')
  const ids = seededIds(`${seed} ${scenario.id} documents`)
  const maker = (): DocumentMaker => ({ author: card, patient, now: clock(), ids })
  let draws = 0
  return {
    card,
    patient,
    other: (cardId) =>
      new ModelLps({
        card: found(cards, cardId, 'card'),
        baseUrl: space.baseUrl,
        clock,
        ids: seededIds(`${seed} ${space.name} other ${cardId}`),
        send: space.send(found(cards, cardId, 'card')),
      }),
    cardOf: (id) => found(cards, id, 'card'),
    document: (options = {}) => aDocument(options, maker()),
    note: (options = {}) => aNote(options, maker()),
    examination: () => anExamination(ids),
    kos: (examination, options) => aKosOf(examination, maker(), options),
    draw: (arbitrary) => {
      draws += 1
      const digest = createHash('sha256').update(`${seed}\n${scenario.id}\n${draws}`).digest()
      const [value] = fc.sample(arbitrary, { seed: digest.readInt32BE(0), numRuns: 1 })
      return value as NonNullable<typeof value>
    },
  }
}

const found = <T extends { readonly id: string }>(list: readonly T[], id: string, what: string): T => {
  const one = list.find((candidate) => candidate.id === id)
  if (!one) throw new Error(`no ${what} ${id}`)
  return one
}

/** The model LPS only rejects when no answer came: the bench could not judge, whatever was exchanged before. */
async function played(play: () => Promise<unknown>): Promise<Verdict | undefined> {
  try {
    await play()
    return undefined
  } catch (error) {
    return {
      check: 'scenario-played',
      title: "Le scénario se joue jusqu'au bout",
      result: 'bench-error',
      requirements: [],
      source: { doc: 'dmp-bench', at: 'scenario' },
      level: 'requirement',
      findings: [
        {
          exchange: '',
          where: 'transport',
          line: 0,
          expected: 'une réponse à chaque appel',
          observed: error instanceof Error ? error.message : String(error),
        },
      ],
      judged: [],
    }
  }
}
