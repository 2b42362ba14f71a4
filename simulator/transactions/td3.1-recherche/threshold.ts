import { changeHolds } from '#matrix/package-changes.js'
import type { Change } from '../../domain/world.js'
import type { CallContext } from '../transaction.js'
import type { RechercheRequest } from './request.js'

/**
 * Is it a search of the kind that the DMP counts?
 *
 * TD3.1b is not: it comes before replacing and deleting, and passing the threshold never stops feeding (EX_3.1-2035,
 * read so) [assumed: threshold].
 */
export const isCounted = ({ query, returnType }: RechercheRequest): boolean =>
  !(query.kind === 'get' && returnType === 'ObjectRef')

/**
 * Did the professional search as much as he may (dmp-errors, section 6, row 13)? A refused search is not counted, nor
 * one of nobody, which `--trust open` lets in.
 */
export function overThreshold({ actor, now, settings, world }: CallContext): boolean {
  if (actor.professionalId === '' || !changeHolds('seuil', settings.guidePackage)) return false
  const { searches, minutes } = settings.searchThreshold
  const from = new Date(now.getTime() - minutes * 60_000)
  return world.searchesSince(actor.professionalId, from) >= searches
}

export const counted = ({ actor: { professionalId }, now }: CallContext): Change[] =>
  professionalId === '' ? [] : [{ kind: 'search-counted', professionalId, at: now }]
