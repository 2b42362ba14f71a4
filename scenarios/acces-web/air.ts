import { airPatient, airToken, airTokenOnce, page } from '../checks/web-access.js'
import { exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'acces-web/air',
  official: '0.10-040',
  title: 'Un médecin de la clinique ouvre un DMP dans le Web-PS avec un jeton AIR',
  given: { acteur: 'etablissement-air', patient: 'dmp-ouvert', mode: 'air' },
  packages: { from: '2.7' },
  ask: 'En AIR, ouvrez le DMP de la patiente dans le Web-PS.',
  play: (lps, { patient }) => lps.td010('DossierPatient', patient),
  expect: [exactly(1, 'TD0.10'), nothingRefused, page, airToken, airPatient, airTokenOnce],
  spoil: [
    'vihf-air-sans-decl',
    'vihf-non-signe',
    {
      id: 'web-air-jeton-ancien',
      title: 'Le LPS envoie au Web-PS un jeton AIR vieux d’une minute.',
      on: ['TD0.10'],
      apply: {
        vihf: (right) => ({ ...right, issueInstant: new Date(Date.parse(right.issueInstant) - 60_000).toISOString() }),
      },
    },
  ],
})
