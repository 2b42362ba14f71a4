import { decide, functionalActor } from '#matrix/decide.js'
import type { DocumentMatrix } from '#matrix/document-matrix.js'
import { type PatientSideState, type PatientSideViewer, patientVisibilityOf } from '#matrix/patient-visibility.js'
import type { RejectionId } from '#matrix/rejections.js'
import { rejectionRow } from '#matrix/rejections.js'
import type { AuthorizationStatus } from '../domain/acces.js'
import type { Actor } from '../domain/actor.js'
import type { Dmp } from '../domain/dmp.js'
import { type AvailabilityStatus, availabilityStatus } from '../domain/document.js'
import type { DocumentFacts } from '../domain/document-facts.js'
import { typeCodeOf } from '../domain/document-right.js'
import { invisibleCodes, isMasked } from '../domain/visibility.js'
import type { FoundDocument } from '../domain/world.js'
import { holderRefusal, oppositionRefusal } from '../transactions/access.js'
import { readingDecisions } from '../transactions/td3.2-consultation/reading-decision.js'

/** The document asked about: its type, what hides it, who made it, and its state. */
export interface AskedDocument {
  readonly facts: DocumentFacts
  readonly status: AvailabilityStatus
  readonly document: FoundDocument['document']
}

/** May this professional read this document of this DMP, in this mode? */
export interface ProfessionalQuestion {
  readonly actor: Actor
  /** What he holds on the DMP. */
  readonly status: AuthorizationStatus
  readonly medecinTraitant: boolean
  /** Undefined when the patient has none. */
  readonly dmp: Dmp | undefined
  readonly document: AskedDocument
  readonly matrix: DocumentMatrix
}

/** One rule met on the way: the row that answered, and its words in French. */
export interface WhyStep {
  readonly granted: boolean
  readonly row: string
  readonly says: string
}

/** The answer and the rules that made it, in their order; the last step of a refusal is the one that refused. */
export interface Why {
  readonly granted: boolean
  readonly steps: readonly WhyStep[]
}

const step = (granted: boolean, row: string, says: string): WhyStep => ({ granted, row, says })

const refusal = (id: RejectionId): WhyStep => step(false, `rejections:${id}`, rejectionRow(id).text)

/** Every rule of a reading, in the order in which the DMP meets them (dmp-errors, section 6; visibility-rules, 2). */
function* rulesOf({ actor, status, medecinTraitant, dmp, document, matrix }: ProfessionalQuestion): Generator<WhyStep> {
  const functional = functionalActor({ ...actor, isMedecinTraitant: medecinTraitant })
  const search = decide({ actor: functional, action: 'TD3.1/metadonnees' })
  yield step(search.granted, search.row, search.why)
  if (!dmp) return yield refusal('dmp-absent-registry')
  if (dmp.status === 'closed') return yield refusal('dmp-closed')
  const opposed = oppositionRefusal(actor.accessMode, dmp)
  yield opposed
    ? refusal(opposed)
    : step(
        true,
        `dmp:opposition@${actor.accessMode}`,
        'Le DMP est ouvert, sans opposition du patient à ce mode d’accès.',
      )
  const barred = holderRefusal(actor.accessMode, status)
  const emergency = actor.accessMode !== 'normal'
  yield barred
    ? refusal(barred)
    : step(
        true,
        `dmp:autorisation@${status}`,
        emergency ? 'Ce mode d’accès ne demande pas d’autorisation.' : 'L’autorisation est valide.',
      )
  if (document.status === availabilityStatus.deleted) {
    yield step(
      false,
      'documents:supprime',
      'Le document est supprimé : ni la recherche ni la consultation ne le donnent.',
    )
  }
  for (const { granted, row, why } of readingDecisions(actor, functional, dmp, document, matrix)) {
    yield step(granted, row, why)
  }
}

/**
 * Why a professional reads a document, or does not.
 *
 *   actor, mode, DMP and document -> the answer with the chain of rows; it stops at the first refusal
 *
 * Pure, and made of the decisions that TD3.1 and TD3.2 take themselves.
 */
export function whyProfessional(question: ProfessionalQuestion): Why {
  const steps: WhyStep[] = []
  for (const rule of rulesOf(question)) {
    steps.push(rule)
    if (!rule.granted) return { granted: false, steps }
  }
  return { granted: true, steps }
}

const statusStates: Readonly<Partial<Record<AvailabilityStatus, PatientSideState>>> = {
  [availabilityStatus.archived]: 'archive',
  [availabilityStatus.deprecated]: 'obsolete',
  [availabilityStatus.deleted]: 'supprime',
}

/** Why the patient, or his legal representative, sees a document in Mon espace santé, or does not. */
export function whyPatientSide(viewer: PatientSideViewer, { facts, status }: AskedDocument): Why {
  const [invisiblePatient, invisibleRepresentants] = invisibleCodes
  const state = statusStates[status]
  const states: readonly PatientSideState[] = [
    ...(state ? [state] : []),
    ...(facts.confidentiality.includes(invisiblePatient) ? ['invisible-patient' as const] : []),
    ...(facts.confidentiality.includes(invisibleRepresentants) ? ['invisible-representants' as const] : []),
    ...(isMasked(facts) ? ['masque-ps' as const] : []),
  ]
  const rows = (states.length === 0 ? (['visible'] as const) : states).map((one) => patientVisibilityOf(viewer, one))
  const steps = rows.map(({ granted, id, why }) => step(granted, `visibilite:${id}`, why))
  const refused = steps.findIndex(({ granted }) => !granted)
  return refused < 0 ? { granted: true, steps } : { granted: false, steps: steps.slice(0, refused + 1) }
}

/** The explanation in French, ten lines at most: the answer, then one line for each rule met. */
export function whyLines(who: string, { facts, document }: AskedDocument, { granted, steps }: Why): readonly string[] {
  const hidden = facts.confidentiality.filter((code) => code !== 'N')
  const what = `document de type ${typeCodeOf({ facts, document }) || 'inconnu'}${hidden.length > 0 ? `, ${hidden.join(', ')}` : ''}`
  return [
    `${granted ? 'OUI' : 'NON'} : ${who}, ${what}.`,
    ...steps.map((one) => `${one.granted ? '+' : '-'} ${one.says} [${one.row}]`),
  ].slice(0, 10)
}
