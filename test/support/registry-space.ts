import type { Actor } from '#simulator/domain/actor.js'
import type { SpaceStore } from '#simulator/store/world-store.js'
import { td31 } from '#simulator/transactions/td3.1-recherche/index.js'
import type { CallContext } from '#simulator/transactions/transaction.js'
import { aCall, anActor, anAuthorization, feed, play } from './call.js'
import {
  anEntry,
  aSet,
  aSignatureEntry,
  doctor,
  type EntryDraft,
  normal,
  patientCx,
  practice,
  replaces,
  rootOf,
  type SetDraft,
  testPatient,
  visibility,
  xcn,
  xon,
} from './lot-message.js'
import { queryMessage, type Slots } from './query-message.js'

/** A registry filled lot by lot, whose objects are named by short numbers, and what its answers list. */

export const other = '810000000001'
export const masked = { codes: { confidentialityCode: [normal, visibility('MASQUE_PS')] } }
export const mine = { authors: [{ persons: [xcn(doctor)], institutions: [xon(practice)] }] }

export const uuid = (kind: string, rank: number): string =>
  `urn:uuid:${kind}0000000-0000-4000-8000-${String(rank).padStart(12, '0')}`
export const set = (rank: number) => uuid('5', rank)
export const doc = (rank: number) => uuid('d', rank)
export const sig = (rank: number) => uuid('a', rank)
export const uniqueId = (rank: number) => `1.2.250.1.999.9.1.5.${rank}`

export interface Kept extends Partial<EntryDraft> {
  readonly status?: string
  readonly replacing?: number
  readonly inSet?: number
  readonly of?: Partial<SetDraft>
}

/** Feeds a lot of these documents as set `rank`; their author is another professional unless told. */
export function keep(space: SpaceStore, rank: number, ...kept: readonly Kept[]): void {
  const entries = kept.map(({ status: _, replacing: __, inSet: ___, of: ____, ...draft }, index) => {
    const authors = [{ persons: [xcn(other)], institutions: [xon('10B0999777')] }]
    const slots = { legalAuthenticator: [xcn(other)], ...draft.slots }
    return anEntry(rank * 10 + index, { id: doc(rank * 10 + index), authors, ...draft, slots })
  })
  const signature = aSignatureEntry({
    id: sig(rank),
    uniqueId: `1.2.250.1.999.9.1.6.${rank}`,
    authors: [{ persons: [xcn(other)], institutions: [xon('10B0999777')] }],
    slots: { legalAuthenticator: [xcn(other)] },
  })
  const associations = kept.flatMap(({ replacing }, index) =>
    replacing === undefined ? [] : [[replaces, doc(rank * 10 + index), doc(replacing)] as const],
  )
  const result = feed(
    space,
    {
      set: aSet({ id: set(rank), uniqueId: `1.2.250.1.999.9.1.7.${rank}`, ...kept[0]?.of }),
      entries: [...entries, signature],
      associations,
    },
    { vihf: undefined },
  )
  if (!result.ok) throw new Error(JSON.stringify(result.rejection))
  for (const [index, { status }] of kept.entries()) {
    if (status) space.apply([{ kind: 'document-status', entryUuid: doc(rank * 10 + index), status: status as never }])
  }
}

export const ask = (
  space: SpaceStore,
  id: string,
  slots: Slots,
  call: Partial<CallContext> = {},
  option: Omit<NonNullable<Parameters<typeof queryMessage>[1]>, 'id'> = {},
) => play(td31, space, queryMessage(slots, { id, ...option }), aCall(space, call))

export const actor = (traits: Partial<Actor>): Partial<CallContext> => ({ actor: anActor(traits) })
export const medecinTraitant = (space: SpaceStore): SpaceStore => {
  space.apply([
    {
      kind: 'authorization',
      patient: testPatient,
      authorization: anAuthorization({ medecinTraitant: true }),
    },
  ])
  return space
}

/** What an answer lists: `RegistryPackage 1`, `ExtrinsicObject 10`, `HasMember 5:1>d:10`... */
export const listed = (answer: string): string[] => {
  const short = (id = '') => `${id.slice(9, 10)}:${Number(id.slice(-12))}`
  const list = rootOf(answer).elements.find(({ name }) => name === 'RegistryObjectList')
  return (list?.elements ?? []).map((object) =>
    object.name === 'Association'
      ? `${object.attr('associationType')?.split(':').at(-1)} ${short(object.attr('sourceObject'))}>${short(object.attr('targetObject'))}`
      : `${object.name} ${short(object.attr('id'))}`,
  )
}

export const list = (...items: readonly string[]): string => `(${items.map((item) => `'${item}'`).join(',')})`
export const ofThePatient: Slots[number] = ['$XDSSubmissionSetPatientId', `'${patientCx}'`]
export const uuids = (...ids: readonly string[]): Slots => [['$uuid', list(...ids)]]
