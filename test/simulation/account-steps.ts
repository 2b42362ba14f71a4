import fc from 'fast-check'
import { expect } from 'vitest'
import { changeChannel, openAccount, renewCodes, takeCodes } from '../support/plain-dmp/account.js'
import { isTold } from '../support/plain-dmp/rights.js'
import type { Guide } from '../support/plain-dmp/state.js'
import { administered, aStep, type Command, compare, patientScene, seat } from './step.js'

/** TD1.5a, b and d: the internet account of the patient. */
export const accountSteps = (guide: Guide): fc.MaybeWeightedArbitrary<Command>[] => [
  { weight: 2, arbitrary: opened(guide) },
  { weight: 4, arbitrary: channelChanged(guide) },
  { weight: 2, arbitrary: codesRenewed(guide) },
]

/** Patients who have an account, or may have one today, most often. */
const holder = fc.oneof(administered, fc.constantFrom('sans-ens', 'sans-ens-compte'))
const type = fc.constantFrom('SMS' as const, 'EMAIL' as const)
const channelOf = (type: 'SMS' | 'EMAIL') => ({ type, canal: type === 'SMS' ? '0639980199' : 'test@exemple.test' })

const opened = (guide: Guide) =>
  aStep('TD1.5a', fc.record({ seat: seat(guide), patient: holder, type }), async (args, dmp, stage) => {
    const scene = patientScene(dmp, stage, args)
    if (!isTold(scene, 'account')) return
    const answer = await scene.client.td15a(scene.person, channelOf(args.type))
    if (!compare(stage, 'TD1.5a', answer, openAccount(scene, args.type))) return
    expect(takeCodes(scene, answer.login, answer.password)).toBe(true)
  })

const channelChanged = (guide: Guide) =>
  aStep(
    'TD1.5b',
    fc.record({
      seat: seat(guide),
      patient: holder,
      type,
      action: fc.constantFrom('AJOUT' as const, 'AJOUT' as const, 'MODIFICATION' as const, 'SUPPRESSION' as const),
    }),
    async ({ type, action, ...args }, dmp, stage) => {
      const scene = patientScene(dmp, stage, args)
      if (!isTold(scene, 'account')) return
      const answer = await scene.client.td15b(scene.person, action, channelOf(type))
      compare(stage, `TD1.5b ${action}`, answer, changeChannel(scene, action, type))
    },
  )

const codesRenewed = (guide: Guide) =>
  aStep('TD1.5d', fc.record({ seat: seat(guide), patient: holder }), async (args, dmp, stage) => {
    const scene = patientScene(dmp, stage, args)
    if (!isTold(scene, 'account')) return
    const answer = await scene.client.td15d(scene.person)
    if (!compare(stage, 'TD1.5d', answer, renewCodes(scene))) return
    expect(takeCodes(scene, answer.login, answer.password)).toBe(true)
  })
