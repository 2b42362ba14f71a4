import { secretConnection } from '../checks/confidentiality.js'
import { secretConnectionForMinors } from '../checks/vihf-access.js'
import { answered, documentsCarry, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'alimentation/mineur-connexion-secrete',
  official: '0.1-300',
  title: "En connexion secrète, le document d'un mineur reste invisible à ses représentants légaux",
  given: { acteur: 'generaliste-cps', patient: 'mineur', secretConnection: true },
  ask: 'Ouvrez le dossier du mineur en connexion secrète et ajoutez un compte rendu de consultation.',
  play: (lps, { patient, document }) => lps.feed(patient, [document()]),
  expect: [
    exactly(1, 'TD2.1'),
    answered('Success', 'TD2.1'),
    documentsCarry('INVISIBLE_REPRESENTANTS_LEGAUX'),
    nothingRefused,
    secretConnection,
    secretConnectionForMinors,
  ],
  spoil: ['lot-connexion-secrete-visible', 'lot-sans-n', 'vihf-sans-patient'],
})
