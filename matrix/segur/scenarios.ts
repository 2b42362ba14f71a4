import { once } from '../codes/code-set.js'
import { provingKnown } from '../proofs.js'
import { defineTable } from '../table.js'
import { segurRequirements } from './requirements.js'
import type { SegurScenarioRow } from './row.js'
import { dmpScenarios } from './scenarios/dmp.js'
import { documentsScenarios } from './scenarios/documents.js'
import { insScenarios } from './scenarios/ins.js'
import { mssScenarios } from './scenarios/mss.js'

/** The 285 scenarios of the Ségur that are its own; the 172 others are the prerequisites and tests of the CNDA. */
export const segurScenarios = once((): readonly SegurScenarioRow[] =>
  provingKnown(
    'segur scenarios',
    defineTable('segur scenarios', [...dmpScenarios(), ...documentsScenarios(), ...mssScenarios(), ...insScenarios()]),
    segurRequirements(),
  ),
)
