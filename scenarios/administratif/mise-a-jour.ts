import { changeAdministrativeData } from '#fixtures/lps/index.js'
import { answered, before, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'administratif/mise-a-jour',
  title: "Un généraliste enregistre l'opposition au bris de glace d'un patient hors Mon espace santé",
  given: { acteur: 'generaliste-cps', patient: 'sans-ens' },
  ask: 'Le patient refuse le bris de glace et donne son courriel : mettez à jour les données de gestion de son DMP.',
  play: (lps, { patient }) =>
    changeAdministrativeData(lps, patient, { email: 'hans@exemple.test', opposedToBrisDeGlace: true }),
  expect: [
    exactly(1, 'TD0.2'),
    exactly(1, 'TD1.3b'),
    before('TD0.2', 'TD1.3b'),
    answered('AA', 'TD1.3b'),
    nothingRefused,
  ],
  spoil: [
    'td13b-motif-inconnu',
    'td13b-patient-autre',
    'td13b-auteur-autre',
    'td13b-auteur-sans-nom',
    'td13b-opposition-autre-systeme',
    'ordre-sans-td02',
  ],
})
