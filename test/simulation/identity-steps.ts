import fc from 'fast-check'
import { expect } from 'vitest'
import { administrativeData, byTraits, certified, existence } from '../support/plain-dmp/identity.js'
import type { Guide } from '../support/plain-dmp/state.js'
import { personOf, vitaleIds } from './people.js'
import { aStep, type Command, compare, patient, patientOf, patientScene, sceneOf, seat } from './step.js'

/** TD0.0, TD0.2, TD0.5 and TD1.3a: who the patient is, and whether he has a DMP. */
export const identitySteps = (guide: Guide): fc.MaybeWeightedArbitrary<Command>[] => [
  { weight: guide === 'historical' ? 2 : 1, arbitrary: certify(guide) },
  { weight: 2, arbitrary: exists(guide) },
  { weight: 2, arbitrary: searchByTraits(guide) },
  { weight: 1, arbitrary: readData(guide) },
]

const certify = (guide: Guide) =>
  aStep(
    'TD0.0',
    fc.record({
      seat: seat(guide),
      bearer: fc.constantFrom(...vitaleIds),
      withKey: fc.boolean(),
      individual: fc.constantFrom(undefined, undefined, ...vitaleIds),
      slip: fc.constantFrom('none' as const, 'none' as const, 'date' as const, 'rank' as const, 'number' as const),
    }),
    async ({ seat, bearer, withKey, individual, slip }, dmp, stage) => {
      const scene = sceneOf(dmp, stage, seat)
      const { holder, birthDate, rank } = patientOf(dmp, bearer).vitale
      const number = slip === 'number' ? holder.replace(/^./, (sex) => (sex === '1' ? '2' : '1')) : holder
      const read = {
        holder: number.slice(0, withKey ? 15 : 13),
        birthDate: slip === 'date' ? birthDate.replace('-03-', '-04-').replace('1953', '1954') : birthDate,
        rank: slip === 'rank' ? rank + 2 : rank,
        ...(individual === undefined ? {} : { individual: patientOf(dmp, individual).ins }),
      }
      const answer = await scene.client.td00({
        nirOD: read.holder,
        dateNaissance: read.birthDate,
        rangNaissance: String(read.rank),
        nirIndividu: read.individual,
      })
      if (!compare(stage, 'TD0.0', answer, certified(scene, read))) return
      const { ins, identity } = personOf(bearer)
      expect(answer).toMatchObject({
        nirIndividu: ins,
        prenom: identity.givenNames[0],
        nomPatronymique: identity.birthName,
        dateNaissance: birthDate,
      })
    },
  )

const exists = (guide: Guide) =>
  aStep('TD0.2', fc.record({ seat: seat(guide), patient }), async (args, dmp, stage) => {
    const scene = patientScene(dmp, stage, args)
    const answer = await scene.client.td02(scene.person)
    compare(stage, 'TD0.2', answer, 'ok')
    const { queryResponse: query, status, closing, authorization, medecinTraitant: mt } = answer
    const { attachedToEns, internetAccount } = answer
    const told = {
      query,
      ...(status ? { status } : {}),
      ...(closing ? { closing: closing.text } : {}),
      ...(authorization ? { authorization, mt } : {}),
      ...(status === 'active' ? { attachedToEns, internetAccount } : {}),
    }
    expect(told).toEqual(existence(scene))
  })

const searchByTraits = (guide: Guide) =>
  aStep('TD0.5', fc.record({ seat: seat(guide), patient }), async (args, dmp, stage) => {
    const scene = patientScene(dmp, stage, args)
    const { givenNames, birthDate } = scene.person.identity
    const answer = await scene.client.td05({ family: scene.patient.usedName, given: givenNames[0], birthDate })
    const expected = byTraits(scene)
    if (!compare(stage, 'TD0.5', answer, typeof expected === 'string' ? expected : 'ok')) return
    const found = answer.candidates.some(({ patientIds }) =>
      patientIds.some(({ extension }) => extension === scene.patient.ins),
    )
    expect(found).toBe(expected)
  })

const readData = (guide: Guide) =>
  aStep('TD1.3a', fc.record({ seat: seat(guide), patient }), async (args, dmp, stage) => {
    const scene = patientScene(dmp, stage, args)
    const answer = await scene.client.td13a(scene.person)
    compare(stage, 'TD1.3a', answer, 'ok')
    // What a closed DMP answers is not told.
    if (scene.patient.dmp === 'closed') return
    const { queryResponse: query, person, opposedToBrisDeGlace, opposedToAccesUrgence } = answer
    const told =
      query === 'OK' ? { query, usedName: person.usedName, opposedToBrisDeGlace, opposedToAccesUrgence } : { query }
    expect(told).toEqual(administrativeData(scene))
  })
