import { invisibleCodes } from '#simulator/domain/visibility.js'
import type { MetadataUpdate } from '#simulator/transactions/td3.3-mise-a-jour/request.js'
import { conversation, feeding } from '../examples.js'
import { finding } from '../findings.js'
import { updated, updating } from '../update-examples.js'
import { changesMetadata, metadataOf, refusedFor, type UpdateCall, updateCheck } from './support/update-check.js'

const codesOf = ({ confidentialityCodes }: MetadataUpdate['entry']): readonly string[] =>
  confidentialityCodes.map(({ code }) => code)

/** Codes of the document as this client last wrote them, when the journal has it. */
function before(entry: MetadataUpdate['entry'], { view, context }: UpdateCall): readonly string[] | undefined {
  const written = context.earlier
    .filter(({ patient, answer }) => patient?.ins === view.patient?.ins && answer?.success !== false)
    .flatMap(({ lot, update }) => [
      ...(lot?.documents ?? []).map((document) => document.entry),
      ...(update ? metadataOf(update).map((one) => one.entry) : []),
    ])
    .findLast(({ uniqueId }) => uniqueId !== undefined && uniqueId === entry.uniqueId)
  return written && codesOf(written)
}

export const neverHiddenFromBoth = updateCheck({
  id: 'update/never-hidden-from-both',
  title: "Un document n'est jamais masqué aux professionnels et invisible au patient à la fois",
  verifies: ['EX_2.1-1050'],
  source: { doc: 'dmp-xds-metadata', at: '7.2' },
  appliesTo: (call) => changesMetadata(call) && !call.context.settings.cumulInvisiblePatientMasquePs,
  judge: ({ update }) =>
    metadataOf(update)
      .filter(({ entry }) => ['MASQUE_PS', 'INVISIBLE_PATIENT'].every((code) => codesOf(entry).includes(code)))
      .map(({ place }) => finding(place, 'MASQUE_PS ou INVISIBLE_PATIENT', 'les deux')),
  fail: [updating({ updates: [{ add: 'masquePs', invisiblePatient: true }] })],
})

const kept = (
  id: string,
  title: string,
  requirement: 'EX_3.3-1040' | 'EX_3.3-1045',
  code: (typeof invisibleCodes)[number],
  example: 'invisiblePatient' | 'invisibleRepresentants',
) =>
  updateCheck({
    id: `update/${id}`,
    title,
    verifies: [requirement],
    source: { doc: 'dmp-requirements', at: requirement },
    appliesTo: changesMetadata,
    judge: (call) => {
      const seenBack = metadataOf(call.update).flatMap(({ place, entry }) => {
        const former = before(entry, call)
        const hidden = former && !former.includes(code) && codesOf(entry).includes(code)
        return hidden ? [finding(place, 'un document qui reste visible', `${code} ajouté`)] : []
      })
      if (seenBack.length > 0) return seenBack
      return refusedFor(call, 'un document qui reste visible', 'confidentiality-invalid').filter(({ observed }) =>
        observed.startsWith(code),
      )
    },
    pass: [
      updating(),
      conversation(
        feeding({ patient: 'mineur', documents: [{ uniqueId: updated.uniqueId, [example]: true }] }),
        updating({ patient: 'mineur', updates: [{ [example]: true, remove: example }] }),
      ),
    ],
    fail: [
      conversation(
        feeding({ patient: 'mineur', documents: [{ uniqueId: updated.uniqueId }] }),
        updating({ patient: 'mineur', updates: [{ add: example }] }),
      ),
      updating({
        patient: 'mineur',
        updates: [{ add: example }],
        rejection: { rejection: 'confidentiality-invalid', detail: `${code} sur un document déjà visible (1.2.3)` },
      }),
    ],
  })

const [invisiblePatient, invisibleRepresentants] = invisibleCodes

export const visibleToPatient = kept(
  'visible-to-patient-kept',
  'Un document visible du patient le reste',
  'EX_3.3-1040',
  invisiblePatient,
  'invisiblePatient',
)

export const visibleToRepresentants = kept(
  'visible-to-representants-kept',
  'Un document visible des représentants légaux le reste',
  'EX_3.3-1045',
  invisibleRepresentants,
  'invisibleRepresentants',
)

export const secretConnection = updateCheck({
  id: 'update/secret-connection',
  title: 'En connexion secrète, aucun document ne devient visible des représentants légaux',
  verifies: ['EX_3.3-1045'],
  source: { doc: 'dmp-requirements', at: 'EX_3.3-1045' },
  appliesTo: (call) => changesMetadata(call) && call.view.vihf?.confidentialityCode?.code === invisibleRepresentants,
  judge: (call) => {
    const shown = metadataOf(call.update).flatMap(({ place, entry }) => {
      const former = before(entry, call)
      const removed = former?.includes(invisibleRepresentants) && !codesOf(entry).includes(invisibleRepresentants)
      return removed ? [finding(place, invisibleRepresentants, 'retiré en connexion secrète')] : []
    })
    return shown.length > 0 ? shown : refusedFor(call, invisibleRepresentants, 'secret-connection-visible')
  },
  pass: [
    updating({
      patient: 'mineur',
      secretConnection: true,
      updates: [{ invisibleRepresentants: true, add: 'masquePs' }],
    }),
  ],
  fail: [
    conversation(
      feeding({ patient: 'mineur', secretConnection: true, documents: [{ uniqueId: updated.uniqueId }] }),
      updating({
        patient: 'mineur',
        secretConnection: true,
        updates: [{ invisibleRepresentants: true, remove: 'invisibleRepresentants' }],
      }),
    ),
    updating({
      patient: 'mineur',
      secretConnection: true,
      rejection: { rejection: 'secret-connection-visible', detail: '1.2.3' },
    }),
  ],
})
