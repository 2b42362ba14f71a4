import { type Decision, decide, type FunctionalAction } from '#matrix/decide.js'
import { isAuthor, isOfStructure, owns } from '../../domain/author-rule.js'
import type { FoundDocument } from '../../domain/world.js'
import type { PatientRef } from '../../vihf/vihf.js'
import type { Standing } from '../access.js'
import type { CallContext } from '../transaction.js'
import { statusActions, visibilityActions } from './actions.js'
import type { MetadataUpdate, StatusChange, Update } from './request.js'

/** One update, the document that it bears on, and what the matrix says of it. */
export interface Planned<Kind extends Update = Update> {
  readonly update: Kind
  /** Absent when the patient has no such document, or when its version is no longer current. */
  readonly found: FoundDocument | undefined
  /** The message names a version of the metadata that was changed since. */
  readonly former: boolean
  readonly own: boolean
  readonly decisions: readonly Decision[]
  /** The deletion of one's own document needs no access to the DMP (EX_3.3-1060); everything else does. */
  readonly needsAccess: boolean
}

/**
 * An update with its document and its decisions.
 *
 * While the document is not known, the matrix is asked as for one's own: it then refuses only who could never do that.
 */
export function planUpdate(
  update: Update,
  context: CallContext,
  patient: PatientRef,
  { functional }: Standing,
): Planned {
  const { world, actor, vihf } = context
  const found = documentOf(update, context, patient)
  // Without VIHF, which only `--trust open` lets in, there is nobody to compare the authors with.
  const unknown = !vihf || !found
  const facts = {
    ownDocument: unknown || isAuthor(actor.professionalId, found.facts),
    structureDocument: unknown || isOfStructure(actor.structureId, found.facts),
    depositedByPatient: found?.facts.depositedByPatient ?? false,
  }
  const own = unknown || owns(actor, found.facts)
  const actions = actionsOf(update, found)
  return {
    update,
    found,
    former: !found && update.kind === 'status' && world.isFormerVersion(patient, update.target),
    own,
    decisions: actions.map((action) => decide({ actor: functional, action, facts })),
    needsAccess: !own || actions.some((action) => action !== 'TD3.3c'),
  }
}

function documentOf(update: Update, { world }: CallContext, patient: PatientRef): FoundDocument | undefined {
  const [found] =
    update.kind === 'metadata'
      ? world.documentsByLogicalId(patient, [update.logicalId])
      : world.documentsByEntryUuid(patient, [update.target])
  return found?.isLotSignature ? undefined : found
}

function actionsOf(update: Update, found: FoundDocument | undefined): readonly FunctionalAction[] {
  if (update.kind === 'status') return statusActions(update.newStatus)
  const after = update.entry.confidentialityCodes.map(({ code }) => code)
  return visibilityActions(found?.facts.confidentiality ?? after, after)
}

export const isMetadata = <One extends Planned>(planned: One): planned is One & Planned<MetadataUpdate> =>
  planned.update.kind === 'metadata'
export const isStatus = <One extends Planned>(planned: One): planned is One & Planned<StatusChange> =>
  planned.update.kind === 'status'
