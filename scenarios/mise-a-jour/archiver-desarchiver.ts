import { lookedUp } from '../checks/order-update.js'
import { transition } from '../checks/update-status.js'
import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

const uniqueId = '1.2.250.1.999.9.1.5.3120'

export default defineScenario({
  id: 'mise-a-jour/archiver-desarchiver',
  official: '3.3-120',
  title: "Un généraliste archive puis désarchive le document d'un autre médecin",
  given: { acteur: 'generaliste-cps', patient: 'dmp-ouvert' },
  ask: "Archivez le compte rendu d'examens biologiques (typeCode 11502-2) déposé par un autre médecin, puis désarchivez-le.",
  prepare: ({ other, document, patient }) => {
    const colleague = other('medecin-traitant-cps')
    return colleague.td21(patient, [document({ author: colleague.context.card, typeCode: '11502-2', uniqueId })])
  },
  play: async (lps, { patient }) => {
    await lps.archive(patient, uniqueId)
    await lps.unarchive(patient, uniqueId)
  },
  expect: [
    exactly(2, 'TD3.1'),
    exactly(2, 'TD3.3'),
    answered('Success', 'TD3.3'),
    nothingRefused,
    transition,
    lookedUp,
  ],
  spoil: ['ordre-identifiant-technique-garde', 'td33-original-status-faux', 'td33-source-autre'],
})
