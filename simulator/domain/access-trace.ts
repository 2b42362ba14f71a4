import { accessHistoryOf } from '#matrix/access-history.js'
import type { AccessMode, PatientRef, Vihf } from '../vihf/vihf.js'
import { technicalTime } from '../wire/time.js'
import { type Actor, authorizationHolder } from './actor.js'

/** One access to a DMP, as its history keeps it; `at` is yyyyMMddHHmmss UTC. */
export interface AccessTrace {
  readonly at: string
  readonly transaction: string
  /** Who holds the authorisation used: the professional, or the structure. */
  readonly actorId: string
  readonly professionalId: string
  /** `subject-id` of the VIHF, or the identifier when it has none. */
  readonly actorName: string
  readonly structureId: string
  readonly accessMode: AccessMode
  /** `Mode_Acces_Raison` of a bris de glace. */
  readonly reason?: string
  /** Made in connexion secrète: hidden from the legal representatives, who are told nothing. */
  readonly secret: boolean
  /** Row of the matrix that granted the access. */
  readonly row: string
}

/** What the patient is told of an access; `at` is that of the access. */
export interface PatientNotification {
  readonly at: string
  readonly kind: 'acces' | 'premier-acces' | 'acces-urgence'
  readonly transaction: string
  /** French. */
  readonly text: string
}

/** The trace of a granted call, if its transaction leaves one; without VIHF nobody is known to have come. */
export function traceOfAccess(
  transaction: string,
  { actor, vihf, now, row }: { actor: Actor; vihf: Vihf | undefined; now: Date; row: string },
): AccessTrace | undefined {
  if (!vihf || !accessHistoryOf(transaction)) return undefined
  return {
    at: technicalTime(now),
    transaction,
    actorId: authorizationHolder(actor),
    professionalId: actor.professionalId,
    actorName: vihf.subjectId ?? actor.professionalId,
    structureId: actor.structureId,
    accessMode: actor.accessMode,
    ...(vihf.accessReason === undefined ? {} : { reason: vihf.accessReason }),
    secret: actor.secretConnection,
    row,
  }
}

/**
 * Notifications that follow from the traces of one patient, oldest first.
 *
 * The first access of each actor and every emergency access are told as such; an access in connexion secrète is told to
 * nobody (source: visibility-rules, sections 5 and 11).
 */
export function notificationsOf(traces: readonly AccessTrace[]): readonly PatientNotification[] {
  const seen = new Set<string>()
  return traces.flatMap((trace): PatientNotification[] => {
    if (trace.secret) return []
    const first = !seen.has(trace.actorId)
    seen.add(trace.actorId)
    const sentence = accessHistoryOf(trace.transaction)?.notification ?? null
    const emergency = trace.accessMode !== 'normal'
    if (sentence === null && !first && !emergency) return []
    const said = (sentence ?? '{} a accédé à votre DMP.').replace('{}', trace.actorName)
    const { at, transaction } = trace
    if (emergency) return [{ at, kind: 'acces-urgence', transaction, text: `Accès en urgence. ${said}` }]
    return [{ at, kind: first ? 'premier-acces' : 'acces', transaction, text: first ? `Premier accès. ${said}` : said }]
  })
}

/** Whose history it is. */
export interface PatientTrace {
  readonly patient: PatientRef
  readonly trace: AccessTrace
}
