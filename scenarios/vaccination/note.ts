import { vaccination as notHidden } from '../checks/confidentiality.js'
import { edition, identifier, single } from '../checks/vaccination.js'
import { amongAuthors, performer } from '../checks/vaccination-authors.js'
import { author, codes, date, form, product } from '../checks/vaccination-content.js'
import { answered, exactly, none, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'vaccination/note',
  official: '2.1-710',
  title: 'Une pharmacienne ajoute une note de vaccination au DMP de la patiente',
  given: { acteur: 'pharmacien-cps', patient: 'dmp-ouvert' },
  packages: { from: '2.6' },
  ask: 'Enregistrez une vaccination faite hier et envoyez sa note (typeCode 87273-9, VAC 2023.01) au DMP.',
  play: (lps, { patient, note }) => lps.feed(patient, [note()]),
  expect: [
    exactly(1, 'TD2.1'),
    answered('Success', 'TD2.1'),
    none('TD3.1'),
    nothingRefused,
    edition,
    single,
    identifier,
    form,
    date,
    product,
    codes,
    author,
    amongAuthors,
    performer,
    notHidden,
  ],
  spoil: [
    'note-edition-ancienne',
    'note-deux-vaccinations',
    'note-identifiant-oid',
    'note-sans-lot',
    'note-date-avec-heure',
    'note-region-hl7',
    'note-auteur-sans-op',
    'note-vaccinateur-oublie',
    'note-masquee',
    'ordre-lot-en-double',
  ],
})
