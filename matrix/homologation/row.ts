import type { RequirementId } from '../requirements.js'
import type { Source } from '../table.js'

/**
 * A test of the CNDA, in our words.
 *
 * No book prints which requirements a test proves: the links of `proves` were deduced from the texts. `linkedBy` marks
 * those that this project alone chose, from the subject of the test; without it they come from the analysis read.
 */
export interface HomologationTestRow {
  readonly id: string
  readonly transaction: string
  /** French: when the test left the book. Absent for a test of 2.10c. */
  readonly withdrawn?: string
  readonly title: string
  readonly profile?: string
  readonly authentication?: string
  readonly actor?: string
  /** Access mode: `Normal`, `centre-15`, `BDG`. */
  readonly mode?: string
  /** Who must play it, as the book filters: `PSC`, `AIR`, `médecin traitant`… */
  readonly filter?: string
  /** Code of the simplified homologation that asks for it. */
  readonly simplified?: string
  readonly addedIn?: string
  /** Test patient, by the case numbers of the book. */
  readonly patient?: string
  /** French, in order; none when only the title was read. */
  readonly steps: readonly string[]
  /** French: what the editor gives beside the frames. */
  readonly evidence?: string
  readonly expected: { readonly result?: 'OK' | 'ERREUR'; readonly label?: string; readonly code?: string }
  readonly proves: readonly RequirementId[]
  readonly linkedBy?: 'dmp-bench'
  /** French: what the reader of the test should know. */
  readonly note?: string
  readonly source: Source
}

/** A prerequisite of phase 1; it proves the requirement of its own id. */
export interface PrerequisiteRow {
  readonly id: string
  readonly transactions: readonly string[]
  readonly title: string
  readonly authentication: string
  readonly actor?: string
  readonly filter?: string
  readonly addedIn?: string
  /** French. */
  readonly note?: string
  readonly proves: readonly RequirementId[]
  readonly source: Source
}

/** What the declaration sheet adds to a requirement: who declares it, and whom an EAI may leave it to. */
export interface DeclarationRow {
  readonly id: RequirementId
  /** Part of the sheet. */
  readonly zone: string
  readonly guideSection: string
  readonly level: 'obligatoire' | 'conditionnel' | 'recommandé'
  /** Theme, as the Ségur register names it. */
  readonly profile: string
  readonly transactions: readonly string[]
  readonly authentication: string
  readonly profileFilter: string
  readonly kind: string
  readonly otherFilter?: string
  /** May the editor of an EAI leave the declaration to its integrator. */
  readonly delegable: 'Oui-Possible' | 'Oui-Obligatoire' | 'Oui, et à reporter' | 'Non'
  readonly source: Source
}
