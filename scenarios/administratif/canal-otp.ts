import { updateChannel } from '#fixtures/lps/index.js'
import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'administratif/canal-otp',
  title: "Une infirmière change le mobile du compte internet d'une patiente, puis retire son courriel",
  given: { acteur: 'infirmiere-cps', patient: 'sans-ens-compte' },
  ask: 'La patiente a un nouveau mobile et ne lit plus son courriel : mettez son compte internet à jour.',
  play: async (lps, { patient }) => {
    await updateChannel(lps, patient, 'MODIFICATION', { type: 'SMS', canal: '0639980222' })
    await updateChannel(lps, patient, 'SUPPRESSION', { type: 'EMAIL', canal: 'greta.horsens@exemple.test' })
  },
  expect: [exactly(1, 'TD0.2'), exactly(2, 'TD1.5b'), answered('DMPOk', 'TD1.5b'), nothingRefused],
  spoil: ['td15b-action-inconnue', 'td15-type-inconnu', 'td15-canal-mal-forme'],
})
