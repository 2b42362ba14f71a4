import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'autorisation/liste-des-nouveaux-documents',
  official: '0.4-020',
  title: 'Un généraliste liste les DMP qui ont un nouveau document depuis une date',
  given: { acteur: 'generaliste-cps', patient: 'dmp-ouvert' },
  ask: 'Listez les DMP autorisés qui ont reçu un document depuis le 1er mars 2010.',
  prepare: ({ other, document, patient }) => {
    const author = other('pharmacien-cps')
    return author.td21(patient, [document({ author: author.context.card })])
  },
  play: (lps) => lps.td04({ startDate: '20100301000000', dateType: 'LASTDOC' }),
  expect: [exactly(1, 'TD0.4'), answered('DMPOk', 'TD0.4'), nothingRefused],
  spoil: ['td04-date-iso', 'td04-sans-type-de-date'],
})
