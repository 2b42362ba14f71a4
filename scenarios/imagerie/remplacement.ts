import { normalCode, visibilityCodes } from '#fixtures/documents/entry-codes.js'
import { feedExamination, withCodes } from '#fixtures/lps/index.js'
import { kosReferences } from '../checks/imaging.js'
import { lookedUp, visibilityKept } from '../checks/replacement.js'
import { answered, exactly, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

const ids = { kos: '1.2.250.1.999.9.1.5.2820', report: '1.2.250.1.999.9.1.5.2821' } as const

export default defineScenario({
  id: 'imagerie/remplacement',
  official: '2.1-820',
  title: "Un radiologue remplace et démasque le KOS et le compte rendu d'un examen, qui restent liés",
  given: { acteur: 'radiologue-cps', patient: 'imagerie' },
  packages: { from: '2.7' },
  ask: 'Déposez un KOS et un compte rendu masqués aux professionnels, puis remplacez-les par de nouvelles versions démasquées.',
  play: async (lps, { patient, document, examination, kos }) => {
    const one = examination()
    const report = { typeCode: '18748-4', examination: one }
    await feedExamination(lps, patient, {
      kos: { ...kos(one, { uniqueId: ids.kos }), masquePs: true },
      report: document({ ...report, title: 'Compte rendu', uniqueId: ids.report, masquePs: true }),
    })
    await lps.replace(patient, kos(one, { title: 'Images, version finale' }), ids.kos)
    const final = document({ ...report, title: 'Compte rendu final', setId: ids.report, replacesUniqueId: ids.report })
    await lps.replace(patient, final, ids.report)
  },
  expect: [
    exactly(3, 'TD2.1'),
    exactly(2, 'TD3.1'),
    answered('Success', 'TD2.1'),
    nothingRefused,
    lookedUp,
    visibilityKept,
    kosReferences,
  ],
  spoil: [
    {
      id: 'imagerie-rendue-invisible',
      title: "Un compte rendu d'imagerie visible devient invisible au patient en étant remplacé.",
      on: ['TD2.1'],
      apply: {
        metadata: (lot) => ({
          ...lot,
          entries: lot.entries.map((entry) =>
            entry.title === 'Compte rendu final'
              ? withCodes(entry, 'confidentialityCode', normalCode, visibilityCodes.invisiblePatient)
              : entry,
          ),
        }),
      },
    },
    'kos-sans-references',
    'ordre-identifiant-technique-leafclass',
  ],
})
