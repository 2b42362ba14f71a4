import { sameNumber } from '../checks/cda-authors.js'
import { authorRule } from '../checks/entry-author-context.js'
import { author as setAuthor } from '../checks/submission-set.js'
import { amongAuthors, performer } from '../checks/vaccination-authors.js'
import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'vaccination/par-non-ps',
  official: '2.2-720',
  title:
    "Une secrétaire envoie la note d'un médecin, dont le vaccin a été fait par une infirmière : les trois sont auteurs",
  given: { acteur: 'secretaire-cabinet-cpe', patient: 'dmp-ouvert' },
  packages: { from: '2.6' },
  ask: "Avec la CPE du cabinet, envoyez une note de vaccination d'un médecin, le vaccinateur étant une infirmière.",
  play: (lps, { patient, note, card, cardOf }) =>
    lps.feed(patient, [
      note({ author: cardOf('generaliste-cps'), sender: card, vaccinator: cardOf('infirmiere-cps') }),
    ]),
  expect: [
    exactly(1, 'TD2.1'),
    answered('Success', 'TD2.1'),
    nothingRefused,
    amongAuthors,
    performer,
    sameNumber,
    authorRule,
    setAuthor,
  ],
  spoil: ['note-vaccinateur-oublie', 'lot-auteur-autre', 'lot-auteur-du-lot-autre', 'lot-auteur-sans-nom'],
})
