import type { Source } from '../table.js'

/** How a requirement can be seen: on the wire, in behaviour over several exchanges, declared, or on a screen only. */
export type SeenOn = 'wire' | 'behaviour' | 'declaration' | 'screen'

/**
 * A requirement of the guide, in our words.
 *
 * The prefix of its id tells its kind: EX_ binds, REC_ recommends, RG_ is a rule of operation, EF_ a datum, PRE_ a
 * prerequisite, CHK_ a check of the old tracker. `addedIn`, `changedIn` and `removedIn` are versions of the integration
 * package, where a source gives them; `window.ts` reads the packages in which the rule holds.
 */
export interface RequirementRow {
  readonly id: string
  /** Ids under which the rule was known before, or is known in another edition. */
  readonly formerIds?: readonly string[]
  /** Transaction as the source files it: `TD2.1`, `TD2.x` for feeding at large, `toutes`. */
  readonly transaction: string
  /** Absent when nobody could read the text, hence tell. */
  readonly seenOn?: SeenOn
  /** True when the rule was withdrawn, or lives on under another id. */
  readonly historical?: true
  /** True when only the id is known: nobody could read its text, nor tell whether it still holds. */
  readonly unread?: true
  readonly title: string
  /** The requirement in our words, French. */
  readonly says: string
  readonly addedIn?: string
  readonly changedIn?: string
  readonly removedIn?: string
  readonly source: Source
}
