import { answered, exactly, none } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'alimentation/dmp-ferme',
  official: '0.2-020',
  title: "Le DMP est fermé : le logiciel n'alimente pas et n'insiste pas",
  given: { acteur: 'generaliste-cps', patient: 'dmp-ferme' },
  ask: 'Validez un compte rendu pour ce patient et laissez le logiciel alimenter son DMP.',
  play: (lps, { patient, document }) => lps.feed(patient, [document()]),
  expect: [exactly(1, 'TD0.2'), answered('OK', 'TD0.2'), none('TD2.1'), none('TD3.1')],
  spoil: [
    'ordre-dmp-ferme-ou-absent',
    'ordre-sans-td02',
    'td02-interaction-autre',
    {
      id: 'dmp-ferme-td03',
      title: "Le LPS demande l'autorisation sur un DMP fermé.",
      on: ['TD0.3'],
      apply: { behaviour: { authorizeWithoutReading: true } },
    },
  ],
})
