import { decide } from '#matrix/decide.js'
import { type Actor, actsForStructure } from '../../domain/actor.js'
import { owns } from '../../domain/author-rule.js'
import { availabilityStatus } from '../../domain/document.js'
import { sees, type Viewer, viewerOf } from '../../domain/visibility.js'
import type { FoundDocument } from '../../domain/world.js'
import type { Rejection } from '../../rejection.js'
import type { PatientRef } from '../../vihf/vihf.js'
import { stableDocument } from '../../wire/ebxml-schemes.js'
import { accessNoted, isRegulationCentre, openDmp, readingRefusal, refused, standingOf, traceOf } from '../access.js'
import type { CallContext, HandlerResult } from '../transaction.js'
import type { RechercheRequest, StoredQuery } from './request.js'

/** Documents that the actor may know of, in the order of their submission. */
export interface RechercheOutcome {
  readonly documents: readonly FoundDocument[]
}

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
  const [fault, ...others] = faultsOf(request)
  if (fault) return refused({ ...fault, ...(others.length > 0 ? { others } : {}) })

  const viewer = viewerOf(context.actor, standing.functional, dmp.value)
  const limitedToOwn = barred !== undefined || actsForStructure(context.actor)
  const known = reference
    ? (found: FoundDocument) => mayRefer(context.actor, viewer, limitedToOwn, found)
    : (found: FoundDocument) => sees(viewer, found.facts)
  const documents = search(context, patient, request.query).filter((found) => isListed(found) && known(found))
  return {
    ok: true,
    value: {
      outcome: { documents },
      changes: reference ? [] : accessNoted(context, patient, standing),
      decision: traceOf(decision),
    },
  }
}

/**
 * Whose references are told. A professional without access, a CPE or a structure finds its own documents only, for this
 * search is open to them to delete or replace what they fed (EX_3.3-1060, note 5 read with note 9: assumed). One's own
 * document is always found, masked or not: its author may delete it in every mode.
 */
const mayRefer = (actor: Actor, viewer: Viewer, limitedToOwn: boolean, { facts }: FoundDocument): boolean =>
  owns(actor, facts) || (!limitedToOwn && sees(viewer, facts))

/** The signature of a lot and a deleted document are never listed, whatever the statuses asked. */
const isListed = ({ isLotSignature, status }: FoundDocument): boolean =>
  !isLotSignature && status !== availabilityStatus.deleted

function faultsOf({ query, queryId, faults }: RechercheRequest): readonly Rejection[] {
  if (query.kind === 'unknown') return [{ rejection: 'stored-query-unknown', detail: queryId }]
  if (faults.length > 0) return faults
  return query.kind === 'get' && query.ids.length > maxIdentifiers
    ? [{ rejection: 'too-many-documents', detail: `${query.ids.length} demandés` }]
    : []
}

function search({ world }: CallContext, patient: PatientRef, query: StoredQuery): readonly FoundDocument[] {
  switch (query.kind) {
    case 'find':
      return query.objectTypes && !query.objectTypes.includes(stableDocument)
        ? []
        : world.findDocuments(patient, query.filter)
    case 'get': {
      const ids = [...new Set(query.ids)]
      return query.by === 'uniqueId'
        ? world.documentsByUniqueId(patient, ids)
        : world.documentsByEntryUuid(patient, ids)
    }
    case 'unknown':
      return []
  }
}
