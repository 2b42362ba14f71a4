import { page, patient } from '../checks/web-access.js'
import { atLeast, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'acces-web/carte',
  official: '0.9-040',
  title: 'Un généraliste ouvre le DMP de sa patiente dans le Web-PS, sans se connecter deux fois',
  given: { acteur: 'generaliste-cps', patient: 'dmp-ouvert' },
  ask: 'Depuis le dossier de la patiente, ouvrez son DMP dans le Web-PS avec la carte.',
  play: async (lps, { patient: person }) => {
    await lps.td02(person)
    await lps.td09('DossierPatient', person)
  },
  expect: [atLeast(1, 'TD0.2'), exactly(1, 'TD0.9'), nothingRefused, page, patient],
  spoil: [
    {
      id: 'web-page-inconnue',
      title: 'Le LPS demande une page que le Web-PS n’a pas.',
      on: ['TD0.9'],
      apply: { request: (right) => ({ ...right, url: right.url.replace('DossierPatient', 'Dossier') }) },
    },
    {
      id: 'web-ins-sans-cle',
      title: 'Le LPS nomme le patient par un INS sans sa clé.',
      on: ['TD0.9'],
      apply: { request: (right) => ({ ...right, url: right.url.replace(/\/(\d{13})\d\d\//, '/$1/') }) },
    },
  ],
})
