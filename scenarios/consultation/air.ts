import { declaration } from '../checks/vihf-context.js'
import { airSingleUse } from '../checks/vihf-life.js'
import { answered, exactly, none, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'consultation/air',
  official: '3.1-500',
  title: 'Un médecin de la clinique lit un DMP en authentification indirecte renforcée (AIR)',
  given: { acteur: 'etablissement-air', patient: 'dmp-ouvert', mode: 'air' },
  packages: { from: '2.7' },
  ask: 'En AIR, consultez la liste des documents de la patiente et ouvrez-en un.',
  prepare: ({ other, document, patient }) => {
    const author = other('generaliste-cps')
    return author.td21(patient, [document({ author: author.context.card })])
  },
  play: (lps, { patient }) => lps.consult(patient),
  expect: [
    exactly(1, 'TD3.1'),
    exactly(1, 'TD3.2'),
    answered('Success', 'TD3.2'),
    none('TD2.1'),
    nothingRefused,
    airSingleUse,
    declaration,
  ],
  spoil: ['vihf-air-sans-decl', 'vihf-reemploye', 'vihf-non-signe', 'td31-requete-inconnue'],
})
