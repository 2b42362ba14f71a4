import type { Source } from '../table.js'

/**
 * A requirement of the guide, in our words.
 *
 * The prefix of its id tells its kind: EX_ binds, REC_ recommends, RG_ is a rule of operation, EF_ a datum, PRE_ a
 * prerequisite. `addedIn` and `changedIn` are versions of the integration package, where the source gives them.
 */
export interface RequirementRow {
  readonly id: string
  /** Transaction as the source files it: `TD2.1`, `TD2.x` for feeding at large, `toutes`. */
  readonly transaction: string
  /** How it can be seen: on the wire, in behaviour over several exchanges, declared, or on a screen only. */
  readonly seenOn: 'wire' | 'behaviour' | 'declaration' | 'screen'
  /** True when the rule was withdrawn, or lives on under another id. */
  readonly historical?: true
  readonly title: string
  /** The requirement in our words, French. */
  readonly says: string
  readonly addedIn?: string
  readonly changedIn?: string
  readonly source: Source
}
