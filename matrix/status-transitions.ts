import type { FunctionalAction } from './functional-actions.js'
import { type Confidence, defineTable, type Source } from './table.js'

/** States of a document; the URN of each is that of `availabilityStatus`. */
export type DocumentState = 'approved' | 'deprecated' | 'archived' | 'deleted'

export interface StatusTransition {
  readonly id: string
  readonly from: DocumentState
  readonly to: DocumentState
  /** Line of the functional matrices that says who may. */
  readonly action: FunctionalAction
  readonly confidence: Confidence
  readonly source: Source
}

const seen: Source = { doc: 'dmp-transactions', at: 'TD3.3c / TD3.3d' }

/**
 * Changes of status that TD3.3c and TD3.3d may ask; there is no other.
 *
 * An obsolete version goes with the document that replaced it (EX_3.3-1050), and a deleted document stays so.
 */
export const statusTransitions = defineTable('status transitions', [
  {
    id: 'archive',
    from: 'approved',
    to: 'archived',
    action: 'TD3.3d/archiver',
    confidence: 'official',
    source: seen,
  },
  {
    id: 'unarchive',
    from: 'archived',
    to: 'approved',
    action: 'TD3.3d/desarchiver',
    confidence: 'official',
    source: seen,
  },
  { id: 'delete', from: 'approved', to: 'deleted', action: 'TD3.3c', confidence: 'official', source: seen },
  { id: 'delete-archived', from: 'archived', to: 'deleted', action: 'TD3.3c', confidence: 'official', source: seen },
] as const satisfies readonly StatusTransition[])

/** What a new status asks for, whatever the state before: the line of the matrices, if any. */
export const actionTowards = (to: DocumentState): FunctionalAction | undefined =>
  statusTransitions.find((row) => row.to === to)?.action

export const isTransition = (from: DocumentState, to: DocumentState): boolean =>
  statusTransitions.some((row) => row.from === from && row.to === to)
