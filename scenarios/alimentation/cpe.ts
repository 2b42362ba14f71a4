import { allPresent } from '../checks/cda-authors.js'
import { authorRule } from '../checks/entry-author-context.js'
import { header, lookedUp } from '../checks/replacement.js'
import { author as setAuthor } from '../checks/submission-set.js'
import { answered, exactly, none, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

const first = '1.2.250.1.999.9.1.5.2210'

export default defineScenario({
  id: 'alimentation/cpe',
  official: '2.2-140',
  title: "Une secrétaire dépose avec sa CPE le courrier d'un médecin du cabinet, puis le remplace",
  given: { acteur: 'secretaire-cabinet-cpe', patient: 'dmp-non-autorise' },
  packages: { from: '2.4' },
  ask: 'Avec la CPE, déposez une lettre (typeCode 11490-0) écrite par le médecin du cabinet, puis sa version corrigée.',
  play: async (lps, { patient, document, card, cardOf }) => {
    const by = { author: cardOf('generaliste-cps'), coAuthors: [card], typeCode: '11490-0' }
    await lps.feed(patient, [document({ ...by, title: 'document RPLC-CPE', uniqueId: first, invisiblePatient: true })])
    const final = { ...by, title: 'document RPLC-CPE FINAL', setId: first, replacesUniqueId: first }
    await lps.replace(patient, document(final), first)
  },
  expect: [
    exactly(1, 'TD0.2'),
    exactly(2, 'TD2.1'),
    exactly(1, 'TD3.1'),
    none('TD0.3'),
    answered('Success', 'TD2.1'),
    nothingRefused,
    authorRule,
    setAuthor,
    allPresent,
    lookedUp,
    header,
  ],
  spoil: ['lot-auteur-autre', 'lot-auteur-sans-nom', 'ordre-identifiant-technique-leafclass', 'vihf-structure-autre'],
})
