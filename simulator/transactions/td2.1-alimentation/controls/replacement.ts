import { owns } from '../../../domain/author-rule.js'
import { availabilityStatus } from '../../../domain/document.js'
import { invisibleCodes } from '../../../domain/visibility.js'
import type { FoundDocument } from '../../../domain/world.js'
import { associationType } from '../../../wire/ebxml-schemes.js'
import { noteType } from '../../vaccination/note.js'
import { type Lot, type LotControl, type LotFault, nameOf } from '../lot.js'
import type { LotRequest } from '../request.js'

/** A replacement asked: id of the new entry, entryUUID of the document replaced. */
export interface Replacement {
  readonly source: string
  readonly target: string
}

/** Replacements of a lot, in the order of the message. */
export const replacementsOf = ({ associations }: LotRequest): readonly Replacement[] =>
  associations
    .filter(({ type }) => type === associationType.replaces || type === associationType.replaces2010)
    .map(({ source, target }) => ({ source, target }))

/**
 * A replaced document is known, current and the actor's own, it is replaced once and by a document that replaces no
 * other; the new one is not hidden from a patient or a representative who saw the old one (EX_2.1-1050). Masking to
 * professionals may be set and lifted. Visibility is compared with a document that may be replaced only
 * [assumed: replace-before-visibility].
 */
export const replacement: LotControl = (lot) => {
  const seen = new Set<string>()
  return replacementsOf(lot.request).flatMap(({ source, target }): LotFault[] => {
    const again = seen.has(target) || seen.has(source)
    seen.add(target).add(source)
    const replaced = again ? undefined : replaceable(lot, target)
    return replaced
      ? visibilityTakenBack(lot, source, replaced)
      : [{ on: source, rejection: 'replace-failed', detail: target }]
  })
}

function replaceable({ context, patient }: Lot, entryUuid: string): FoundDocument | undefined {
  const [found] = context.world.documentsByEntryUuid(patient, [entryUuid])
  if (!found || found.isLotSignature || !isCurrent(found)) return undefined
  // Without VIHF, which only `--trust open` lets in, there is nobody to compare with.
  return !context.vihf || owns(context.actor, found.facts) ? found : undefined
}

/** Is it a document that may be replaced still? A note de vaccination lives archived [assumed: replace-archived]. */
const isCurrent = ({ status, facts }: FoundDocument): boolean =>
  status === availabilityStatus.approved || (status === availabilityStatus.archived && facts.typeCode === noteType)

function visibilityTakenBack({ request }: Lot, on: string, replaced: FoundDocument): LotFault[] {
  const entry = request.entries.find(({ submittedId }) => submittedId === on)
  if (!entry) return [{ on, rejection: 'replace-failed', detail: `aucune fiche « ${on} » dans le lot` }]
  return entry.confidentialityCodes
    .filter(({ code }) => invisibleCodes.some((one) => one === code) && !replaced.facts.confidentiality.includes(code))
    .map(({ code }) => ({
      on,
      rejection: 'confidentiality-invalid',
      detail: `${code} sur un document déjà visible (${nameOf(entry)})`,
    }))
}
