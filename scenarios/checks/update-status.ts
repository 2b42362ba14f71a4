import { isTransition } from '#matrix/status-transitions.js'
import { availabilityStatus } from '#simulator/domain/document.js'
import { stateOf } from '#simulator/transactions/td3.3-mise-a-jour/actions.js'
import { finding, seen, unless } from '../findings.js'
import { isUrnUuid } from '../forms.js'
import { archiving, deleting, updated, updating, withUpdate } from '../update-examples.js'
import { changesStatus, isDeletion, statusesOf, updateCheck } from './support/update-check.js'

const { approved, archived, deprecated, deleted } = availabilityStatus

export const source = updateCheck({
  id: 'update/source-object',
  title: 'Chaque association d’une mise à jour part du lot',
  source: { doc: 'dmp-xds-metadata', at: '1' },
  appliesTo: ({ update }) => update.set !== undefined,
  judge: ({ update }) =>
    update.updates.flatMap((one) => {
      const link = one.kind === 'status' ? one : one.membership
      const set = update.set?.submittedId ?? ''
      return link ? unless(link.source === set, link.place, set, link.source, 'sourceObject') : []
    }),
  fail: [
    updating({
      updates: [archiving],
      ...withUpdate((right) => ({
        ...right,
        associations: right.associations.map((one) => ({ ...one, source: updated.entryUuid })),
      })),
    }),
  ],
})

export const asks = updateCheck({
  id: 'update/something-asked',
  title: 'Une mise à jour demande quelque chose : une fiche modifiée ou un changement de statut',
  judge: ({ update, view }) =>
    update.updates.length > 0 || !view.envelope
      ? []
      : [finding(view.envelope.body, 'un ExtrinsicObject ou une association UpdateAvailabilityStatus', 'aucun')],
  fail: [updating({ updates: [] })],
})

export const target = updateCheck({
  id: 'update/target',
  title: 'Un changement de statut désigne le document par son entryUUID, pas par son uniqueId',
  verifies: ['RG_2710'],
  appliesTo: changesStatus,
  judge: ({ update }) =>
    statusesOf(update).flatMap(({ place, target: uuid }) =>
      unless(isUrnUuid(uuid.toLowerCase()), place, 'urn:uuid:<entryUUID>', uuid, 'targetObject'),
    ),
  fail: [updating({ updates: [{ ...deleting, entryUuid: updated.uniqueId }] })],
})

export const transition = updateCheck({
  id: 'update/status-transition',
  title: 'Le statut passe d’Approved à Archived ou Deleted, d’Archived à Approved ou Deleted',
  source: { doc: 'dmp-transactions', at: 'TD3.3c / TD3.3d' },
  appliesTo: changesStatus,
  judge: ({ update }) =>
    statusesOf(update).flatMap(({ place, originalStatus, newStatus }) => {
      const from = stateOf(originalStatus)
      const to = stateOf(newStatus)
      const kept = from !== undefined && to !== undefined && isTransition(from, to)
      return kept
        ? []
        : [
            finding(
              place,
              'OriginalStatus et NewStatus : deux URN entre lesquelles le DMP passe',
              `${seen(originalStatus)} puis ${seen(newStatus)}`,
            ),
          ]
    }),
  pass: [
    updating({ updates: [archiving] }),
    updating({ updates: [{ from: archived, to: approved }] }),
    updating({ updates: [deleting, { from: archived, to: deleted }] }),
  ],
  fail: [
    updating({ updates: [{ from: approved, to: deprecated }] }),
    updating({
      updates: [archiving],
      ...withUpdate((right) => ({ ...right, associations: right.associations.map((one) => ({ ...one, slots: [] })) })),
    }),
  ],
})

export const obsoleteVersion = updateCheck({
  id: 'update/obsolete-version',
  title: 'Une version obsolète ne se supprime pas : elle part avec le document qui la remplace',
  verifies: ['EX_3.3-1050'],
  source: { doc: 'dmp-requirements', at: 'EX_3.3-1050' },
  appliesTo: ({ update }) => statusesOf(update).some(isDeletion),
  judge: ({ update }) =>
    statusesOf(update)
      .filter((one) => isDeletion(one) && one.originalStatus === deprecated)
      .map(({ place }) => finding(place, 'la suppression du document qui la remplace', 'OriginalStatus Deprecated')),
  pass: [updating({ updates: [deleting] })],
  fail: [updating({ updates: [{ from: deprecated, to: deleted }] })],
})
