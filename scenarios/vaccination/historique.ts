import { readVaccinations } from '#fixtures/lps/index.js'
import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'vaccination/historique',
  title: "Un généraliste lit l'historique de vaccinations que le DMP tient à jour",
  given: { acteur: 'generaliste-cps', patient: 'vaccination' },
  packages: { from: '2.6' },
  ask: "Cherchez l'historique des vaccinations de la patiente (typeCode 11369-6) et ouvrez-le.",
  play: (lps, { patient }) => readVaccinations(lps, patient),
  expect: [
    exactly(1, 'TD3.1'),
    exactly(1, 'TD3.2'),
    answered('Success', 'TD3.1'),
    answered('Success', 'TD3.2'),
    nothingRefused,
  ],
  spoil: ['td32-entry-uuid', 'ordre-sans-td02', 'td31-statut-court'],
})
