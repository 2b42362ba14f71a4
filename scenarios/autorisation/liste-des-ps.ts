import { answered, before, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'autorisation/liste-des-ps',
  official: '1.6-010',
  title: "Le médecin traitant liste les professionnels autorisés et bloqués d'un DMP",
  given: { acteur: 'medecin-traitant-cps', patient: 'medecin-traitant' },
  ask: 'Affichez tous les professionnels autorisés ou bloqués sur le DMP de la patiente.',
  play: (lps, { patient }) => lps.holders(patient, 'TOUTE'),
  expect: [
    exactly(1, 'TD0.2'),
    exactly(1, 'TD1.6'),
    before('TD0.2', 'TD1.6'),
    answered('DMPOk', 'TD1.6'),
    nothingRefused,
  ],
  spoil: ['td16-sans-mode', 'td16-mode-inconnu', 'ordre-sans-td02'],
})
