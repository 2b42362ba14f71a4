/** How TD1.6 names who holds an authorisation: a structure has a family name only, that of the directory. */
export interface HolderSheet {
  readonly family: string
  readonly given?: string
  /** authorSpecialty codes of the professional, `G15_10/SM26`. */
  readonly specialties: readonly { readonly code: string; readonly label: string }[]
}

/**
 * What an actor holds on a DMP; `actorId` is a PS_IdNat or, for a CPE, the Struct_IdNat.
 *
 * `since` and `lastAccess` are yyyyMMddHHmmss UTC. EXPIRE is not stored: it is `lastAccess` too old at the time asked.
 */
export interface Authorization {
  readonly actorId: string
  readonly kind: 'professional' | 'structure'
  readonly state: 'granted' | 'blocked'
  readonly medecinTraitant: boolean
  readonly since: string
  readonly lastAccess: string
  /** As he was when he was authorised. */
  readonly holder?: HolderSheet
}

/** Values of the AUTORISATION line of TD0.2. */
export type AuthorizationStatus = 'VALIDE' | 'NON_EXISTE' | 'INTERDIT' | 'EXPIRE'
