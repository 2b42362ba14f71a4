import { answered, exactly, none, nothingRefused, opensIn } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'administratif/donnees-en-bris-de-glace',
  official: '1.3a-040',
  title: 'Un généraliste non autorisé lit les données administratives en bris de glace',
  given: { acteur: 'generaliste-cps', patient: 'dmp-non-autorise', accessMode: 'bris_de_glace' },
  ask: 'La patiente est inconsciente : lisez les données administratives de son DMP en bris de glace.',
  play: (lps, { patient }) => lps.administrativeData(patient),
  expect: [
    exactly(1, 'TD0.2'),
    exactly(1, 'TD1.3a'),
    opensIn('bris_de_glace'),
    answered('OK', 'TD1.3a'),
    none('TD0.3'),
    nothingRefused,
  ],
  spoil: ['vihf-mode-acces-urgence', 'td13a-motif-de-td02'],
})
