import { answered, exactly, none, nothingRefused, opensIn } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'urgence/bris-de-glace',
  official: '3.1-150',
  title: 'Un généraliste non autorisé lit un DMP en bris de glace',
  given: { acteur: 'generaliste-cps', patient: 'dmp-non-autorise', accessMode: 'bris_de_glace' },
  ask: 'La patiente est inconsciente : ouvrez son DMP en bris de glace et lisez un document.',
  prepare: ({ other, document, patient }) => {
    const author = other('medecin-traitant-cps')
    return author.td21(patient, [document({ author: author.context.card })])
  },
  play: (lps, { patient }) => lps.consult(patient),
  expect: [
    exactly(1, 'TD0.2'),
    none('TD0.3'),
    exactly(1, 'TD3.1'),
    exactly(1, 'TD3.2'),
    opensIn('bris_de_glace'),
    answered('Success', 'TD3.2'),
    nothingRefused,
  ],
  spoil: ['ordre-sans-td02', 'vihf-mode-acces-urgence', 'vihf-sans-mode-acces', 'ordre-td03-sans-lecture'],
})
