import type { Card } from '#fixtures/cards/card.js'
import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { decodeAdhocQueryResponse } from '#fixtures/lps/index.js'
import { people, population } from '#fixtures/people/index.js'
import { columnOfRoles } from '#matrix/document-actor.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { type GuidePackage, guidePackages, holdsIn } from '#matrix/guide-packages.js'
import { scenarios } from '#scenarios/index.js'
import { runScenarios } from '#scenarios/run.js'
import type { Scenario } from '#scenarios/scenario.js'
import { inProcessTarget } from '#scenarios/target.js'
import { viewExchange } from '#scenarios/view.js'
import { createSimulator, type SimulatorOptions } from '#simulator/app.js'
import { defaultSettings } from '#simulator/settings.js'
import { openStore } from '#simulator/store/world-store.js'
import type { Exchange } from '#simulator/trace/exchange.js'

/** Ids of the scenarios that exercise a place of the matrices, by row: `526:TD3.2/masques@mt-normal`. */
export type Exercised = ReadonlyMap<string, readonly string[]>

export interface ExerciseInput {
  readonly anchors: SimulatorOptions['anchors']
  readonly cards: readonly Card[]
  readonly now: Date
  readonly documentMatrix: DocumentMatrix
}

/**
 * Which scenarios exercise which cells, by playing them: a scenario exercises the rows that decided one of its calls.
 *
 * Each is played by the model LPS, in memory and apart from any running bench, in the last package that has it. A search
 * is decided by the cells of the documents that it found too, which its trace does not name. A scenario whose card was
 * not made is left out.
 */
export async function exercisedRows({ anchors, cards, now, documentMatrix }: ExerciseInput): Promise<Exercised> {
  const rows = new Map<string, string[]>()
  for (const { id: guidePackage } of guidePackages) {
    const played = scenarios.filter((scenario) => packageOf(scenario) === guidePackage && isPlayable(scenario, cards))
    if (played.length === 0) continue
    const settings = { ...defaultSettings, guidePackage, documentMatrix }
    const clock = () => now
    const store = openStore(undefined)
    try {
      const simulator = createSimulator({
        ...{ store, clock, settings, anchors, seed: 'matrices' },
        population: (at) => population(catalogue, people, at),
      })
      const target = inProcessTarget(simulator.app, simulator.bench)
      for (const scenario of played) {
        const [run] = await runScenarios({ scenarios: [scenario], target, seed: 'matrices', clock, cards, settings })
        for (const row of new Set((run?.exchanges ?? []).flatMap((one) => rowsOf(one, documentMatrix)))) {
          rows.set(row, [...(rows.get(row) ?? []), scenario.id])
        }
      }
    } finally {
      store.close()
    }
  }
  return rows
}

const packageOf = ({ packages }: Scenario): GuidePackage | undefined =>
  guidePackages.findLast(({ id }) => holdsIn(id, packages))?.id

const isPlayable = ({ given }: Scenario, cards: readonly Card[]): boolean => cards.some(({ id }) => id === given.acteur)

/** Rows that decided a call. */
function rowsOf(exchange: Exchange, matrix: DocumentMatrix): readonly string[] {
  const { decision, response, transaction } = exchange
  const traced = (decision?.row ?? '').split(' ').filter((row) => /^(526|606|2018|documents):/.test(row))
  if (transaction !== 'TD3.1' || !response) return traced
  const column = columnOfRoles(matrix, viewExchange(exchange).vihf?.roles ?? [])
  const found = decodeAdhocQueryResponse(response).entries.flatMap(({ typeCode }) => typeCode ?? [])
  return column ? [...traced, ...found.map((typeCode) => `documents:${typeCode}@${column.id}`)] : traced
}
