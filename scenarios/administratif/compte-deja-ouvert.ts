import { openAccount, renewCodes } from '#fixtures/lps/index.js'
import { answered, exactly, none } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'administratif/compte-deja-ouvert',
  title: 'Un généraliste rend ses codes à une patiente qui a déjà un compte internet',
  given: { acteur: 'generaliste-cps', patient: 'sans-ens-compte' },
  ask: 'La patiente ne trouve plus ses codes : ouvrez son compte internet ou rendez-lui des codes.',
  play: async (lps, { patient }) => {
    const { stopped } = await openAccount(lps, patient, { type: 'EMAIL', canal: 'greta.horsens@exemple.test' })
    if (stopped === 'compte-ouvert') await renewCodes(lps, patient)
  },
  expect: [exactly(1, 'TD0.2'), none('TD1.5a'), exactly(1, 'TD1.5d'), answered('DMPOk', 'TD1.5d')],
  spoil: ['ordre-compte-deja-ouvert', 'ordre-sans-td02'],
})
