import fc from 'fast-check'
import { getDocuments, type WholeEntry } from '#fixtures/lps/index.js'
import { availabilityStatus } from '#simulator/domain/document.js'
import { find, finds } from '../support/plain-dmp/documents.js'
import type { Guide } from '../support/plain-dmp/state.js'
import { move, remove, setMasked, showToPatient } from '../support/plain-dmp/updates.js'
import type { Stage } from './bench.js'
import { seatsOf } from './people.js'
import { anyDocument, aStep, type Command, compare, documentScene, patientScene, seat } from './step.js'

/** TD3.3a to TD3.3d: documents are masked, shown, deleted and archived. */
export const updateSteps = (guide: Guide): fc.MaybeWeightedArbitrary<Command>[] => [
  { weight: 4, arbitrary: masked(guide) },
  { weight: 2, arbitrary: shown(guide) },
  { weight: 4, arbitrary: moved(guide) },
  { weight: 2, arbitrary: removed(guide) },
]

type Scene = NonNullable<ReturnType<typeof documentScene>>

/**
 * The entry of a document as somebody reads it, for a TD3.3 sends it back whole: the caller if he may, else another.
 *
 * None for a deleted document, for an old version, which TD3.3 is not told to change, and where nobody may read.
 */
async function entryOf(scene: Scene, stage: Stage): Promise<WholeEntry | undefined> {
  const { dmp, patient, document } = scene
  if (document.status !== 'approved' && document.status !== 'archived') return undefined
  for (const seat of [scene.seat, ...seatsOf(dmp.guide)]) {
    const reader = patientScene(dmp, stage, { seat, patient: patient.id })
    if (!finds(reader, document)) continue
    find(reader, document.status)
    const [entry] = await reader.client.readEntries(reader.person, getDocuments([document.uniqueId]))
    if (!entry) throw new Error(`${seat.card} does not find ${document.uniqueId}`)
    return entry
  }
  return undefined
}

const masked = (guide: Guide) =>
  aStep('TD3.3a', fc.record({ seat: seat(guide), ...anyDocument }), async (args, dmp, stage) => {
    const scene = documentScene(dmp, stage, args)
    const entry = scene && (await entryOf(scene, stage))
    if (!entry) return
    const wasMasked = scene.document.masked
    const change = wasMasked ? { remove: 'masquePs' as const } : { add: 'masquePs' as const }
    const answer = await scene.client.td33(scene.person, [{ entry, ...change }])
    const variant = wasMasked ? 'TD3.3a démasquer' : 'TD3.3a masquer'
    compare(stage, variant, answer, setMasked(scene, scene.document, !wasMasked))
  })

const shown = (guide: Guide) =>
  aStep(
    'TD3.3b',
    fc.record({ seat: seat(guide), ...anyDocument, among: fc.constant('invisible' as const) }),
    async (args, dmp, stage) => {
      const scene = documentScene(dmp, stage, args)
      const entry = scene && (await entryOf(scene, stage))
      if (!entry) return
      const answer = await scene.client.td33(scene.person, [{ entry, remove: 'invisiblePatient' }])
      compare(stage, 'TD3.3b', answer, showToPatient(scene, scene.document))
    },
  )

const moved = (guide: Guide) =>
  aStep(
    'TD3.3d',
    fc.record({
      seat: seat(guide),
      which: anyDocument.which,
      among: fc.constantFrom(
        'living' as const,
        'living' as const,
        'archived' as const,
        'archived' as const,
        'all' as const,
      ),
      byAuthor: fc.constantFrom(true, true, false),
      asItStands: fc.constantFrom(true, true, true, false),
    }),
    async ({ asItStands, ...args }, dmp, stage) => {
      const scene = documentScene(dmp, stage, args)
      if (!scene) return
      const { patient, document } = scene
      const isArchived = document.status === 'archived'
      const to = isArchived === asItStands ? 'approved' : 'archived'
      const from = to === 'archived' ? 'approved' : 'archived'
      const { entryUuid } = stage.latest(patient, document)
      const answer = await scene.client.td33(scene.person, [
        { entryUuid, from: availabilityStatus[from], to: availabilityStatus[to] },
      ])
      const variant = to === 'archived' ? 'TD3.3d archiver' : 'TD3.3d désarchiver'
      compare(stage, variant, answer, move(scene, document, to))
    },
  )

const removed = (guide: Guide) =>
  aStep('TD3.3c', fc.record({ seat: seat(guide), ...anyDocument }), async (args, dmp, stage) => {
    const scene = documentScene(dmp, stage, args)
    if (!scene) return
    const { patient, document } = scene
    const { entryUuid } = stage.latest(patient, document)
    const from = document.status === 'archived' ? 'archived' : 'approved'
    const answer = await scene.client.td33(scene.person, [
      { entryUuid, from: availabilityStatus[from], to: availabilityStatus.deleted },
    ])
    compare(stage, 'TD3.3c', answer, remove(scene, document))
  })
