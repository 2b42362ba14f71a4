import { decide } from '#matrix/decide.js'
import { type Actor, actsForStructure } from '../../domain/actor.js'
import { owns } from '../../domain/author-rule.js'
import { documentGate, traceFiltered } from '../../domain/document-right.js'
import { sees, type Viewer, viewerOf } from '../../domain/visibility.js'
import type { FoundDocument } from '../../domain/world.js'
import type { Rejection } from '../../rejection.js'
import { accessNoted, isRegulationCentre, openDmp, readingRefusal, refused, standingOf, traceOf } from '../access.js'
import type { CallContext, HandlerResult } from '../transaction.js'
import type { RechercheRequest, StoredQuery } from './request.js'
import { type Findings, search } from './search.js'
import { counted, isCounted, overThreshold } from './threshold.js'

/** What the actor may know of, in the order of submission. */
export type RechercheOutcome = Findings

/** Most identifiers in one query on a list of documents (CNDA test 3.1-010). */
const maxIdentifiers = 20

/** Search and reference search; order of refusals: dmp-errors, section 6. */
export function handle(request: RechercheRequest, context: CallContext): HandlerResult<RechercheOutcome> {
  const patient = context.patient ?? request.patient
  if (!patient) return refused({ rejection: 'dmp-absent-registry', detail: 'aucun patient dans le message' })
  if (request.patient && (request.patient.ins !== patient.ins || request.patient.oid !== patient.oid)) {
    const detail = `${request.patient.ins} (${request.patient.oid})`
    return refused({ rejection: 'patient-mismatch-registry', detail })
  }
  const reference = request.returnType === 'ObjectRef'
  const standing = standingOf(context, patient)
  const decision = decide({
    actor: standing.functional,
    action: reference ? 'TD3.1/reference' : 'TD3.1/metadonnees',
  })
  if (!decision.granted) return refused({ rejection: 'right-denied', detail: decision.why }, traceOf(decision))
  if (!isRegulationCentre(context)) {
    return refused({ rejection: 'right-denied', detail: "la structure n'est pas connue comme centre de régulation" })
  }
  const dmp = openDmp(context, patient)
  if (!dmp.ok) return refused(dmp.rejection)
  const barred = readingRefusal(context, dmp.value, standing)
  if (barred && !reference) return refused({ rejection: barred })
  if (isCounted(request) && overThreshold(context)) return refused({ rejection: 'threshold-exceeded' })
  const [fault, ...others] = faultsOf(request)
  if (fault) return refused({ ...fault, ...(others.length > 0 ? { others } : {}) })

  const viewer = viewerOf(context.actor, standing.functional, dmp.value)
  const limitedToOwn = barred !== undefined || actsForStructure(context.actor)
  const mayKnow = reference
    ? (found: FoundDocument) => mayRefer(context.actor, viewer, limitedToOwn, found)
    : (found: FoundDocument) => sees(viewer, found.facts)
  // The reference of one's own document stays open: its author may delete or replace it. A signature has no type there.
  const gate = documentGate(
    context.actor,
    context.settings.documentMatrix,
    ({ facts, isLotSignature }) => isLotSignature || (reference && owns(context.actor, facts)),
  )
  const knows = (found: FoundDocument) => mayKnow(found) && gate.opens(found)
  const outcome = search({ world: context.world, patient, knows }, request.query)
  return {
    ok: true,
    value: {
      outcome,
      changes: [
        ...(reference ? [] : accessNoted(context, patient, standing)),
        ...(isCounted(request) ? counted(context) : []),
      ],
      decision: traceFiltered(traceOf(decision), gate.answers()),
    },
  }
}

/**
 * Whose references are told. A professional without access, a CPE or a structure finds its own documents only, for this
 * search is open to them to delete or replace what they fed (EX_3.3-1060, note 5 read with note 9)
 * [assumed: reference-of-own-documents]. One's own document is always found, masked or not: its author may delete it in
 * every mode.
 */
const mayRefer = (actor: Actor, viewer: Viewer, limitedToOwn: boolean, { facts }: FoundDocument): boolean =>
  owns(actor, facts) || (!limitedToOwn && sees(viewer, facts))

function faultsOf({ query, queryId, faults }: RechercheRequest): readonly Rejection[] {
  if (query.kind === 'unknown') return [{ rejection: 'stored-query-unknown', detail: queryId }]
  if (faults.length > 0) return faults
  const asked = documentsAsked(query)
  return asked > maxIdentifiers ? [{ rejection: 'too-many-documents', detail: `${asked} demandés` }] : []
}

/** How many documents a query on a list of documents names; those on sets and associations have no such limit. */
function documentsAsked(query: StoredQuery): number {
  switch (query.kind) {
    case 'get':
    case 'get-and-associations':
    case 'get-related':
      return query.ids.length
    case 'find':
      return (query.filter.referenceIds ?? []).flat().length
    default:
      return 0
  }
}
