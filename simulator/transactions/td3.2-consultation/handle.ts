import { type Decision, decide } from '#matrix/decide.js'
import type { Dmp } from '../../domain/dmp.js'
import { availabilityStatus } from '../../domain/document.js'
import { isKos } from '../../domain/imaging.js'
import type { FoundDocument } from '../../domain/world.js'
import type { Rejection } from '../../rejection.js'
import type { PatientRef } from '../../vihf/vihf.js'
import {
  accessNoted,
  isRegulationCentre,
  openDmp,
  readingRefusal,
  refused,
  type Standing,
  standingOf,
  traceOf,
} from '../access.js'
import type { CallContext, HandlerResult } from '../transaction.js'
import type { ConsultationRequest } from './decode.js'
import { kosNotice } from './kos-notice.js'
import { readingDecisions } from './reading-decision.js'

/** A document given back: bytes as they were fed. */
export interface ServedDocument {
  readonly uniqueId: string
  readonly mimeType: string
  readonly bytes: Uint8Array
}

/** Documents in the order asked, and a refusal for each one that was not given. */
export interface ConsultationOutcome {
  readonly documents: readonly ServedDocument[]
  readonly refusals: readonly Rejection[]
}

interface Reading {
  readonly uniqueId: string
  readonly found?: FoundDocument
  readonly decisions: readonly Decision[]
  readonly rejection?: Rejection
}

/** Reading of documents; order of refusals: dmp-errors, section 6. */
export function handle(request: ConsultationRequest, context: CallContext): HandlerResult<ConsultationOutcome> {
  const { patient } = context
  if (!patient) return refused({ rejection: 'dmp-absent-registry', detail: 'aucun patient dans le message' })
  const standing = standingOf(context, patient)
  const asReader = decide({ actor: standing.functional, action: 'TD3.2/non-masques' })
  if (!asReader.granted) return refused({ rejection: 'right-denied', detail: asReader.why }, traceOf(asReader))
  if (!isRegulationCentre(context)) {
    return refused({ rejection: 'right-denied', detail: "la structure n'est pas connue comme centre de régulation" })
  }
  const dmp = openDmp(context, patient)
  if (!dmp.ok) return refused(dmp.rejection)
  const barred = readingRefusal(context, dmp.value, standing)
  if (barred) return refused({ rejection: barred })

  const readings = request.documents.map(({ documentUniqueId }) =>
    read(documentUniqueId, context, patient, dmp.value, standing),
  )
  const refusals = readings.flatMap(({ rejection }) => rejection ?? [])
  const [first] = refusals
  if (first && refusals.length === readings.length) {
    const denial = readings[0]?.decisions.find(({ granted }) => !granted)
    return denial ? refused(first, traceOf(denial)) : refused(first)
  }
  const documents = readings.flatMap(({ found, uniqueId, rejection }) =>
    found && !rejection ? serve(found, uniqueId, context, patient, dmp.value) : [],
  )
  const grants = readings.flatMap(({ rejection, decisions }) => (rejection ? [] : decisions))
  return {
    ok: true,
    value: {
      outcome: { documents, refusals },
      changes: accessNoted(context, patient, standing),
      decision: {
        granted: true,
        row: [...new Set(grants.map(({ row }) => row))].join(' '),
        why: [...new Set(grants.map(({ why }) => why))].join(' '),
      },
    },
  }
}

/** The document as it was fed; before software that does not share images, a text in the place of a KOS. */
function serve(
  { entryUuid, document: { entry } }: FoundDocument,
  uniqueId: string,
  context: CallContext,
  patient: PatientRef,
  dmp: Dmp,
): ServedDocument[] {
  if (isKos(entry) && !sharesImages(context)) {
    return [{ uniqueId, mimeType: 'text/xml', bytes: kosNotice(entry, patient, dmp.traits) }]
  }
  const content = context.world.content(entryUuid)
  return content ? [{ uniqueId, mimeType: entry.mimeType, bytes: content.bytes }] : []
}

/**
 * Is the software one that the DMP knows as compatible with image sharing? By its homologation number, or by its LPS_ID
 * [assumed: kos-for-imaging-software]; software that says nothing of itself, in `--trust open`, gets what was fed.
 */
const sharesImages = ({ vihf, settings: { imagingSoftware } }: CallContext): boolean =>
  !vihf || [vihf.lps.homologation, vihf.lps.id].some((one) => one !== undefined && imagingSoftware.includes(one))

/**
 * Reads one document. What is unknown, deleted, a lot signature or not for this reader is answered alike, as if it did
 * not exist (dmp-errors, section 6, row 14).
 */
function read(
  uniqueId: string,
  { actor, world, settings }: CallContext,
  patient: PatientRef,
  dmp: Dmp,
  { functional }: Standing,
): Reading {
  const unknown: Reading = { uniqueId, decisions: [], rejection: { rejection: 'document-unknown', detail: uniqueId } }
  // Versions of one document share its uniqueId: the last one is the current one.
  const found = world.documentsByUniqueId(patient, [uniqueId]).at(-1)
  if (!found || found.isLotSignature || found.status === availabilityStatus.deleted) return unknown
  const decisions = readingDecisions(actor, functional, dmp, found, settings.documentMatrix)
  return decisions.every(({ granted }) => granted)
    ? { uniqueId, found, decisions }
    : { uniqueId, decisions, rejection: { rejection: 'document-not-readable', detail: uniqueId } }
}
