import { createDmp } from '#fixtures/lps/index.js'
import { answered, before, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'administratif/creation',
  title: 'Un généraliste crée le DMP de son patient, devient son médecin traitant et ouvre son compte internet',
  given: { acteur: 'generaliste-cps', patient: 'sans-dmp' },
  packages: { to: '2.3' },
  ask: 'Lisez la carte Vitale du patient, créez son DMP avec son accord, soyez son médecin traitant et ouvrez son compte.',
  play: (lps, { patient }) =>
    createDmp(lps, patient, { medecinTraitant: true, channel: { type: 'EMAIL', canal: 'alix@exemple.test' } }),
  expect: [
    exactly(1, 'TD0.0'),
    exactly(1, 'TD1.1'),
    before('TD0.0', 'TD1.1'),
    before('TD0.2', 'TD1.1'),
    answered('AA', 'TD1.1'),
    answered('DMPOk', 'TD0.3'),
    answered('DMPOk', 'TD1.5a'),
    nothingRefused,
  ],
  spoil: [
    'td00-sans-rang',
    'td00-date-sans-tirets',
    'td11-sans-consentement',
    'td11-sans-carte',
    'td11-date-de-carte',
    'ordre-td00-oublie',
  ],
})
