import { authorRule } from '../checks/entry-author-context.js'
import { signedByStructure } from '../checks/vihf-signature.js'
import { titles } from '../documents.js'
import { answered, exactly, none, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'alimentation/es-lettre-de-sortie',
  official: '2.1-160',
  title: "Un établissement ajoute une lettre de sortie au DMP d'une patiente, en authentification indirecte",
  given: { acteur: 'etablissement', patient: 'dmp-non-autorise' },
  ask: "Avec les certificats de l'établissement, ajoutez une lettre de liaison à la sortie (typeCode 11490-0) au DMP.",
  play: (lps, { patient, document, draw }) =>
    lps.feed(patient, [document({ typeCode: '11490-0', title: draw(titles) })]),
  expect: [
    exactly(1, 'TD0.2'),
    exactly(1, 'TD2.1'),
    answered('Success', 'TD2.1'),
    none('TD0.3'),
    none('TD3.1'),
    nothingRefused,
    signedByStructure,
    authorRule,
  ],
  spoil: [
    'vihf-non-signe',
    'vihf-signature-d-authentification',
    'vihf-structure-autre',
    'vihf-sans-subject-id',
    'lot-auteur-autre',
    'lot-cadre-incoherent',
  ],
})
