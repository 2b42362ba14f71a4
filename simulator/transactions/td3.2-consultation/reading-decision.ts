import { type Decision, decide, type FunctionalAction, type FunctionalActor } from '#matrix/decide.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import type { Actor } from '../../domain/actor.js'
import { isAuthor } from '../../domain/author-rule.js'
import type { Dmp } from '../../domain/dmp.js'
import { type AvailabilityStatus, availabilityStatus } from '../../domain/document.js'
import { documentRight, typeCodeOf } from '../../domain/document-right.js'
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

/**
 * Decisions on one document, every one of which must grant: that of the document matrix, then one for each line of the
 * functional matrix that bears on it.
 */
export const readingDecisions = (
  actor: Actor,
  functional: FunctionalActor,
  dmp: Dmp,
  found: Pick<FoundDocument, 'facts' | 'status' | 'document'>,
  documentMatrix: DocumentMatrix,
): Decision[] => {
  const right = documentRight(actor, typeCodeOf(found), documentMatrix)
  const functionalDecisions = readingActions(found).map((action) =>
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
  return right ? [{ ...right, footnotes: [] }, ...functionalDecisions] : functionalDecisions
}
