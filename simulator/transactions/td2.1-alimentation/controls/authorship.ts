import { actsForStructure } from '../../../domain/actor.js'
import { owns } from '../../../domain/author-rule.js'
import { factsOf } from '../../../domain/document-facts.js'
import type { LotControl } from '../lot.js'

/**
 * Who feeds a document is one of its authors (EX_2.1-1140).
 *
 * The entry of the signature is left out: the rule speaks of documents [assumed: lot-signature-author]. Without VIHF, which only
 * `--trust open` lets in, there is nobody to compare with.
 */
export const authorship: LotControl = ({ request, context: { actor, vihf } }) => {
  if (!vihf) return []
  const rejection = actsForStructure(actor) ? 'author-rule-structure' : 'author-rule'
  return request.entries
    .filter((entry) => !owns(actor, factsOf(entry)))
    .map(({ submittedId }) => ({ on: submittedId, rejection }))
}
