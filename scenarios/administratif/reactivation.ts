import { reactivateDmp } from '#fixtures/lps/index.js'
import { answered, before, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'administratif/reactivation',
  title: "Un généraliste réactive le DMP fermé d'un patient qui le redemande",
  given: { acteur: 'generaliste-cps', patient: 'sans-ens-ferme' },
  packages: { to: '2.3' },
  ask: 'Le patient veut de nouveau son DMP : réactivez-le avec son accord.',
  play: (lps, { patient }) => reactivateDmp(lps, patient),
  expect: [exactly(1, 'TD0.0'), exactly(1, 'TD1.2'), before('TD0.2', 'TD1.2'), answered('AA', 'TD1.2'), nothingRefused],
  spoil: ['td12-sans-consentement', 'ordre-td00-oublie'],
})
