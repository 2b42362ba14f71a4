import { withBytes } from '#fixtures/spoil/lot-edits.js'
import { lookedUp } from '../checks/replacement.js'
import { idKept } from '../checks/vaccination-authors.js'
import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

const first = '1.2.250.1.999.9.1.5.2760'
const vaccinationId = '5bf4c2a0-2760-4000-8000-000000000001'
const other = '5bf4c2a0-2760-4000-8000-000000000002'

export default defineScenario({
  id: 'vaccination/correction',
  official: '2.1-760',
  title: "Un généraliste corrige une note de vaccination en gardant l'identifiant de la vaccination",
  given: { acteur: 'generaliste-cps', patient: 'dmp-ouvert' },
  packages: { from: '2.6' },
  ask: 'Envoyez une note de vaccination, corrigez son numéro de lot et envoyez la correction à sa place.',
  play: async (lps, { patient, note }) => {
    await lps.feed(patient, [note({ uniqueId: first, vaccination: { id: vaccinationId } })])
    const corrected = { id: vaccinationId, lot: 'LOT-TEST-02' }
    await lps.replace(patient, note({ setId: first, replacesUniqueId: first, vaccination: corrected }), first)
  },
  expect: [exactly(2, 'TD2.1'), exactly(1, 'TD3.1'), answered('Success', 'TD2.1'), nothingRefused, idKept, lookedUp],
  spoil: [
    {
      id: 'note-identifiant-change',
      title: 'Une note corrigée donne un autre identifiant à sa vaccination.',
      on: ['TD2.1'],
      apply: {
        metadata: (lot) => ({
          ...lot,
          entries: lot.entries.map((entry) => {
            const xml = Buffer.from(entry.bytes).toString('utf8')
            const bytes = xml.includes('relatedDocument') ? Buffer.from(xml.replace(vaccinationId, other)) : entry.bytes
            return withBytes(entry, bytes)
          }),
        }),
      },
    },
    'note-sans-lot',
    'ordre-identifiant-technique-leafclass',
  ],
})
