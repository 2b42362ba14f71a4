import type { Arbitrary } from 'fast-check'
import type { Card } from '#fixtures/cards/card.js'
import type { Examination } from '#fixtures/documents/examination.js'
import type { LpsDocument, LpsMode, ModelLps } from '#fixtures/lps/index.js'
import type { Person } from '#fixtures/people/index.js'
import type { Spoiler, SpoilerId } from '#fixtures/spoil/index.js'
import type { PackageWindow } from '#matrix/guide-packages.js'
import type { AccessMode } from '#simulator/vihf/vihf.js'
import type { Check } from './check.js'
import type { aKosOf, DocumentOptions, NoteOfScenario } from './documents.js'
import type { Expectation } from './expect.js'

/** What is so before anybody acts: ids of the card and of the person, and how the DMP is opened. */
export interface Given {
  readonly acteur: string
  readonly patient: string
  readonly mode?: LpsMode
  readonly accessMode?: AccessMode
  readonly secretConnection?: boolean
}

/** What the story of a scenario is told with; everything drawn comes from the seed of the run. */
export interface ScenarioKit {
  readonly card: Card
  readonly patient: Person
  /** Another client on the same DMP, to put there what the story needs. */
  readonly other: (cardId: string) => ModelLps
  /** Who else signs a document, by his card. */
  readonly cardOf: (id: string) => Card
  /** A document about the patient, by the bearer of the card unless told. */
  readonly document: (options?: DocumentOptions) => LpsDocument
  /** A note de vaccination about the patient. */
  readonly note: (options?: NoteOfScenario) => LpsDocument
  /** An imaging examination of the patient, another one at each call, and the KOS of one. */
  readonly examination: () => Examination
  readonly kos: (examination: Examination, options?: Parameters<typeof aKosOf>[2]) => LpsDocument
  /** A value of that kind: the same for the same seed, scenario and rank of the call. */
  readonly draw: <T>(arbitrary: Arbitrary<T>) => T
}

export interface Scenario {
  readonly id: string
  /** Test of the CNDA book that it follows. */
  readonly official?: string
  /** French. */
  readonly title: string
  readonly given: Given
  /** Packages of the guide in which it can be played; absent means all. */
  readonly packages?: PackageWindow
  /** What a person is asked to do with the software under test: French, one sentence. */
  readonly ask: string
  /** What others do before, unjudged. */
  readonly prepare?: (kit: ScenarioKit) => Promise<unknown>
  /** What the model LPS does in place of the person. */
  readonly play: (lps: ModelLps, kit: ScenarioKit) => Promise<unknown>
  /** Expectations on the whole conversation, and checks that it must have exercised. */
  readonly expect: readonly (Expectation | Check)[]
  /** Ways of being wrong that must turn the scenario to fail. */
  readonly spoil: readonly (SpoilerId | Spoiler)[]
}

export const defineScenario = (scenario: Scenario): Scenario => Object.freeze(scenario)
