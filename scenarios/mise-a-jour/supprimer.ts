import { lookedUp } from '../checks/order-update.js'
import { target, transition } from '../checks/update-status.js'
import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

const uniqueId = '1.2.250.1.999.9.1.5.3070'

export default defineScenario({
  id: 'mise-a-jour/supprimer',
  official: '3.3-070',
  title: 'Une pharmacienne dépose un document puis le supprime',
  given: { acteur: 'pharmacien-cps', patient: 'dmp-ouvert' },
  ask: 'Déposez un compte rendu (typeCode 11506-3) puis supprimez-le du DMP.',
  play: async (lps, { patient, document }) => {
    await lps.feed(patient, [document({ typeCode: '11506-3', uniqueId })])
    await lps.delete(patient, uniqueId)
  },
  expect: [
    exactly(1, 'TD0.2'),
    exactly(1, 'TD2.1'),
    exactly(1, 'TD3.1'),
    exactly(1, 'TD3.3'),
    answered('Success', 'TD3.3'),
    nothingRefused,
    target,
    transition,
    lookedUp,
  ],
  spoil: [
    'td33-original-status-faux',
    'td33-statut-court',
    'td33-statut-obsolete',
    'td33-cible-inconnue',
    'td33-cible-unique-id',
    'td33-source-autre',
    'td33-sans-content-type',
    'ordre-identifiant-technique-leafclass',
  ],
})
