import { describe, expect, it } from 'vitest'
import { type GuidePackage, guidePackages } from '#matrix/guide-packages.js'
import { aNote } from '#scenarios/documents.js'
import { seededIds } from '#simulator/ids.js'
import { testBench } from './support/bench.js'

const ids = guidePackages.map(({ id }) => id)
const from = (first: GuidePackage): readonly GuidePackage[] => ids.slice(ids.indexOf(first))

/** Each behaviour asked of a DMP of each package. */
describe('what changed between packages', () => {
  it('an EG with the certificates of its EJ, from 2.8 on', async () => {
    for (const id of ids) {
      const bench = await testBench({ guidePackage: id })
      const answer = await bench.lps('etablissement-ej').td02(bench.person('dmp-ouvert'))
      expect(answer.fault?.subcode, id).toBe(from('2.8').includes(id) ? undefined : 'DMPInvalidData')
    }
  })

  it('a search over the threshold is refused, from 2.9 on', async () => {
    for (const id of ids) {
      const bench = await testBench({ guidePackage: id, searchThreshold: { searches: 1, minutes: 60 } })
      const lps = bench.lps('generaliste-cps')
      await lps.consult(bench.person('dmp-ouvert'))
      const { search } = await lps.consult(bench.person('dmp-ouvert'))
      const refused = search?.errors.map(({ errorCode }) => errorCode)
      expect(refused, id).toEqual(from('2.9').includes(id) ? ['DMPAccessDeniedByExcededThreshold'] : [])
    }
  })

  it('a note de vaccination is of a known type, from 2.6 on', async () => {
    for (const id of ids) {
      const bench = await testBench({ guidePackage: id })
      const patient = bench.person('dmp-ouvert')
      const by = { author: bench.card('generaliste-cps'), patient, now: bench.now, ids: seededIds('note') }
      const answer = await bench.lps('generaliste-cps').td21(patient, [aNote({}, by)])
      const unknown = answer.errors.some(({ codeContext }) => codeContext?.includes("'87273-9'"))
      expect(unknown, id).toBe(!from('2.6').includes(id))
    }
  })
})
