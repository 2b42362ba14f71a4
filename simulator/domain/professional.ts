import type { CodedValue } from '../vihf/vihf.js'

/** Where a professional works, as a national directory says it. */
export interface PracticeSituation {
  /** Struct_IdNat, prefix digit included. */
  readonly structureId: string
  readonly structureName: string
  /** Code of TRE_R02: SAxx. */
  readonly sector: string
}

/**
 * A professional of the national directory, whom the DMP knows by his PS_IdNat.
 *
 * `entersStructure`: his card holds no activity (remplaçant, CPF), so that the situations are those he may enter.
 */
export interface DirectoryProfessional {
  readonly id: string
  readonly familyName: string
  readonly givenName: string
  readonly civility?: 'M' | 'MME'
  /** As `subject:role` says them, profession first. */
  readonly roles: readonly CodedValue[]
  readonly situations: readonly PracticeSituation[]
  readonly entersStructure: boolean
}
