import { closeDmp } from '#fixtures/lps/index.js'
import { answered, before, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'administratif/fermeture',
  title: "Une pharmacienne ferme le DMP d'un patient hors Mon espace santé, à sa demande",
  given: { acteur: 'pharmacien-cps', patient: 'sans-ens' },
  ask: "Le patient ne veut plus de DMP, il dit qu'il ne s'en sert pas : fermez-le avec cette raison.",
  play: (lps, { patient }) => closeDmp(lps, patient, "Ne s'en sert pas"),
  expect: [exactly(1, 'TD0.2'), exactly(1, 'TD1.4'), before('TD0.2', 'TD1.4'), answered('AA', 'TD1.4'), nothingRefused],
  spoil: ['td14-sans-motif', 'td14-motif-inconnu', 'td14-sans-raison', 'td14-patient-actif', 'ordre-sans-td02'],
})
