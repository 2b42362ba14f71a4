import { technicalTime } from '#simulator/wire/time.js'
import { submissionTime } from '../checks/query-sets.js'
import { answered, atLeast, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

const hourMs = 3_600_000

export default defineScenario({
  id: 'consultation/nouveaux-documents',
  official: '3.1-400',
  title: 'Un généraliste ne cherche que les documents soumis depuis sa dernière consultation',
  given: { acteur: 'generaliste-cps', patient: 'dmp-ouvert' },
  ask: "La dernière consultation date d'une heure : cherchez les documents arrivés depuis.",
  prepare: ({ other, document, patient }) => {
    const author = other('medecin-traitant-cps')
    return author.td21(patient, [document({ author: author.context.card })])
  },
  play: (lps, { patient }) => lps.consultNews(patient, technicalTime(new Date(lps.context.clock().getTime() - hourMs))),
  expect: [atLeast(2, 'TD3.1'), answered('Success', 'TD3.1'), nothingRefused, submissionTime],
  spoil: ['td31-lots-sans-date', 'td31-uuid-absent', 'td31-requete-inconnue', 'ordre-sans-td02'],
})
