import { unchanged } from '../checks/update-entry.js'
import { visibleToPatient } from '../checks/update-visibility.js'
import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

const uniqueId = '1.2.250.1.999.9.1.5.3060'

export default defineScenario({
  id: 'mise-a-jour/rendre-visible-au-patient',
  official: '3.3-060',
  title: 'Un généraliste rend visible à la patiente un document qui ne l’était pas',
  given: { acteur: 'generaliste-cps', patient: 'dmp-ouvert' },
  ask: 'Rendez visible à la patiente le compte rendu opératoire (typeCode 34874-8) qui lui est invisible.',
  prepare: ({ other, document, patient }) =>
    other('generaliste-cps').td21(patient, [document({ typeCode: '34874-8', uniqueId, invisiblePatient: true })]),
  play: (lps, { patient }) => lps.makeVisible(patient, uniqueId),
  expect: [exactly(1, 'TD3.3'), answered('Success', 'TD3.3'), nothingRefused, unchanged, visibleToPatient],
  spoil: ['td33-titre-modifie', 'td33-sans-previous-version', 'td33-patient-autre'],
})
