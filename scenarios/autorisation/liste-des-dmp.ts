import { answered, exactly, none, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'autorisation/liste-des-dmp',
  official: '0.4-010',
  title: "Un généraliste s'autorise sur un DMP, puis liste ses nouvelles autorisations",
  given: { acteur: 'generaliste-cps', patient: 'dmp-non-autorise' },
  ask: 'Listez les DMP que vous êtes autorisé à lire depuis le 1er mars 2011.',
  prepare: ({ other, patient }) => other('generaliste-cps').td03(patient, 'AJOUT'),
  play: (lps) => lps.td04({ startDate: '20110301000000', dateType: 'LASTAUTORIZATION' }),
  expect: [exactly(1, 'TD0.4'), answered('DMPOk', 'TD0.4'), none('TD3.1'), none('TD3.2'), nothingRefused],
  spoil: [
    'td04-sans-date',
    'td04-date-iso',
    'td04-date-sans-heure',
    'td04-sans-type-de-date',
    'td04-type-de-date-inconnu',
    'td04-autre-professionnel',
    'wsa-message-id-sans-urn',
  ],
})
