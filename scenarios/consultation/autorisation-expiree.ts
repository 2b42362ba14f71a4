import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'consultation/autorisation-expiree',
  official: '0.2-060',
  title: "L'autorisation a expiré : elle est redemandée avant la lecture",
  given: { acteur: 'pharmacien-cps', patient: 'autorisation-expiree' },
  ask: "Le patient est d'accord : consultez la liste de ses documents.",
  play: (lps, { patient }) => lps.consult(patient, { choose: () => undefined }),
  expect: [exactly(1, 'TD0.2'), exactly(1, 'TD0.3'), exactly(1, 'TD3.1'), answered('DMPOk', 'TD0.3'), nothingRefused],
  spoil: ['ordre-td03-oublie', 'td03-sans-action', 'td31-date-entre-quotes', 'td31-statut-absent'],
})
