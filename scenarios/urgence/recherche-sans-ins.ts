import { answered, atLeast, before, exactly, none, nothingRefused, opensIn } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'urgence/recherche-sans-ins',
  official: '0.5-060',
  title: "Un médecin régulateur trouve une patiente par son nom approché, puis s'assure de son DMP",
  given: { acteur: 'centre-15', patient: 'dmp-ouvert', mode: 'indirect', accessMode: 'centre_15' },
  ask: "Sans INS, cherchez une femme dont le nom commence par OUVERTE, puis affichez l'état de son DMP.",
  play: async (lps, { patient }) => {
    await lps.td05({ family: 'OUVERTE', approximateName: true, sex: patient.identity.sex })
    await lps.checkAccess(patient)
  },
  expect: [
    exactly(1, 'TD0.5'),
    atLeast(1, 'TD0.2'),
    before('TD0.5', 'TD0.2'),
    opensIn('centre_15'),
    answered('OK', 'TD0.5'),
    none('TD0.3'),
    nothingRefused,
  ],
  spoil: [
    'td05-sans-critere',
    'td05-avec-ins',
    'td05-sexe-inconnu',
    'td05-date-de-naissance-iso',
    'td05-sans-code',
    'td05-sans-semantique',
    'td05-sans-query-id',
    'td05-hors-regulation',
  ],
})
