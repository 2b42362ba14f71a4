import fc from 'fast-check'
import { expect } from 'vitest'
import { aCda } from '#fixtures/documents/cda.js'
import { findDocuments, type LpsDocument, technicalIds } from '#fixtures/lps/index.js'
import { availabilityStatus } from '#simulator/domain/document.js'
import { type Fed, feed, find, read, reference, replace } from '../support/plain-dmp/documents.js'
import type { Guide, PlainDocument } from '../support/plain-dmp/state.js'
import type { Stage } from './bench.js'
import {
  anyDocument,
  aStep,
  type Command,
  compare,
  documentScene,
  normal,
  type PatientScene,
  patient,
  patientScene,
  seat,
} from './step.js'

/** TD2.1, TD2.2, TD3.1 and TD3.2: documents are fed, replaced, searched and read. */
export const documentSteps = (guide: Guide): fc.MaybeWeightedArbitrary<Command>[] => [
  { weight: 5, arbitrary: fed(guide) },
  { weight: 3, arbitrary: replaced(guide) },
  { weight: 4, arbitrary: searched(guide) },
  { weight: 2, arbitrary: referenced(guide) },
  { weight: 3, arbitrary: consulted(guide) },
]

/** A type that every profession played here reads (first rows of the published matrix). */
const typeCode = '11505-5'

const hidden = fc.constantFrom(
  { masked: false, invisible: false },
  { masked: false, invisible: false },
  { masked: false, invisible: false },
  { masked: true, invisible: false },
  { masked: true, invisible: false },
  { masked: false, invisible: true },
  { masked: true, invisible: true },
)

function aDocument(scene: PatientScene, stage: Stage, uniqueId: string, replaces?: PlainDocument): LpsDocument {
  const cda = aCda({
    uniqueId,
    patient: scene.person,
    author: stage.card(scene.actor.card),
    title: replaces ? 'Compte rendu corrigé' : 'Compte rendu',
    typeCode,
    creationTime: new Date(scene.dmp.now.getTime() - 60_000),
    body: 'text',
    ...(replaces ? { replaces: replaces.uniqueId } : {}),
  })
  return replaces ? { ...cda, replaces: stage.latest(scene.patient, replaces).entryUuid } : cda
}

const visibility = ({ masked, invisible }: Omit<Fed, 'uniqueId'>) => ({ masquePs: masked, invisiblePatient: invisible })

/** A CPE feeds by a transaction of its own. */
const feeder = (guide: Guide) =>
  fc.oneof({ weight: 6, arbitrary: seat(guide) }, { weight: 1, arbitrary: fc.constant(normal('secretaire-cpe')) })

const fed = (guide: Guide) =>
  aStep('TD2.1a', fc.record({ seat: feeder(guide), patient, hidden }), async ({ hidden, ...args }, dmp, stage) => {
    const scene = patientScene(dmp, stage, args)
    const uniqueId = stage.newUniqueId()
    const document = { ...aDocument(scene, stage, uniqueId), ...visibility(hidden) }
    const answer = await scene.client.td21(scene.person, [document])
    const variant = scene.actor.profession === 'cpe' ? 'TD2.2a' : 'TD2.1a'
    compare(stage, variant, answer, feed(scene, { uniqueId, ...hidden }))
  })

const replaced = (guide: Guide) =>
  aStep(
    'TD2.1b',
    fc.record({ seat: seat(guide), hidden, ...anyDocument, byAuthor: fc.constantFrom(true, true, false) }),
    async ({ hidden, ...args }, dmp, stage) => {
      const scene = documentScene(dmp, stage, args)
      if (!scene) return
      const old = scene.document
      const uniqueId = stage.newUniqueId()
      const document = { ...aDocument(scene, stage, uniqueId, old), ...visibility(hidden) }
      const answer = await scene.client.td21(scene.person, [document])
      const variant = scene.actor.profession === 'cpe' ? 'TD2.2b' : 'TD2.1b'
      compare(stage, variant, answer, replace(scene, { uniqueId, ...hidden }, old))
    },
  )

const codesOf = ({ masked, invisible }: PlainDocument): string =>
  [...(invisible ? ['INVISIBLE_PATIENT'] : []), ...(masked ? ['MASQUE_PS'] : []), 'N'].join()

const searched = (guide: Guide) =>
  aStep(
    'TD3.1a',
    fc.record({
      seat: seat(guide),
      patient,
      status: fc.constantFrom('approved' as const, 'archived' as const, 'deprecated' as const),
    }),
    async ({ status, ...args }, dmp, stage) => {
      const scene = patientScene(dmp, stage, args)
      const query = findDocuments(scene.person, { statuses: [availabilityStatus[status]] })
      const answer = await scene.client.td31(scene.person, query)
      const expected = find(scene, status)
      if (!compare(stage, 'TD3.1a', answer, typeof expected === 'string' ? expected : 'ok')) return
      const told = answer.entries.map(
        ({ uniqueId, version, confidentialityCodes }) =>
          `${uniqueId} v${version} ${[...confidentialityCodes].sort().join()}`,
      )
      const wanted = (expected as readonly PlainDocument[]).map(
        (document) => `${document.uniqueId} v${document.version} ${codesOf(document)}`,
      )
      expect(told.sort()).toEqual(wanted.sort())
    },
  )

/** Mostly in the DMP where it is. */
const astray = fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: patient })

const inItsDmp = ({ patient }: PatientScene, document: PlainDocument): PlainDocument | undefined =>
  patient.documents.includes(document) ? document : undefined

const referenced = (guide: Guide) =>
  aStep('TD3.1b', fc.record({ seat: seat(guide), astray, ...anyDocument }), async (args, dmp, stage) => {
    const scene = documentScene(dmp, stage, args)
    if (!scene) return
    const { document } = scene
    const answer = await scene.client.td31(scene.person, technicalIds([document.uniqueId]))
    const expected = reference(scene, inItsDmp(scene, document))
    if (!compare(stage, 'TD3.1b', answer, typeof expected === 'string' ? expected : 'ok')) return
    expect(answer.objectRefs).toEqual(expected ? [stage.latest(scene.patient, document).entryUuid] : [])
  })

const consulted = (guide: Guide) =>
  aStep('TD3.2', fc.record({ seat: seat(guide), astray, ...anyDocument }), async (args, dmp, stage) => {
    const scene = documentScene(dmp, stage, args)
    if (!scene) return
    const { document } = scene
    const answer = await scene.client.td32(scene.person, [document.uniqueId])
    if (!compare(stage, 'TD3.2', answer, read(scene, inItsDmp(scene, document)))) return
    expect(answer.documents.map(({ uniqueId }) => uniqueId)).toEqual([document.uniqueId])
  })
