import { pass, type Rejection, refuse, type Stage } from '../rejection.js'
import type { Remark } from '../remark.js'
import { keyInfoCertificate } from '../signature/key-info.js'
import type { SignatureFailure } from '../signature/signed-info.js'
import { verifyEnveloped } from '../signature/xml-signature.js'
import { NS } from '../wire/namespaces.js'
import type { SoapEnvelope } from '../wire/soap.js'
import type { XmlElement } from '../wire/xml-tree.js'
import { misplaced } from './only-assertion.js'
import { readVihf } from './read.js'
import type { Vihf } from './vihf.js'

/** Where an assertion stands: in wsse:Security of a SOAP message, or in the saml2p:Response of TD0.10. */
export type AssertionPlace = Pick<SoapEnvelope, 'root' | 'header' | 'security' | 'assertions'>

/** What became of the signature of a VIHF; its certificate is judged by the caller. */
export interface HeldSignature {
  /** DER of the first certificate of KeyInfo; absent when there is none or its base64 is wrong. */
  readonly certificate?: Uint8Array
  /** Whether the signature was held against that certificate. */
  readonly held: boolean
  readonly failures: readonly SignatureFailure[]
}

/** A VIHF, and all that its message alone proves for or against it. Plain data, as Vihf is. */
export interface HeldVihf {
  readonly vihf: Vihf
  readonly remarks: readonly Remark[]
  /** Why it could be taken for another assertion than the one signed. */
  readonly misplaced?: Rejection
  /** Absent when the assertion is not signed. */
  readonly signature?: HeldSignature
}

/**
 * The VIHF of a message, read and its signature verified over the same tree.
 *
 *   place of the assertion -> VIHF and what is known of it, or `vihf-missing`, `vihf-malformed`
 */
export function heldVihf(place: AssertionPlace): Stage<HeldVihf> {
  const [assertion, ...others] = place.assertions
  if (!assertion) return refuse('vihf-missing', undefined, place.security ?? place.header ?? place.root)
  if (others.length > 0) return refuse('vihf-malformed', 'plusieurs assertions SAML dans le message', others[0])
  const read = readVihf(assertion)
  if (!read.ok) return read
  const { vihf, remarks } = read.value
  const wrong = misplaced(assertion, vihf.id, place)
  return pass({
    vihf,
    remarks,
    ...(wrong ? { misplaced: wrong } : {}),
    ...(vihf.signed ? { signature: heldSignature(assertion) } : {}),
  })
}

function heldSignature(assertion: XmlElement): HeldSignature {
  const { certificate, failures } = verifyEnveloped(assertion)
  const der = certificate?.der ?? signingCertificateOf(assertion)
  return { ...(der ? { certificate: der } : {}), held: certificate !== undefined, failures }
}

/** DER of the certificate in the signature of an assertion; undefined when unsigned, or when the base64 is wrong. */
export function signingCertificateOf(assertion: XmlElement): Uint8Array | undefined {
  const signature = assertion.child(NS.ds, 'Signature')
  return signature && keyInfoCertificate(signature)
}
