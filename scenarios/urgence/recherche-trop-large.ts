import { answered, exactly, none, opensIn } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'urgence/recherche-trop-large',
  official: '0.5-500',
  title: 'Un médecin régulateur cherche toutes les femmes : le DMP demande de préciser',
  given: { acteur: 'centre-15', patient: 'dmp-ouvert', mode: 'indirect', accessMode: 'centre_15' },
  ask: 'Sans INS, cherchez par le seul sexe féminin, et lisez le message du logiciel.',
  play: (lps) => lps.td05({ sex: 'F' }),
  expect: [
    exactly(1, 'TD0.5'),
    opensIn('centre_15'),
    answered('DMPTooManyResult', 'TD0.5'),
    none('TD0.2'),
    none('TD3.1'),
  ],
  spoil: ['td05-sans-critere', 'td05-sexe-inconnu', 'td05-sans-query-id'],
})
