import { type Decision, decide, type FunctionalAction, type FunctionalActor } from '#matrix/decide.js'
import type { Actor } from '../../domain/actor.js'
import { isAuthor } from '../../domain/author-rule.js'
import type { Dmp } from '../../domain/dmp.js'
import { type AvailabilityStatus, availabilityStatus } from '../../domain/document.js'
import { invisibleCodes, isMasked } from '../../domain/visibility.js'
import type { FoundDocument } from '../../domain/world.js'

const statusActions: Readonly<Partial<Record<AvailabilityStatus, FunctionalAction>>> = {
  [availabilityStatus.archived]: 'TD3.2/archives',
  [availabilityStatus.deprecated]: 'TD3.2/obsoletes',
}

/** Lines of the matrix that bear on a document: its masking, then what else its state says. */
export function readingActions({ facts, status }: Pick<FoundDocument, 'facts' | 'status'>): FunctionalAction[] {
  const statusAction = statusActions[status]
  return [
    isMasked(facts) ? 'TD3.2/masques' : 'TD3.2/non-masques',
    ...(invisibleCodes.some((code) => facts.confidentiality.includes(code)) ? ['TD3.2/non-visibles' as const] : []),
    ...(statusAction ? [statusAction] : []),
  ]
}

/** Decisions on one document, one for each line that bears on it; every one must grant. */
export const readingDecisions = (
  actor: Actor,
  functional: FunctionalActor,
  dmp: Dmp,
  found: Pick<FoundDocument, 'facts' | 'status'>,
): Decision[] =>
  readingActions(found).map((action) =>
    decide({
      actor: functional,
      action,
      facts: {
        ownDocument: isAuthor(actor.professionalId, found.facts),
        depositedByPatient: found.facts.depositedByPatient,
        maskedPermittedInEmergency: !dmp.opposedToMaskedInEmergency,
      },
    }),
  )
