import type { FoundDocument } from '#simulator/domain/world.js'
import type { SpaceStore } from '#simulator/store/world-store.js'
import { td33 } from '#simulator/transactions/td3.3-mise-a-jour/index.js'
import type { CallContext } from '#simulator/transactions/transaction.js'
import { aCall, feed, play } from './call.js'
import { anEntry, aSet, aSignatureEntry, type EntryDraft, replaces, testPatient } from './lot-message.js'
import { anUpdateSet, type UpdateDraft, updateMessage } from './update-message.js'

/** entryUUID of the document that `keep` feeds under that rank. */
export const uuidOf = (rank: number): string => `urn:uuid:00000000-0000-4000-8000-${String(rank).padStart(12, '0')}`
export const uniqueIdOf = (rank: number): string => `1.2.250.1.999.9.1.5.${rank}`

/** Feeds a document, whoever its author, in place of another if told, and gives it a status. */
export function keep(
  space: SpaceStore,
  rank: number,
  overrides: Partial<EntryDraft> = {},
  {
    status,
    replacing,
    content,
  }: { readonly status?: string; readonly replacing?: string; readonly content?: Uint8Array } = {},
): void {
  const signature = aSignatureEntry({ id: 'Signature', uniqueId: `1.2.250.1.999.9.1.6.${rank}` })
  const result = feed(
    space,
    {
      set: aSet({ uniqueId: `1.2.250.1.999.9.1.7.${rank}` }),
      entries: [anEntry(rank, { id: uuidOf(rank), ...overrides }), signature],
      ...(content ? { contents: { [uuidOf(rank)]: content } } : {}),
      ...(replacing === undefined ? {} : { associations: [[replaces, uuidOf(rank), replacing]] }),
    },
    { vihf: undefined },
  )
  if (!result.ok) throw new Error(JSON.stringify(result.rejection))
  if (status) space.apply([{ kind: 'document-status', entryUuid: uuidOf(rank), status: status as never }])
}

let updates = 0

/** Plays a TD3.3 of the doctor, its set new unless told. */
export function update(space: SpaceStore, draft: UpdateDraft, call: Partial<CallContext> = {}) {
  updates += 1
  return play(td33, space, updateMessage({ set: anUpdateSet(updates), ...draft }), aCall(space, call))
}

/** The current version of the document of that rank. */
export function current(space: SpaceStore, rank: number): FoundDocument {
  const [found, ...others] = space.world.documentsByUniqueId(testPatient, [uniqueIdOf(rank)])
  if (!found || others.length > 0) throw new Error(`${others.length} versions of document ${rank} too many, or none`)
  return found
}
