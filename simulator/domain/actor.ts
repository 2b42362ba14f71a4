import type { ActorRole } from '#matrix/document-decision.js'
import type { AccessMode } from '../vihf/vihf.js'

/** Who acts, as the functional matrix sees him; built from a verified VIHF and TLS identity. */
export interface Actor {
  /** Table and column family of the matrix: card of a professional, CPE, structure certificate (indirect), AIR. */
  readonly authentication: 'CPS' | 'CPE' | 'ES' | 'AIR'
  /** NameID of the VIHF: a PS_IdNat. */
  readonly professionalId: string
  /** Identifiant_Structure of the VIHF. */
  readonly structureId: string
  /** First role is médecin (10), in exercise or in training. */
  readonly isDoctor: boolean
  readonly isOccupationalDoctor: boolean
  /** Roles of the VIHF in their order, which the document matrix reads; absent without VIHF. */
  readonly roles?: readonly ActorRole[]
  /** A professional de santé (role of TRE_G15, G16, R94, R95, R291); false for a secretary or an automate. */
  readonly isProfessional: boolean
  readonly accessMode: AccessMode
  /** Connexion secrète asked by the VIHF. */
  readonly secretConnection: boolean
}

/** Does the structure hold the authorisation of this actor, rather than the person (notes 1 of PDT-INF-526 and 606)? */
export const actsForStructure = (actor: Actor): boolean =>
  actor.authentication === 'CPE' ||
  actor.authentication === 'ES' ||
  (actor.authentication === 'AIR' && !actor.isProfessional)

/** Identifier that holds an authorisation for this actor: the professional's, or the structure's. */
export const authorizationHolder = (actor: Actor): string =>
  actsForStructure(actor) ? actor.structureId : actor.professionalId

/** Stands for a caller without any VIHF, which only `--trust open` lets in: a card holder of whom nothing is known. */
export const anonymousActor: Actor = {
  authentication: 'CPS',
  professionalId: '',
  structureId: '',
  isDoctor: false,
  isOccupationalDoctor: false,
  isProfessional: true,
  accessMode: 'normal',
  secretConnection: false,
}
