import { answered, exactly, none, opensIn } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'urgence/bris-de-glace-oppose',
  official: '3.1-250',
  title: "Le patient est opposé au bris de glace : le logiciel s'arrête au refus",
  given: { acteur: 'generaliste-cps', patient: 'oppose-bris-de-glace', accessMode: 'bris_de_glace' },
  ask: 'Ouvrez le DMP du patient en bris de glace.',
  play: (lps, { patient }) => lps.consult(patient),
  expect: [
    exactly(1, 'TD0.2'),
    exactly(1, 'TD3.1'),
    answered('DMPAccessForbidden', 'TD3.1'),
    none('TD3.2'),
    opensIn('bris_de_glace'),
  ],
  spoil: ['ordre-sans-td02', 'vihf-sans-mode-acces', 'ordre-td31-repetee'],
})
