import { answered, exactly, none, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'consultation/medecin-traitant-masque',
  official: '3.2-150',
  title: 'Le médecin traitant lit un document masqué aux professionnels',
  given: { acteur: 'medecin-traitant-cps', patient: 'medecin-traitant' },
  ask: 'Consultez le DMP du patient et ouvrez le document masqué aux professionnels.',
  prepare: ({ other, document, patient }) => {
    const author = other('generaliste-cps')
    return author.td21(patient, [document({ author: author.context.card, typeCode: '11490-0', masquePs: true })])
  },
  play: (lps, { patient }) =>
    lps.consult(patient, {
      choose: (entries) => entries.find(({ confidentialityCodes }) => confidentialityCodes.includes('MASQUE_PS')),
    }),
  expect: [
    exactly(1, 'TD0.2'),
    none('TD0.3'),
    exactly(1, 'TD3.1'),
    exactly(1, 'TD3.2'),
    answered('Success', 'TD3.2'),
    nothingRefused,
  ],
  spoil: ['ordre-td03-inutile', 'td32-entry-uuid', 'td32-autre-entrepot', 'ordre-sans-td02'],
})
