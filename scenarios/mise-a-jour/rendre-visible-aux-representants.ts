import { unchanged } from '../checks/update-entry.js'
import { visibleToRepresentants } from '../checks/update-visibility.js'
import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

const uniqueId = '1.2.250.1.999.9.1.5.3061'

export default defineScenario({
  id: 'mise-a-jour/rendre-visible-aux-representants',
  official: '3.3-061',
  title: 'Un généraliste rend visible aux représentants légaux un document d’un mineur',
  given: { acteur: 'generaliste-cps', patient: 'mineur' },
  ask: 'Hors connexion secrète, rendez visible aux représentants légaux le compte rendu opératoire (typeCode 34874-8) du mineur.',
  prepare: ({ other, document, patient }) =>
    other('generaliste-cps').td21(patient, [document({ typeCode: '34874-8', uniqueId, invisibleRepresentants: true })]),
  play: (lps, { patient }) => lps.makeVisible(patient, uniqueId, 'invisibleRepresentants'),
  expect: [exactly(1, 'TD3.3'), answered('Success', 'TD3.3'), nothingRefused, unchanged, visibleToRepresentants],
  spoil: ['td33-lid-autre', 'td33-sans-version-info'],
})
