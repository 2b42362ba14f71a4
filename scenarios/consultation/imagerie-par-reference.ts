import { findByReferenceId } from '#fixtures/lps/index.js'
import { references } from '../checks/query-sets.js'
import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'consultation/imagerie-par-reference',
  official: '3.1-810',
  title: "Un logiciel d'imagerie cherche les documents d'un examen par son numéro : quatre, dont un KOS",
  given: { acteur: 'generaliste-cps', patient: 'cas-2-reference' },
  packages: { from: '2.7' },
  ask: "Cherchez les documents dont le numéro d'accession commence par 2021.",
  play: async (lps, { patient }) => {
    await lps.checkAccess(patient)
    return lps.td31(patient, findByReferenceId(patient, ['2021%^urn:ihe:iti:xds:2013:accession']))
  },
  expect: [exactly(1, 'TD3.1'), answered('Success', 'TD3.1'), nothingRefused, references],
  spoil: ['td31-reference-sans-type', 'td31-statut-court', 'td31-patient-autre', 'td31-requete-inconnue'],
})
