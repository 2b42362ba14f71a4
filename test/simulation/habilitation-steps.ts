import fc from 'fast-check'
import { expect } from 'vitest'
import { technicalTime } from '#simulator/wire/time.js'
import { authorize, listDmps, listHolders, withdraw } from '../support/plain-dmp/habilitations.js'
import { isMt } from '../support/plain-dmp/rights.js'
import type { Guide } from '../support/plain-dmp/state.js'
import { actorOf, seatsOf } from './people.js'
import { aStep, type Command, compare, normal, patient, patientScene, sceneOf, seat } from './step.js'

/** TD0.3, TD0.4 and TD1.6: who may read which DMP. */
export const habilitationSteps = (guide: Guide): fc.MaybeWeightedArbitrary<Command>[] => [
  { weight: 3, arbitrary: setAuthorization(guide) },
  { weight: 2, arbitrary: listed(guide) },
  { weight: 2, arbitrary: holders(guide) },
]

const asked = fc.constantFrom(
  ...([
    ['AJOUT', undefined],
    ['AJOUT', undefined],
    ['AJOUT', 'MEDECIN_TRAITANT'],
    ['SUPPRESSION', undefined],
    ['SUPPRESSION', 'MEDECIN_TRAITANT'],
  ] as const),
)
/** The médecin traitant where he is. */
const asMt = fc.record({
  seat: fc.constant(normal('medecin-traitant-cps')),
  patient: fc.constant('medecin-traitant'),
  asked,
})

const setAuthorization = (guide: Guide) =>
  aStep(
    'TD0.3',
    fc.oneof(
      { weight: 6, arbitrary: fc.record({ seat: seat(guide), patient, asked }) },
      { weight: 1, arbitrary: asMt },
    ),
    async ({ asked: [action, role], ...args }, dmp, stage) => {
      const scene = patientScene(dmp, stage, args)
      // The page of 2018 says no to who already is médecin traitant, and AJOUT twice is said to be a success: not told.
      if (guide === 'historical' && action === 'AJOUT' && role && isMt(scene)) return
      const answer = await scene.client.td03(scene.person, action, role)
      const expected = action === 'AJOUT' ? authorize(scene, role !== undefined) : withdraw(scene, role !== undefined)
      compare(stage, role ? `TD0.3 ${action} ${role}` : `TD0.3 ${action}`, answer, expected)
    },
  )

/** Never as old as a wait of whole days: whether the bound counts is not told. */
const daysBack = [0.5, 30.5, 400.5] as const
const dayMs = 24 * 3600 * 1000

const listed = (guide: Guide) =>
  aStep(
    'TD0.4',
    fc.record({
      seat: fc.constantFrom(...seatsOf(guide)),
      by: fc.constantFrom('LASTAUTORIZATION' as const, 'LASTDOC' as const),
      days: fc.constantFrom(undefined, ...daysBack),
      owner: fc.constantFrom(undefined, undefined, ...new Set(seatsOf(guide).map(({ card }) => card))),
    }),
    async ({ seat, by, days, owner }, dmp, stage) => {
      const scene = sceneOf(dmp, stage, seat)
      const from = days === undefined ? undefined : new Date(dmp.now.getTime() - days * dayMs)
      // psOwnerId came for a CPE that asks for a professional; what it is to others, or of itself, is not told.
      const asked = owner !== undefined && scene.actor.profession === 'cpe' ? actorOf(stage.card(owner)) : undefined
      const other = asked?.profession === 'cpe' ? undefined : asked
      const answer = await scene.client.td04({
        startDate: from && technicalTime(from),
        dateType: by,
        ...(other ? { psOwnerId: other.professionalId } : {}),
      })
      const expected = listDmps(scene, { by, from, ...(other ? { owner: other } : {}) })
      if (!compare(stage, `TD0.4 ${by}`, answer, typeof expected === 'string' ? expected : 'ok')) return
      const dmps = answer.dmps.flatMap(({ identifiers, medecinTraitant }) =>
        identifiers.filter(({ id }) => id.length === 15).map(({ id }) => `${id}${medecinTraitant ? ' MT' : ''}`),
      )
      expect(dmps.sort()).toEqual([...expected].sort())
    },
  )

const holders = (guide: Guide) =>
  aStep(
    'TD1.6',
    fc.record({
      seat: seat(guide),
      patient,
      mode: fc.constantFrom('ACTIVE' as const, 'INTERDITE' as const, 'TOUTE' as const),
    }),
    async ({ mode: wanted, ...args }, dmp, stage) => {
      const scene = patientScene(dmp, stage, args)
      const answer = await scene.client.td16(scene.person, wanted)
      const expected = listHolders(scene, wanted)
      if (!compare(stage, `TD1.6 ${wanted}`, answer, typeof expected === 'string' ? expected : 'ok')) return
      const told = answer.holders.map(
        ({ id, mode, specificRights }) => `${id} ${mode}${specificRights.length > 0 ? ' MT' : ''}`,
      )
      expect(told.sort()).toEqual([...expected].sort())
    },
  )
