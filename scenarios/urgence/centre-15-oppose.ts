import { answered, exactly, none, opensIn } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'urgence/centre-15-oppose',
  official: '3.1-240',
  title: "Le patient est opposé à l'accès des centres de régulation : le logiciel s'arrête au refus",
  given: { acteur: 'centre-15', patient: 'oppose-urgence', mode: 'air', accessMode: 'centre_15' },
  packages: { from: '2.7' },
  ask: 'Au centre 15, cherchez les documents du patient.',
  play: (lps, { patient }) => lps.consult(patient),
  expect: [
    exactly(1, 'TD0.2'),
    exactly(1, 'TD3.1'),
    answered('DMPAccessForbidden', 'TD3.1'),
    none('TD0.3'),
    none('TD3.2'),
    opensIn('centre_15'),
  ],
  spoil: ['vihf-mode-acces-systeme', 'ordre-td03-sans-lecture', 'vihf-air-sans-decl'],
})
