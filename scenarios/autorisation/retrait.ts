import { answered, exactly, nothingRefused, withdraws } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'autorisation/retrait',
  official: '0.3-080',
  title: 'La patiente retire son accord : le généraliste supprime aussitôt son autorisation',
  given: { acteur: 'generaliste-cps', patient: 'dmp-ouvert' },
  ask: 'La patiente retire son accord : enregistrez-le dans le logiciel.',
  play: async (lps, { patient }) => {
    await lps.checkAccess(patient)
    await lps.withdraw(patient)
  },
  expect: [exactly(1, 'TD0.2'), exactly(1, 'TD0.3'), withdraws, answered('DMPOk', 'TD0.3'), nothingRefused],
  spoil: ['td03-sans-action', 'td03-action-inconnue', 'ordre-td03-sans-lecture'],
})
