import type { PatientRef } from '../../vihf/vihf.js'
import type { WrittenName, WrittenPerson } from '../../wire/hl7-person-read.js'
import type { TransmissionWrapper } from '../../wire/hl7v3.js'

/** A coded reason as written. */
export interface WrittenReason {
  readonly code: string
  readonly system: string
}

/** An administrativeObservation; `value` is undefined when it is no boolean. */
export interface WrittenObservation {
  readonly code: string
  readonly system: string
  readonly value: boolean | undefined
  /** yyyyMMdd or longer. */
  readonly effectiveTime?: string
}

/** The author of a change: a professional in his structure. */
export interface WrittenAuthor {
  readonly id?: string
  readonly idRoot?: string
  readonly specialty?: WrittenReason
  readonly name?: WrittenName
  readonly structureId?: string
  readonly structureIdRoot?: string
  readonly structureName?: string
}

/** The holder of the carte Vitale as read on it (contactParty of TD1.1); `birthDate` is yyMMdd. */
export interface WrittenCardHolder {
  readonly code?: string
  readonly system?: string
  readonly name?: WrittenName
  readonly birthDate?: string
}

/**
 * PRPA_IN201311UV02 of TD1.1 and PRPA_IN201314UV02 of TD1.2, TD1.3b and TD1.4, as the client wrote it.
 *
 * Source: dmp-hl7v3-patient, sections 2 and 5 to 8.
 */
export interface RegistrationRequest {
  readonly wrapper: TransmissionWrapper
  readonly reason?: WrittenReason
  /** Of registrationRequest. */
  readonly requestStatus?: string
  /** Every patient/id. */
  readonly patients: readonly PatientRef[]
  readonly patientStatus?: string
  readonly person: WrittenPerson
  readonly cardHolders: readonly WrittenCardHolder[]
  readonly observations: readonly WrittenObservation[]
  readonly author: WrittenAuthor
  /** Why the DMP is closed. */
  readonly closing?: WrittenReason & { readonly text?: string }
  /** controlActProcess/subject in exclusive canonical form, which a refusal sends back. */
  readonly subjectXml: string
}

/** System of consents and oppositions (source: dmp-hl7v3-patient, section 10). */
export const observationSystem = '1.2.250.1.213.4.1.2.3'

/** System of the reasons of closing. */
export const closingSystem = '1.2.250.1.213.4.1.2.4'

/** The value that an observation of that code gives, if it is there. */
export const observed = ({ observations }: RegistrationRequest, code: string): boolean | undefined =>
  observations.find((one) => one.code === code)?.value
