import { title, uniqueId } from '../checks/cda-metadata.js'
import { authorRule } from '../checks/entry-author-context.js'
import { hash, size } from '../checks/entry-content.js'
import { xades } from '../checks/lot-signature.js'
import { sizesBytes, titles } from '../documents.js'
import { answered, before, exactly, none, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'alimentation/officine',
  official: '2.1-010',
  title: "Une pharmacienne ajoute un bilan médicamenteux au DMP d'une patiente",
  given: { acteur: 'pharmacien-cps', patient: 'dmp-ouvert' },
  ask: 'Ajoutez un bilan médicamenteux (typeCode 56445-0) en PDF au DMP de la patiente.',
  play: (lps, { patient, document, draw }) =>
    lps.feed(patient, [document({ typeCode: '56445-0', title: draw(titles), sizeBytes: draw(sizesBytes) })]),
  expect: [
    exactly(1, 'TD0.2'),
    exactly(1, 'TD2.1'),
    before('TD0.2', 'TD2.1'),
    answered('Success', 'TD2.1'),
    none('TD3.1'),
    nothingRefused,
    hash,
    size,
    authorRule,
    title,
    uniqueId,
    xades,
  ],
  spoil: [
    'lot-hash-faux',
    'lot-taille-fausse',
    'lot-auteur-autre',
    'lot-titre-autre-que-cda',
    'lot-classe-d-un-autre-type',
    'lot-manifeste-faux',
    'lot-sans-pid5',
    'ordre-sans-td02',
    'ordre-td31-apres-alimentation',
    'ordre-lot-en-double',
  ],
})
