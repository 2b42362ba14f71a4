import { answered, exactly, none, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'existence/officine',
  official: '0.2-040',
  title: "Une pharmacienne ouvre le dossier d'une patiente dont le DMP est ouvert",
  given: { acteur: 'pharmacien-cps', patient: 'dmp-ouvert' },
  ask: "Avec la carte de la pharmacienne, ouvrez le dossier de la patiente et affichez l'état de son DMP.",
  play: (lps, { patient }) => lps.checkAccess(patient),
  expect: [
    exactly(1, 'TD0.2'),
    answered('OK', 'TD0.2'),
    none('TD0.3'),
    none('TD2.1'),
    none('TD3.1'),
    none('TD3.2'),
    nothingRefused,
  ],
  spoil: [
    'td02-sans-motif',
    'td02-date-seule',
    'td02-destinataire-autre',
    'wsa-message-id-sans-urn',
    'vihf-medecin-sans-specialite',
    'vihf-ins-sans-cle',
    'ordre-td03-sans-lecture',
  ],
})
