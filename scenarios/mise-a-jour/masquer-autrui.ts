import { membership, unchanged, version } from '../checks/update-entry.js'
import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

const uniqueId = '1.2.250.1.999.9.1.5.1601'

export default defineScenario({
  id: 'mise-a-jour/masquer-autrui',
  official: '3.3-160',
  title: 'Un généraliste masque aux professionnels un document déposé par un autre',
  given: { acteur: 'generaliste-cps', patient: 'dmp-ouvert' },
  ask: 'Masquez aux professionnels le compte rendu (typeCode 60568-3) déposé par un autre professionnel.',
  prepare: ({ other, document, patient }) => {
    const colleague = other('medecin-traitant-cps')
    return colleague.td21(patient, [document({ author: colleague.context.card, typeCode: '60568-3', uniqueId })])
  },
  play: (lps, { patient }) => lps.mask(patient, uniqueId),
  expect: [
    exactly(1, 'TD0.2'),
    exactly(1, 'TD3.3'),
    answered('Success', 'TD3.3'),
    nothingRefused,
    version,
    membership,
    unchanged,
  ],
  spoil: [
    'td33-auteur-modifie',
    'td33-titre-modifie',
    'td33-metadonnee-perdue',
    'td33-sans-version-info',
    'td33-sans-lid',
    'td33-lid-autre',
    'td33-sans-previous-version',
    'td33-previous-version-fausse',
    'td33-sans-has-member',
    'td33-sans-niveau',
    'td33-invisible-ajoute',
    'td33-sans-unique-id',
    'ordre-sans-td02',
  ],
})
