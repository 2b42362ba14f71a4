import { aCda } from '#fixtures/documents/cda.js'
import { buildTd33, type DocumentUpdate, type Hook, type VisibilityCode, type WholeEntry } from '#fixtures/lps/index.js'
import type { Lot, LotEntry } from '#fixtures/lps/lot.js'
import { lotDraft } from '#fixtures/lps/lot-draft.js'
import { type AvailabilityStatus, availabilityStatus } from '#simulator/domain/document.js'
import { type Example, exchangeOf, found, type Turn } from './examples.js'

/** What TD3.3 examples update: its uniqueId, and its entryUUID, which is its logicalId. */
export const updated = {
  uniqueId: '1.2.250.1.999.9.1.5.1',
  entryUuid: 'urn:uuid:0f0f0f0f-0000-4000-8000-000000000001',
} as const

/** One update of an example: other codes on an entry that hid as told, or another status. */
export type ExampleUpdate =
  | {
      readonly add?: VisibilityCode
      readonly remove?: VisibilityCode
      readonly masquePs?: boolean
      readonly invisiblePatient?: boolean
      readonly invisibleRepresentants?: boolean
    }
  | { readonly from: AvailabilityStatus; readonly to: AvailabilityStatus; readonly entryUuid?: string }

export const archiving: ExampleUpdate = { from: availabilityStatus.approved, to: availabilityStatus.archived }
export const deleting: ExampleUpdate = { from: availabilityStatus.approved, to: availabilityStatus.deleted }

/** TD3.3: masks a document of the user unless told. */
export const updating =
  (turn: Turn & { readonly updates?: readonly ExampleUpdate[] } = {}): Example =>
  (kit) => [
    exchangeOf(kit, turn, 'TD3.3', (context, patient) => {
      const entryOf = (update: ExampleUpdate): WholeEntry => {
        const cda = aCda({
          uniqueId: updated.uniqueId,
          patient,
          author: found(kit.cards, context.card.id),
          title: 'Compte rendu de consultation',
          typeCode: '11488-4',
          creationTime: new Date(kit.now().getTime() - 60_000),
          body: 'pdf',
        })
        const [entry] = lotDraft(context, patient, [{ ...cda, ...update }]).entries
        if (!entry) throw new Error('a draft without entry')
        return { ...entry, id: updated.entryUuid, logicalId: updated.entryUuid, status: availabilityStatus.approved }
      }
      const updates = (turn.updates ?? [{ add: 'masquePs' }]).map((update): DocumentUpdate => {
        if ('from' in update) return { entryUuid: updated.entryUuid, ...update }
        const { add, remove } = update
        return { entry: entryOf(update), ...(add ? { add } : {}), ...(remove ? { remove } : {}) }
      })
      return buildTd33(context, patient, updates)
    }),
  ]

/** Changes the update as it will be written. */
export const withUpdate = (update: Hook<Lot>): { readonly spoil: { readonly update: Hook<Lot> } } => ({
  spoil: { update },
})

/** Changes the entries of the update. */
export const withUpdatedEntries = (change: (entry: LotEntry) => LotEntry) =>
  withUpdate((right) => ({ ...right, entries: right.entries.map(change) }))
