import { unchanged, version } from '../checks/update-entry.js'
import { answered, exactly, none, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

const uniqueId = '1.2.250.1.999.9.1.5.3050'

export default defineScenario({
  id: 'mise-a-jour/demasquer-mt',
  official: '3.3-050',
  title: 'Le médecin traitant démasque un document masqué par un autre',
  given: { acteur: 'medecin-traitant-cps', patient: 'medecin-traitant' },
  ask: 'Démasquez le compte rendu d’accouchement (typeCode 15508-5) masqué aux professionnels.',
  prepare: ({ other, document, patient }) => {
    const colleague = other('generaliste-cps')
    const sheet = { author: colleague.context.card, typeCode: '15508-5', uniqueId, masquePs: true }
    return colleague.td21(patient, [document(sheet)])
  },
  play: (lps, { patient }) => lps.unmask(patient, uniqueId),
  expect: [
    exactly(1, 'TD0.2'),
    none('TD0.3'),
    exactly(1, 'TD3.3'),
    answered('Success', 'TD3.3'),
    nothingRefused,
    version,
    unchanged,
  ],
  spoil: ['td33-auteur-modifie', 'td33-previous-version-fausse', 'td33-sans-content-type'],
})
