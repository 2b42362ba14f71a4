import { decide, type FunctionalActor } from '#matrix/decide.js'
import type { Actor } from './actor.js'
import { isAuthor } from './author-rule.js'
import type { Dmp } from './dmp.js'
import type { DocumentFacts } from './document-facts.js'

export const masquePs = 'MASQUE_PS'

/** Codes that hide a document from the patient or from his representatives, never from a professional. */
export const invisibleCodes = ['INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX'] as const

export const isMasked = (facts: DocumentFacts): boolean => facts.confidentiality.includes(masquePs)

/** Who looks at the documents of one DMP: does he see the masked ones, his own and those of others? */
export interface Viewer {
  readonly professionalId: string
  readonly seesOwnMasked: boolean
  readonly seesOthersMasked: boolean
}

/**
 * The viewer that an actor is, on this DMP and in this access mode: the matrix's line of masked documents, asked twice.
 *
 * Author or MT in normal mode; in bris de glace and centre 15 only what the patient permits, for the author and the MT
 * alike (note 7 of PDT-INF-526; visibility-rules, section 2).
 */
export function viewerOf(actor: Actor, functional: FunctionalActor, dmp: Dmp): Viewer {
  const seesMasked = (ownDocument: boolean): boolean =>
    decide({
      actor: functional,
      action: 'TD3.2/masques',
      facts: { ownDocument, maskedPermittedInEmergency: !dmp.opposedToMaskedInEmergency },
    }).granted
  return {
    professionalId: actor.professionalId,
    seesOwnMasked: seesMasked(true),
    seesOthersMasked: seesMasked(false),
  }
}

/** Does the viewer see the document at all? Only masking hides one from a professional. */
export function sees(viewer: Viewer, facts: DocumentFacts): boolean {
  if (!isMasked(facts)) return true
  return isAuthor(viewer.professionalId, facts) ? viewer.seesOwnMasked : viewer.seesOthersMasked
}
