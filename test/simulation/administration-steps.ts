import fc from 'fast-check'
import { administrativeData, type Spoil } from '#fixtures/lps/index.js'
import { changeData, close, create, reactivate } from '../support/plain-dmp/administration.js'
import { isTold } from '../support/plain-dmp/rights.js'
import type { Guide, PlainData } from '../support/plain-dmp/state.js'
import { administered, aStep, type Command, compare, patientScene, seat } from './step.js'

/** TD1.1 to TD1.4: the DMP is made, opened again, changed and closed. */
export const administrationSteps = (guide: Guide): fc.MaybeWeightedArbitrary<Command>[] => [
  { weight: guide === 'historical' ? 2 : 1, arbitrary: created(guide) },
  { weight: guide === 'historical' ? 2 : 1, arbitrary: reactivated(guide) },
  { weight: 2, arbitrary: changed(guide) },
  { weight: 1, arbitrary: closed(guide) },
]

/** What the patient says: his name may be another, and he opposes what he likes. */
const said = {
  renamed: fc.constantFrom(undefined, undefined, 'AUTRENOM-TEST'),
  opposedToBrisDeGlace: fc.boolean(),
  opposedToAccesUrgence: fc.boolean(),
}
const consents = fc.constantFrom(true, true, true, false)

/** A form whose box was not ticked. */
const withoutConsent: Spoil = {
  registration: (sent) => ({
    ...sent,
    observations: sent.observations.filter(({ code }) => !code.startsWith('CONSENTEMENT')),
  }),
}

interface Said {
  readonly renamed: string | undefined
  readonly opposedToBrisDeGlace: boolean
  readonly opposedToAccesUrgence: boolean
}

/** The same for the client, which tells all that it has of a patient, and for the model. */
function formOf({ person }: Pick<ReturnType<typeof patientScene>, 'person'>, { renamed, ...oppositions }: Said) {
  const data = administrativeData(person)
  const usedName = renamed ?? data.usedName ?? ''
  const kept: PlainData = { usedName, ...oppositions }
  return { data: { ...data, usedName }, oppositions, kept }
}

const created = (guide: Guide) =>
  aStep(
    'TD1.1',
    fc.record({ seat: seat(guide), patient: administered, consents, ...said }),
    async ({ seat, patient, consents, ...words }, dmp, stage) => {
      const scene = patientScene(dmp, stage, { seat, patient }, consents ? {} : withoutConsent)
      const { data, oppositions, kept } = formOf(scene, words)
      const answer = await scene.client.td11(scene.person, data, oppositions)
      compare(stage, 'TD1.1', answer, create(scene, consents, kept))
    },
  )

const reactivated = (guide: Guide) =>
  aStep(
    'TD1.2',
    fc.record({ seat: seat(guide), patient: administered, consents, ...said }),
    async ({ seat, patient, consents, ...words }, dmp, stage) => {
      const scene = patientScene(dmp, stage, { seat, patient }, consents ? {} : withoutConsent)
      if (guide === 'historical' && !isTold(scene, 'reactivate')) return
      const { data, oppositions, kept } = formOf(scene, words)
      const answer = await scene.client.td12(scene.person, data, oppositions)
      compare(stage, 'TD1.2', answer, reactivate(scene, consents, kept))
    },
  )

const changed = (guide: Guide) =>
  aStep(
    'TD1.3b',
    fc.record({ seat: seat(guide), patient: administered, ...said }),
    async ({ seat, patient, ...words }, dmp, stage) => {
      const scene = patientScene(dmp, stage, { seat, patient })
      if (!isTold(scene, 'change-data')) return
      const { data, oppositions, kept } = formOf(scene, words)
      const answer = await scene.client.td13b(scene.person, data, oppositions)
      compare(stage, 'TD1.3b', answer, changeData(scene, kept))
    },
  )

const closed = (guide: Guide) =>
  aStep(
    'TD1.4',
    fc.record({
      seat: seat(guide),
      patient: administered,
      reason: fc.constantFrom('Ne souhaite plus de DMP', 'Départ'),
    }),
    async ({ reason, ...args }, dmp, stage) => {
      const scene = patientScene(dmp, stage, args)
      if (!isTold(scene, 'close')) return
      const answer = await scene.client.td14(scene.person, administrativeData(scene.person), reason)
      compare(stage, 'TD1.4', answer, close(scene, reason))
    },
  )
