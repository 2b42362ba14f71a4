import { statuses } from '../checks/query-criteria.js'
import { answered, exactly, none, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'consultation/recherche-sans-critere',
  official: '3.1-005',
  title: 'Un médecin autorisé cherche tous les documents actifs de la patiente de référence : il en trouve 71',
  given: { acteur: 'generaliste-cps', patient: 'cas-2-reference' },
  ask: 'Consultez la liste des documents de la patiente, sans aucun critère, et comptez-les.',
  play: (lps, { patient }) => lps.consult(patient, { choose: () => undefined }),
  expect: [
    exactly(1, 'TD0.2'),
    exactly(1, 'TD3.1'),
    none('TD3.2'),
    answered('Success', 'TD3.1'),
    nothingRefused,
    statuses,
  ],
  spoil: ['td31-statut-court', 'td31-patient-autre', 'ordre-sans-td02', 'ordre-td31-repetee'],
})
