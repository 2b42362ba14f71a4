import { lookedUp, noAuthorizationToDelete } from '../checks/order-update.js'
import { answered, exactly, none, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

const uniqueId = '1.2.250.1.999.9.1.5.3540'

export default defineScenario({
  id: 'mise-a-jour/supprimer-sans-autorisation',
  official: '3.3-540',
  title: "Un généraliste sans autorisation supprime le document qu'il a déposé",
  given: { acteur: 'generaliste-cps', patient: 'dmp-non-autorise' },
  ask: "Déposez un compte rendu (typeCode 11505-5) puis supprimez-le, sans demander d'autorisation d'accès.",
  play: async (lps, { patient, document }) => {
    await lps.feed(patient, [document({ typeCode: '11505-5', uniqueId })])
    await lps.delete(patient, uniqueId)
  },
  expect: [
    none('TD0.3'),
    exactly(1, 'TD3.1'),
    exactly(1, 'TD3.3'),
    answered('Success', 'TD3.3'),
    nothingRefused,
    lookedUp,
    noAuthorizationToDelete,
  ],
  spoil: ['ordre-td03-pour-supprimer', 'td33-cible-inconnue'],
})
