import { openAccount } from '#fixtures/lps/index.js'
import { answered, before, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'administratif/compte-internet',
  title: "Une secrétaire ouvre le compte internet d'un patient hors Mon espace santé",
  given: { acteur: 'secretaire-cpe', patient: 'sans-ens' },
  ask: 'Le patient veut lire son DMP sur internet et donne son mobile : ouvrez son compte.',
  play: (lps, { patient }) => openAccount(lps, patient, { type: 'SMS', canal: '0639980124' }),
  expect: [
    exactly(1, 'TD0.2'),
    exactly(1, 'TD1.5a'),
    before('TD0.2', 'TD1.5a'),
    answered('DMPOk', 'TD1.5a'),
    nothingRefused,
  ],
  spoil: ['td15-type-inconnu', 'td15-sans-canal', 'td15-canal-mal-forme', 'ordre-sans-td02'],
})
