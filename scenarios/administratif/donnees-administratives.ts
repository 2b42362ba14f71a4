import { answered, before, exactly, none, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'administratif/donnees-administratives',
  official: '1.3a-010',
  title: "Une infirmière lit les données administratives d'un DMP et ses deux oppositions",
  given: { acteur: 'infirmiere-cps', patient: 'oppose-bris-de-glace' },
  ask: 'Affichez si le patient est opposé au bris de glace et au centre de régulation.',
  play: (lps, { patient }) => lps.administrativeData(patient),
  expect: [
    exactly(1, 'TD0.2'),
    exactly(1, 'TD1.3a'),
    before('TD0.2', 'TD1.3a'),
    answered('OK', 'TD1.3a'),
    none('TD0.3'),
    nothingRefused,
  ],
  spoil: ['td13a-motif-de-td02', 'td13a-systeme-du-motif', 'td13a-patient-autre', 'ordre-sans-td02'],
})
