import type { SeenOn } from '../requirements/row.js'
import type { Source } from '../table.js'
import type { SegurRequirementId } from './requirements.js'

/**
 * Where a Ségur requirement stands.
 *
 * `va1` wave 1; `va2` wave 2 as prepublished in 2023; `va2-reprise` a wave 1 rule kept by wave 2; `va2-retirée` withdrawn
 * before publication; `va2-rem` a published number that a third party quotes.
 */
export type SegurWave = 'va1' | 'va2' | 'va2-reprise' | 'va2-retirée' | 'va2-rem'

/**
 * A requirement of the Ségur labelling, in our words.
 *
 * `seenOn` is our reading, no source tells it: `wire` and `behaviour` are what the DMP receives, `screen` what the
 * software shows, `declaration` what is proven elsewhere (attestation, MSSanté, HL7 v2, Gazelle).
 */
export interface SegurRequirementRow {
  readonly id: string
  readonly wave: SegurWave
  /** Kinds of software that owe it: `LGO`, `LGC`, `SGL`, `DPI`, `RIS`, `PFI`, `RI`, `DUI`, `DRIMbox`. */
  readonly couloirs: readonly string[]
  /** True when the kind was deduced from the text, the id having no suffix. */
  readonly couloirsDeduced?: true
  /** Ids of wave 1 that it takes over. */
  readonly formerIds?: readonly string[]
  /** Theme: `alimentation`, `consultation`, `INS`, `MSS`… */
  readonly profile: string
  readonly level: 'obligatoire' | 'conditionnel' | 'facultatif' | 'recommandé' | 'sans objet' | 'inconnu'
  /** French: to whom a conditional requirement applies. */
  readonly condition?: string
  readonly seenOn: SeenOn
  readonly transactions: readonly string[]
  readonly title: string
  /** The requirement in our words, French. */
  readonly says: string
  /** French: how far the review of the prepublication had come. */
  readonly review?: string
  /** What the tracker of changes said of it, and for which kinds of software. */
  readonly tracked?: { readonly state: string; readonly couloirs: readonly string[] }
  readonly source: Source
}

/** A conformity scenario of the Ségur file: what is shown, and what is given as proof. */
export interface SegurScenarioRow {
  readonly id: string
  readonly couloirs: readonly string[]
  readonly title: string
  /** French, in order. */
  readonly steps: readonly string[]
  /** French: what the editor gives. */
  readonly evidence: readonly string[]
  readonly proves: readonly SegurRequirementId[]
  readonly source: Source
}
