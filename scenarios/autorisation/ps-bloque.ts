import { answered, exactly, none } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'autorisation/ps-bloque',
  official: '0.2-070',
  title: 'Le patient a bloqué le généraliste : ni autorisation ni lecture',
  given: { acteur: 'generaliste-cps', patient: 'ps-bloque' },
  ask: "Consultez le DMP du patient, s'il vous le permet.",
  play: (lps, { patient }) => lps.consult(patient),
  expect: [exactly(1, 'TD0.2'), answered('OK', 'TD0.2'), none('TD0.3'), none('TD3.1'), none('TD3.2')],
  spoil: ['ordre-td03-sans-lecture', 'ordre-sans-td02', 'td02-etat-de-requete'],
})
