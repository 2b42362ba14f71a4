import fc from 'fast-check'
import { uniqueIdNew } from '../checks/entry-identity.js'
import { xades } from '../checks/lot-signature.js'
import { members } from '../checks/submission-set.js'
import { titles } from '../documents.js'
import { answered, exactly, none, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

const types = ['11488-4', '11490-0', '34112-3']

export default defineScenario({
  id: 'alimentation/plusieurs-documents',
  official: '2.1-020',
  title: 'Un généraliste envoie plusieurs documents dans un seul lot',
  given: { acteur: 'generaliste-cps', patient: 'dmp-ouvert' },
  ask: 'Envoyez deux documents ou plus au DMP de la patiente, dans un seul lot de soumission.',
  play: (lps, { patient, document, draw }) => {
    const count = draw(fc.integer({ min: 2, max: types.length }))
    const documents = types.slice(0, count).map((typeCode) => document({ typeCode, title: draw(titles) }))
    return lps.feed(patient, documents)
  },
  expect: [
    exactly(1, 'TD2.1'),
    answered('Success', 'TD2.1'),
    none('TD3.1'),
    nothingRefused,
    members,
    uniqueIdNew,
    xades,
  ],
  spoil: [
    'lot-document-hors-du-lot',
    'lot-manifeste-incomplet',
    'lot-unique-id-du-document',
    'lot-fiche-sans-document',
    'mime-partie-absente',
  ],
})
