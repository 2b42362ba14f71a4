/** Status of a DMP; a patient without DMP has no `Dmp`. */
export type DmpStatus = 'active' | 'closed'

/** Patient identity traits as the answers of TD0.2 and TD1.3a carry them. `birthDate` is yyyyMMdd, lunar dates allowed. */
export interface PatientTraits {
  readonly prefix: 'M' | 'Mme'
  readonly birthName?: string
  readonly usedName: string
  readonly given: string
  readonly sex: 'M' | 'F'
  readonly birthDate: string
  readonly email?: string
  readonly mobile?: string
}

/**
 * One DMP, without its documents nor its authorisations.
 *
 * `closing.at` is yyyyMMddHHmmss UTC. The three oppositions are the patient's switches:
 * bris de glace, accès urgence (centre 15), and masked documents in both (true = opposed).
 */
export interface Dmp {
  readonly ins: string
  readonly insOid: string
  readonly insC?: string
  readonly status: DmpStatus
  readonly closing?: { readonly at: string; readonly code: string; readonly text: string }
  readonly traits: PatientTraits
  readonly opposedToBrisDeGlace: boolean
  readonly opposedToAccesUrgence: boolean
  readonly opposedToMaskedInEmergency: boolean
  readonly attachedToEns: boolean
  readonly internetAccount: boolean
}
