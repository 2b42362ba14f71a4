import type { PartFinder } from '../transactions/transaction.js'
import type { MtomPart } from './mtom-message.js'

/** A Content-ID or `start` as compared: brackets and blanks are optional. */
export const withoutBrackets = (contentId: string): string =>
  contentId
    .trim()
    .replace(/^<(.*)>$/s, '$1')
    .trim()

export const sameContentId = (left: string, right: string): boolean => withoutBrackets(left) === withoutBrackets(right)

/**
 * Finds the part that an `xop:Include/@href` names.
 *
 *   `cid:` reference, percent-encoded or not, brackets optional -> part; undefined for an unknown one
 *
 * Of parts that share a Content-ID, the first counts.
 */
export function partFinder(parts: readonly MtomPart[]): PartFinder {
  const byId = new Map<string, MtomPart>()
  for (const part of parts) if (part.contentId && !byId.has(part.contentId)) byId.set(part.contentId, part)
  return (href) => {
    const scheme = /^\s*cid:/i.exec(href)
    if (!scheme) return undefined
    const reference = href.slice(scheme[0].length)
    return byId.get(withoutBrackets(reference)) ?? byId.get(withoutBrackets(percentDecoded(reference)))
  }
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
