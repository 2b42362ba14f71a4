import { deleteVaccination } from '#fixtures/lps/index.js'
import { lookedUp } from '../checks/order-update.js'
import { transition } from '../checks/update-status.js'
import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

const uniqueId = '1.2.250.1.999.9.1.5.3700'

export default defineScenario({
  id: 'vaccination/suppression',
  official: '3.3-700',
  title: 'Une pharmacienne supprime une note de vaccination, que le DMP garde archivée',
  given: { acteur: 'pharmacien-cps', patient: 'dmp-ouvert' },
  packages: { from: '2.6' },
  ask: "Envoyez une note de vaccination puis supprimez-la du DMP (statut d'origine Archived).",
  play: async (lps, { patient, note }) => {
    await lps.feed(patient, [note({ uniqueId })])
    await deleteVaccination(lps, patient, uniqueId)
  },
  expect: [
    exactly(1, 'TD2.1'),
    exactly(1, 'TD3.1'),
    exactly(1, 'TD3.3'),
    answered('Success', 'TD3.3'),
    nothingRefused,
    lookedUp,
    transition,
  ],
  spoil: ['td33-original-status-faux', 'td33-statut-court', 'td33-cible-inconnue'],
})
