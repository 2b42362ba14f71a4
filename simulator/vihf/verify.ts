import type { Rejection } from '../rejection.js'
import { type CertificateView, readCertificate } from '../signature/certificate.js'
import { careRole, firstRole, resourceId, secondRole } from './content-controls.js'
import type { Control, VihfFacts, VihfVerification } from './control.js'
import { professionalKnown, professionalLinked, regulationCentre, structureKnown } from './directory-controls.js'
import {
  delegatedOnly,
  lifetime,
  onlyAssertion,
  primaryMethod,
  readableInstants,
  samlVersion,
  singleUse,
} from './form-controls.js'
import { sameCard, sameStructure } from './identity-controls.js'
import {
  signaturePresent,
  signatureValid,
  signingTrust,
  signingUsage,
  tlsClientCertificate,
} from './signature-controls.js'

export type { VihfVerification } from './control.js'

/** A control that refuses; `trustOnly` ones become remarks in `--trust open`. */
export interface VihfCheck {
  readonly rejection: Rejection
  readonly trustOnly: boolean
}

/**
 * In the order of dmp-errors, section 6: the first that refuses is what the DMP answers.
 *
 * The directory counts as trust: a captured message names structures that the bench has never heard of.
 */
const controls: readonly { readonly control: Control; readonly trustOnly: boolean }[] = [
  { control: onlyAssertion, trustOnly: false },
  { control: samlVersion, trustOnly: false },
  { control: readableInstants, trustOnly: false },
  { control: delegatedOnly, trustOnly: false },
  { control: primaryMethod, trustOnly: false },
  { control: lifetime, trustOnly: true },
  { control: singleUse, trustOnly: true },
  { control: tlsClientCertificate, trustOnly: true },
  { control: signaturePresent, trustOnly: true },
  { control: signatureValid, trustOnly: true },
  { control: signingUsage, trustOnly: true },
  { control: signingTrust, trustOnly: true },
  { control: sameStructure, trustOnly: true },
  { control: sameCard, trustOnly: true },
  { control: firstRole, trustOnly: false },
  { control: secondRole, trustOnly: false },
  { control: careRole, trustOnly: false },
  { control: resourceId, trustOnly: false },
  { control: structureKnown, trustOnly: true },
  { control: regulationCentre, trustOnly: false },
  { control: professionalKnown, trustOnly: true },
  { control: professionalLinked, trustOnly: true },
]

/**
 * Every control of a VIHF against its message, the TLS session, the PKI and the directory (dmp-vihf, section 8).
 *
 *   read VIHF and its surroundings -> refusals in order of precedence; none when the DMP would go on
 *
 * The string of Issuer is not compared: accepted clients spell it in too many ways for the server to do so (see
 * `sameName` for a finding on it).
 */
export function verifyVihf(input: VihfVerification): VihfCheck[] {
  const { signature } = input
  // Field by field: copied as a whole, they cost as much as the controls.
  const facts: VihfFacts = {
    vihf: input.vihf,
    misplaced: input.misplaced,
    signature: signature && {
      certificate: signature.held ? viewOf(signature.certificate) : undefined,
      failures: signature.failures,
    },
    tls: input.tls,
    tlsCertificate: viewOf(input.tls?.certificate),
    trust: input.trust,
    settings: input.settings,
    now: input.now,
    structure: input.structure,
    usedBefore: input.usedBefore,
    professional: input.professional,
    delegation: input.delegation,
    patientRequired: input.patientRequired,
  }
  const checks: VihfCheck[] = []
  for (const { control, trustOnly } of controls) {
    const rejection = control(facts)
    if (rejection) checks.push({ rejection, trustOnly })
  }
  return checks
}

const viewOf = (der: Uint8Array | undefined): CertificateView | undefined => der && readCertificate(der)
