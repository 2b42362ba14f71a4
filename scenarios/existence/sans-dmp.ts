import { answered, exactly, none } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'existence/sans-dmp',
  official: '0.2-010',
  title: "Un patient n'a pas de DMP : rien n'est envoyé",
  given: { acteur: 'generaliste-cps', patient: 'sans-dmp' },
  ask: 'Validez un compte rendu pour ce patient et laissez le logiciel alimenter son DMP.',
  play: (lps, { patient, document }) => lps.feed(patient, [document()]),
  expect: [exactly(1, 'TD0.2'), answered('NF', 'TD0.2'), none('TD0.3'), none('TD2.1'), none('TD3.1'), none('TD3.2')],
  spoil: ['ordre-dmp-ferme-ou-absent', 'ordre-sans-td02', 'td02-semantique-autre', 'vihf-sans-homologation'],
})
