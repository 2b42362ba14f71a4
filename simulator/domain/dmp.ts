/** Status of a DMP; a patient without DMP has no `Dmp`. */
export type DmpStatus = 'active' | 'closed'

/** A postal address, as HL7 V3 carries it; every line as written. */
export interface PostalAddress {
  readonly lines: readonly string[]
  readonly locator?: string
  readonly postalCode?: string
  readonly city?: string
  readonly country?: string
}

/** A legal representative: `relationship` is a code of 2.16.840.1.113883.1.11.19579 (FTH, MTH... RESPRSN). */
export interface LegalRepresentative {
  readonly relationship: string
  readonly prefix?: 'M' | 'Mme'
  readonly family: string
  readonly given: string
  readonly email?: string
  readonly mobile?: string
  readonly address?: PostalAddress
}

/** Where the one-time passwords of the patient's internet account go; one channel must remain (TD1.5b). */
export interface OtpChannel {
  readonly type: 'SMS' | 'EMAIL'
  readonly channel: string
}

/** The patient's internet account (TD1.5); `login` is made by the DMP. */
export interface InternetAccount {
  readonly login: string
  readonly channels: readonly OtpChannel[]
}

/** Patient identity traits as the answers of TD0.2 and TD1.3a carry them. `birthDate` is yyyyMMdd, lunar dates allowed. */
export interface PatientTraits {
  readonly prefix: 'M' | 'Mme'
  readonly birthName?: string
  readonly usedName: string
  readonly given: string
  readonly sex: 'M' | 'F' | 'U'
  readonly birthDate: string
  readonly email?: string
  readonly mobile?: string
  readonly homePhone?: string
  readonly address?: PostalAddress
  readonly birthPlace?: PostalAddress
  readonly deceased?: boolean
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
  /** Known when it was opened through TD1.5a or given at start. */
  readonly account?: InternetAccount
  readonly legalRepresentatives?: readonly LegalRepresentative[]
}
