import { feedExamination } from '#fixtures/lps/index.js'
import { kos as kosCodes } from '../checks/entry-coherence.js'
import { referenceIds } from '../checks/entry-references.js'
import { kosObject, kosReferences, kosUniqueId } from '../checks/imaging.js'
import { answered, exactly, none, nothingRefused } from '../expect.js'
import { defineScenario } from '../scenario.js'

export default defineScenario({
  id: 'imagerie/cycle-complet',
  official: '2.1-810',
  title: "Un radiologue dépose la demande, le KOS et le compte rendu d'un même examen",
  given: { acteur: 'radiologue-cps', patient: 'imagerie' },
  packages: { from: '2.7' },
  ask: "Déposez une demande d'acte (55115-0), puis le KOS et le compte rendu (18748-4) du même examen.",
  play: (lps, { patient, document, examination, kos }) => {
    const one = examination()
    return feedExamination(lps, patient, {
      order: document({ typeCode: '55115-0', title: 'Demande de scanner', examination: one }),
      kos: kos(one),
      report: document({ typeCode: '18748-4', title: 'Compte rendu de scanner', examination: one }),
    })
  },
  expect: [
    exactly(2, 'TD2.1'),
    answered('Success', 'TD2.1'),
    none('TD3.1'),
    nothingRefused,
    kosObject,
    kosUniqueId,
    kosReferences,
    kosCodes,
    referenceIds,
  ],
  spoil: ['kos-sans-references', 'kos-autre-examen', 'kos-unique-id-autre', 'kos-non-dicom', 'kos-mime-xml'],
})
