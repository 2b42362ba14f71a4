import fc from 'fast-check'
import { visibilityCodes } from '#fixtures/documents/entry-codes.js'
import { buildTd33, type DocumentUpdate, type Lot, type LpsPatient, type VisibilityCode } from '#fixtures/lps/index.js'
import type { WholeEntry } from '#fixtures/lps/whole-entry.js'
import type { FunctionalAction } from '#matrix/functional-actions.js'
import { availabilityStatus, type MetadataCode } from '#simulator/domain/document.js'
import { submissionAnswer } from './lots.js'
import { watching } from './lps.js'
import { entry, readEntry, readSet } from './metadata.js'
import { patient } from './people.js'
import type { RequestTrip } from './round-trip.js'
import { uuidUrn } from './texts.js'

type Visibility = Extract<DocumentUpdate, { readonly entry: WholeEntry }>
type Status = Exclude<DocumentUpdate, Visibility>

const { approved, archived, deleted } = availabilityStatus

/** An entry as TD3.1 just gave it: with its document, its version and its status. */
const wholeEntry: fc.Arbitrary<WholeEntry> = fc
  .tuple(entry, uuidUrn, fc.integer({ min: 1, max: 99 }), fc.constantFrom(approved, archived))
  .map(([one, logicalId, version, status]) => ({ ...one, logicalId, versionName: String(version), status }))

const without = (one: WholeEntry, code: VisibilityCode): WholeEntry => ({
  ...one,
  codes: one.codes.filter((own) => own.code !== visibilityCodes[code].code),
})

const holding = (one: WholeEntry, code: VisibilityCode): WholeEntry => ({
  ...one,
  codes: [...without(one, code).codes, { ...visibilityCodes[code], scheme: 'confidentialityCode' }],
})

const showing = (code: VisibilityCode): fc.Arbitrary<DocumentUpdate> =>
  wholeEntry.map((one) => ({ entry: holding(one, code), remove: code }))

const moving = (from: Status['from'], to: Status['to']): fc.Arbitrary<DocumentUpdate> =>
  uuidUrn.map((entryUuid) => ({ entryUuid, from, to }))

const updates: Readonly<Record<Extract<FunctionalAction, `TD3.3${string}`>, fc.Arbitrary<DocumentUpdate>>> = {
  'TD3.3a/masquer': wholeEntry.map((one) => ({ entry: without(one, 'masquePs'), add: 'masquePs' })),
  'TD3.3a/demasquer': showing('masquePs'),
  'TD3.3b': fc.oneof(showing('invisiblePatient'), showing('invisibleRepresentants')),
  'TD3.3c': fc.oneof(moving(approved, deleted), moving(archived, deleted)),
  'TD3.3d/archiver': moving(approved, archived),
  'TD3.3d/desarchiver': moving(archived, approved),
}

/** The confidentiality of a document once a code is added or taken away. */
function confidentialityOf({ entry: read, add, remove }: Visibility): MetadataCode[] {
  const before = readEntry(read).confidentialityCodes
  return [
    ...before.filter(({ code }) => !remove || code !== visibilityCodes[remove].code),
    ...(add ? [visibilityCodes[add]] : []),
  ]
}

const rewritten = (asked: Visibility, id: string | undefined, set: string) => ({
  kind: 'metadata',
  entry: { ...readEntry(asked.entry), submittedId: id, confidentialityCodes: confidentialityOf(asked) },
  logicalId: asked.entry.logicalId,
  status: asked.entry.status,
  repositoryUniqueId: asked.entry.slots.find(({ name }) => name === 'repositoryUniqueId')?.values[0],
  membership: { source: set, submissionSetStatus: 'Original', previousVersion: asked.entry.versionName },
})

const moved = ({ entryUuid, from, to }: Status, id: string | undefined, set: string) => ({
  kind: 'status',
  associationId: id,
  source: set,
  target: entryUuid,
  originalStatus: from,
  newStatus: to,
})

interface Meant {
  readonly of: LpsPatient
  readonly asked: readonly DocumentUpdate[]
}

const updateRequest = (form: string, one: fc.Arbitrary<DocumentUpdate>): RequestTrip<Meant> => ({
  transaction: 'TD3.3',
  form,
  meant: fc.record({ of: patient, asked: fc.array(one, { minLength: 1, maxLength: 3 }) }),
  send: ({ of, asked }, lps) => {
    const { hook: update, seen } = watching<Lot>()
    const message = buildTd33(lps({ spoil: { update } }), of, asked)
    const { set, entries, associations } = seen()
    const ofStatus = associations.slice(entries.length)
    const visibilities = asked.filter((one): one is Visibility => 'entry' in one)
    const statuses = asked.filter((one): one is Status => 'entryUuid' in one)
    return {
      message,
      means: {
        set: { ...readSet(set), patientId: `${of.ins}^^^&${of.insOid}&ISO^NH` },
        // Entries stand before associations in the message.
        updates: [
          ...visibilities.map((one, rank) => rewritten(one, entries[rank]?.id, set.id)),
          ...statuses.map((one, rank) => moved(one, ofStatus[rank]?.id, set.id)),
        ],
        faults: [],
      },
    }
  },
})

export const updateRequests = [
  ...Object.entries(updates).map(([action, one]) => updateRequest(action, one)),
  updateRequest('several kinds', fc.oneof(...Object.values(updates))),
]

export const updateAnswers = [submissionAnswer('TD3.3', fc.constant('updated'))] as const
