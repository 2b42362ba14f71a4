import type { MetadataAuthor } from '../../../domain/document.js'
import { component } from '../../../domain/hl7-fields.js'
import type { LotControl } from '../lot.js'

/** XCN of a professional who lacks a family or a given name. */
const isUnnamed = (person: string): boolean =>
  component(person, 13) === 'IDNPS' && [2, 3].some((position) => component(person, position).trim() === '')

const unnamed = (authors: readonly MetadataAuthor[]): boolean => authors.some(({ persons }) => persons.some(isUnnamed))

/**
 * By CPE, every author has a name and a given name: a card that names nobody is no excuse, its software makes them up
 * (RG_2230, PDT-INF-617).
 */
export const authorNames: LotControl = ({ request: { set, entries, signature }, context: { actor } }) =>
  actor.authentication === 'CPE'
    ? [...(set ? [set] : []), ...entries, ...(signature ? [signature] : [])]
        .filter(({ authors }) => unnamed(authors))
        .map(({ submittedId }) => ({ on: submittedId, rejection: 'author-unnamed' }))
    : []
