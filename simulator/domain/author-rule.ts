import { type Actor, actsForStructure } from './actor.js'
import type { DocumentFacts } from './document-facts.js'

/** The professional is an authorPerson or the legalAuthenticator. */
export const isAuthor = (professionalId: string, facts: DocumentFacts): boolean =>
  professionalId !== '' && facts.authorIds.includes(professionalId)

/** The structure is an authorInstitution. */
export const isOfStructure = (structureId: string, facts: DocumentFacts): boolean =>
  structureId !== '' && facts.structureIds.includes(structureId)

/**
 * Is the document the actor's own: of the professional with a card, of the structure for a CPE or in indirect mode?
 *
 * Rule of feeding and replacing (EX_2.1-1140), and of the notes 8 and 9 of the matrix.
 */
export const owns = (actor: Actor, facts: DocumentFacts): boolean =>
  actsForStructure(actor) ? isOfStructure(actor.structureId, facts) : isAuthor(actor.professionalId, facts)
