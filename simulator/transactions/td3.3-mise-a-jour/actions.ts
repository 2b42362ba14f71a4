import type { FunctionalAction } from '#matrix/decide.js'
import { actionTowards, type DocumentState } from '#matrix/status-transitions.js'
import { availabilityStatus } from '../../domain/document.js'
import { invisibleCodes, masquePs } from '../../domain/visibility.js'

/** The state that a status URN names, if it names one. */
export const stateOf = (status: string | undefined): DocumentState | undefined =>
  (Object.keys(availabilityStatus) as DocumentState[]).find((state) => availabilityStatus[state] === status)

/** Codes that an update adds to a document, and codes that it takes away. */
export interface VisibilityChange {
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

export const visibilityChange = (before: readonly string[], after: readonly string[]): VisibilityChange => ({
  added: [...new Set(after)].filter((code) => !before.includes(code)),
  removed: [...new Set(before)].filter((code) => !after.includes(code)),
})

/**
 * Lines of the matrices that new confidentiality codes ask for.
 *
 * Codes that change nothing are asked for as what they say again: masking when they mask, visibility otherwise.
 */
export function visibilityActions(before: readonly string[], after: readonly string[]): readonly FunctionalAction[] {
  const { added, removed } = visibilityChange(before, after)
  const actions: FunctionalAction[] = []
  if (added.includes(masquePs)) actions.push('TD3.3a/masquer')
  if (removed.includes(masquePs)) actions.push('TD3.3a/demasquer')
  if (invisibleCodes.some((code) => removed.includes(code))) actions.push('TD3.3b')
  if (actions.length > 0) return actions
  return [after.includes(masquePs) ? 'TD3.3a/masquer' : 'TD3.3b']
}

/** The line that a new status asks for; none when no update leads to it. */
export function statusActions(newStatus: string | undefined): readonly FunctionalAction[] {
  const state = stateOf(newStatus)
  const action = state && actionTowards(state)
  return action ? [action] : []
}
