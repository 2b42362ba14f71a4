/** The package of the guide that is played: that of today, or the historical one (2.3) with its rights of 2018. */
export type Guide = 'current' | 'historical'

export type Mode = 'normal' | 'bris_de_glace' | 'centre_15'

/** Columns of the functional matrix; a doctor is médecin traitant on some DMPs only. */
export type Profession = 'psnm' | 'medecin' | 'medecin-du-travail' | 'cpe' | 'es'

export interface PlainActor {
  readonly card: string
  readonly profession: Profession
  /** Identifier that holds the authorisations: the professional's, or the structure's. */
  readonly holder: string
  readonly professionalId: string
  readonly structureId: string
}

export interface PlainAuthorization {
  blocked: boolean
  mt: boolean
  since: Date
  lastAccess: Date
}

export interface PlainDocument {
  readonly uniqueId: string
  readonly author: PlainActor
  readonly addedAt: Date
  /** The document in whose place it was put. */
  readonly replaces?: PlainDocument
  masked: boolean
  invisible: boolean
  status: 'approved' | 'archived' | 'deprecated' | 'deleted'
  version: number
}

/** The internet account of a patient; the login is permanent, and known once it was told. */
export interface PlainAccount {
  login?: string
  readonly passwords: Set<string>
  /** Types of its channels. */
  readonly channels: Set<string>
}

/** What stands on a carte Vitale about somebody; `holder` has 15 characters, `birthDate` is AAAA-MM-JJ. */
export interface PlainCard {
  readonly holder: string
  readonly birthDate: string
  readonly rank: number
}

/** What a LPS tells of a patient when it makes his DMP, opens it again or changes its data. */
export interface PlainData {
  readonly usedName: string
  readonly opposedToBrisDeGlace: boolean
  readonly opposedToAccesUrgence: boolean
}

export interface PlainPatient {
  readonly id: string
  readonly ins: string
  readonly vitale: PlainCard
  usedName: string
  dmp: 'none' | 'active' | 'closed'
  /** Why the DMP was closed, in the words of the patient. */
  closing: string | undefined
  /** Tied to Mon espace santé: its data is no longer a matter for LPS. */
  attachedToEns: boolean
  account: PlainAccount | undefined
  opposedToBrisDeGlace: boolean
  opposedToAccesUrgence: boolean
  opposedToMaskedInEmergency: boolean
  readonly authorizations: Map<string, PlainAuthorization>
  readonly documents: PlainDocument[]
}

/**
 * The DMP in plain words: what each call must answer, written from the specification alone.
 *
 * The files of this folder import one another and nothing else, so that one mistake cannot hide on both sides.
 */
export interface PlainDmp {
  readonly guide: Guide
  readonly patients: readonly PlainPatient[]
  now: Date
}

/** A call that is about no patient. */
export interface PlainCaller {
  readonly dmp: PlainDmp
  readonly actor: PlainActor
  readonly mode: Mode
}

export interface PlainCall extends PlainCaller {
  readonly patient: PlainPatient
}

/** `ok`, the code of the refusal, or `refused` where the specification tells that it is one and not its code. */
export type Outcome = string

/** How the matrix says no (dmp-errors, section 6, row 7). */
export const rightsService = 'DMPAccessDeniedByRightsService'
