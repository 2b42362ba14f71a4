import { authorizedBeforeReading, readingAfterAuthorization } from '../checks/order-authorization.js'
import { answered, before, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'consultation/autorisation-puis-lecture',
  official: '0.3-010',
  title: "Un généraliste non autorisé recueille l'accord de la patiente, se déclare autorisé et lit un document",
  given: { acteur: 'generaliste-cps', patient: 'dmp-non-autorise' },
  ask: "La patiente est d'accord : consultez son DMP et ouvrez un document.",
  prepare: ({ other, document, patient }) => {
    const author = other('medecin-traitant-cps')
    const bearer = author.context.card
    return author.td21(patient, [document({ author: bearer }), document({ author: bearer, typeCode: '34112-3' })])
  },
  play: (lps, { patient }) => lps.consult(patient),
  expect: [
    exactly(1, 'TD0.2'),
    exactly(1, 'TD0.3'),
    exactly(1, 'TD3.1'),
    exactly(1, 'TD3.2'),
    before('TD0.3', 'TD3.1'),
    answered('DMPOk', 'TD0.3'),
    nothingRefused,
    authorizedBeforeReading,
    readingAfterAuthorization,
  ],
  spoil: [
    'ordre-td03-oublie',
    'ordre-sans-td02',
    'td03-action-inconnue',
    'td31-statut-court',
    'td31-patient-autre',
    'td32-entry-uuid',
    'ordre-td31-repetee',
    'ordre-td32-systematique',
  ],
})
