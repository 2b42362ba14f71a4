import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'autorisation/liste-par-cpe',
  official: '0.4-015',
  title: "Une secrétaire liste par sa CPE les nouvelles autorisations d'un médecin de l'hôpital",
  given: { acteur: 'secretaire-cpe', patient: 'dmp-ouvert' },
  packages: { from: '2.9' },
  ask: "Listez, pour le responsable médical de l'hôpital, les DMP autorisés depuis le 1er mars 2011.",
  play: (lps) => lps.td04({ startDate: '20110301000000', dateType: 'LASTAUTORIZATION', psOwnerId: '899900999162' }),
  expect: [exactly(1, 'TD0.4'), answered('DMPOk', 'TD0.4'), nothingRefused],
  spoil: ['td04-autre-professionnel', 'td04-sans-date'],
})
