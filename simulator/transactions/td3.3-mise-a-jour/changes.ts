import {
  type AvailabilityStatus,
  availabilityStatus,
  type StatusUpdate,
  type StoredDocument,
} from '../../domain/document.js'
import type { Change, FoundDocument } from '../../domain/world.js'
import type { PatientRef } from '../../vihf/vihf.js'
import { renderLeaf } from '../../wire/ebxml-leaf.js'
import { technicalTime } from '../../wire/time.js'
import { entryUuidFor } from '../submission.js'
import type { CallContext } from '../transaction.js'
import { withHistory } from '../vaccination/history.js'
import { stateOf } from './actions.js'
import type { Resolved } from './controls/fault.js'
import { isMetadata, isStatus } from './plan.js'
import type { MetadataUpdate, StatusChange, UpdateRequest } from './request.js'

interface Submission {
  readonly context: CallContext
  readonly patient: PatientRef
  readonly setUuid: string
  readonly submittedAt: string
}

/**
 * What the registry keeps of good updates: their set, the new versions of metadata, the new statuses, and what they
 * make of the historique de vaccinations.
 */
export function changesOf(
  { set }: UpdateRequest,
  updates: readonly Resolved[],
  context: CallContext,
  patient: PatientRef,
): readonly Change[] {
  // Updates without set are refused before.
  if (!set) return []
  const submittedAt = technicalTime(context.now)
  const setUuid = entryUuidFor(set.submittedId, context)
  const submission: Submission = { context, patient, setUuid, submittedAt }
  const metadata = updates.filter(isMetadata).map((update) => newVersion(update, submission))
  const statuses = updates.filter(isStatus)
  const changes: readonly Change[] = [
    {
      kind: 'lot',
      patient,
      setUuid,
      set,
      documents: [],
      statusUpdates: statuses.map((update) => statusUpdate(update, context)),
      submittedAt,
    },
    ...metadata,
    ...statuses.flatMap((update) => newStatuses(update, submission)),
  ]
  return withHistory(changes, patient, context)
}

/** The document as it was kept, with its new codes: another entryUUID, the next version, the same content and status. */
function newVersion(
  { update, found }: Resolved<MetadataUpdate>,
  { context, patient, setUuid, submittedAt }: Submission,
): Change {
  const { submittedId, confidentialityCodes } = update.entry
  const document: StoredDocument = {
    ...found.document,
    submissionSetUuid: setUuid,
    submittedAt,
    entryUuid: entryUuidFor(submittedId, context),
    version: found.document.version + 1,
    entry: { ...found.document.entry, submittedId, confidentialityCodes },
  }
  const leafXml = renderLeaf(document, () => context.ids.uuid())
  return { kind: 'document-version', patient, former: found.entryUuid, document, leafXml }
}

/** URN of a status that was found to be one of the four. */
const statusNamed = (status: string | undefined, otherwise: AvailabilityStatus): AvailabilityStatus => {
  const state = stateOf(status)
  return state ? availabilityStatus[state] : otherwise
}

const statusUpdate = ({ update, found }: Resolved<StatusChange>, context: CallContext): StatusUpdate => ({
  associationUuid: entryUuidFor(update.associationId, context),
  entryUuid: found.entryUuid,
  originalStatus: found.status,
  newStatus: statusNamed(update.newStatus, found.status),
})

/** The new status of a document; the obsolete versions that it replaced are deleted with it (EX_3.3-1050). */
function newStatuses({ update, found }: Resolved<StatusChange>, { context, patient }: Submission): Change[] {
  const status = statusNamed(update.newStatus, found.status)
  const gone = status === availabilityStatus.deleted ? obsoleteVersions(found, context, patient) : []
  return [found.entryUuid, ...gone].map((entryUuid): Change => ({ kind: 'document-status', entryUuid, status }))
}

function obsoleteVersions(document: FoundDocument, { world }: CallContext, patient: PatientRef): string[] {
  const versions: string[] = []
  let current: FoundDocument | undefined = document
  while (current?.document.replaces !== undefined) {
    const [replaced]: readonly FoundDocument[] = world.documentsByEntryUuid(patient, [current.document.replaces])
    current = replaced?.status === availabilityStatus.deprecated ? replaced : undefined
    if (current) versions.push(current.entryUuid)
  }
  return versions
}
