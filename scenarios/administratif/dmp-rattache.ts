import { changeAdministrativeData } from '#fixtures/lps/index.js'
import { exactly, none } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'administratif/dmp-rattache',
  title: 'Un DMP rattaché à Mon espace santé ne se met plus à jour par le logiciel',
  given: { acteur: 'generaliste-cps', patient: 'dmp-ouvert' },
  packages: { from: '2.4' },
  ask: 'Le patient veut changer ses coordonnées dans son DMP : essayez de les mettre à jour.',
  play: (lps, { patient }) => changeAdministrativeData(lps, patient, { email: 'essai@exemple.test' }),
  expect: [exactly(1, 'TD0.2'), none('TD1.3b')],
  spoil: ['ordre-dmp-rattache', 'td02-sans-motif'],
})
