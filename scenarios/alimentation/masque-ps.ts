import { level, neverHiddenFromBoth } from '../checks/confidentiality.js'
import { answered, documentsCarry, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'alimentation/masque-ps',
  official: '2.1-050',
  title: 'Un généraliste ajoute un document masqué aux professionnels',
  given: { acteur: 'generaliste-cps', patient: 'dmp-ouvert' },
  ask: 'Ajoutez un compte rendu opératoire (typeCode 34874-8) masqué aux professionnels de santé.',
  play: (lps, { patient, document }) => lps.feed(patient, [document({ typeCode: '34874-8', masquePs: true })]),
  expect: [
    exactly(1, 'TD2.1'),
    answered('Success', 'TD2.1'),
    documentsCarry('MASQUE_PS'),
    nothingRefused,
    neverHiddenFromBoth,
    level,
  ],
  spoil: ['lot-masque-et-invisible', 'lot-sans-n', 'lot-deux-confidentialites', 'lot-sans-confidentialite'],
})
