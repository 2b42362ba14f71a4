import { header, lookedUp } from '../checks/replacement.js'
import { answered, atLeast, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

const first = '1.2.250.1.999.9.1.5.1001'

export default defineScenario({
  id: 'alimentation/remplacement',
  official: '2.1-140',
  title: 'Un généraliste remplace un document qu’il a déposé',
  given: { acteur: 'generaliste-cps', patient: 'dmp-ouvert' },
  ask: 'Déposez un compte rendu, corrigez-le puis envoyez la nouvelle version à la place de la première.',
  play: async (lps, { patient, document }) => {
    await lps.feed(patient, [document({ uniqueId: first, title: 'Compte rendu' })])
    await lps.replace(
      patient,
      document({ title: 'Compte rendu corrigé', setId: first, replacesUniqueId: first }),
      first,
    )
  },
  expect: [exactly(2, 'TD2.1'), atLeast(1, 'TD3.1'), answered('Success', 'TD2.1'), nothingRefused, lookedUp, header],
  spoil: ['ordre-identifiant-technique-leafclass', 'lot-hash-faux', 'lot-entry-uuid-majuscules'],
})
