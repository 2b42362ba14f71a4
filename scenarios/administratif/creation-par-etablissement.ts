import { createDmp } from '#fixtures/lps/index.js'
import { answered, before, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'administratif/creation-par-etablissement',
  title: "Un établissement crée un DMP dont le patient s'oppose au centre de régulation",
  given: { acteur: 'etablissement', patient: 'sans-dmp' },
  packages: { to: '2.3' },
  ask: 'Lisez la carte Vitale du patient et créez son DMP ; il refuse le centre de régulation, pas le bris de glace.',
  play: (lps, { patient }) => createDmp(lps, patient, { opposedToAccesUrgence: true, opposedToBrisDeGlace: false }),
  expect: [exactly(1, 'TD0.0'), exactly(1, 'TD1.1'), before('TD0.0', 'TD1.1'), answered('AA', 'TD1.1'), nothingRefused],
  spoil: ['td11-sans-consentement', 'ordre-td00-oublie'],
})
