import { associationType } from '#simulator/wire/ebxml-schemes.js'
import type { AssociationView, DocumentView } from '../../lot-view.js'
import { sessionBefore } from '../../session.js'
import type { ExchangeView } from '../../view.js'
import type { LotCall } from './lot-check.js'

export const replacements = ({ lot }: LotCall): readonly AssociationView[] =>
  lot.associations.filter(({ type }) => type === associationType.replaces || type === associationType.replaces2010)

/** The look-up of that technical id by the same user, if the journal has it. */
export const lookUpOf = (
  view: ExchangeView,
  uuid: string,
  earlier: readonly ExchangeView[],
): ExchangeView | undefined =>
  earlier.findLast(
    (other) => other.sessionKey === view.sessionKey && other.answer?.found.some(({ entryUuid }) => entryUuid === uuid),
  )

/** The replaced document as this client fed it, found by the uniqueId that its look-up asked for. */
export function originalOf(call: LotCall, uuid: string): DocumentView | undefined {
  const found = lookUpOf(call.view, uuid, call.context.earlier)
  const asked = found?.query?.parameters
    .get('$XDSDocumentEntryUniqueId')
    ?.slots.flatMap(({ texts }) => texts)
    .join()
  return sessionBefore(call.view, call.context)
    .flatMap((other) => other.lot?.documents ?? [])
    .findLast(({ entry }) => entry.uniqueId !== undefined && asked?.includes(`'${entry.uniqueId}'`))
}
