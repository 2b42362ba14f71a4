import { decodeBase64 } from '../wire/base64.js'
import { NS } from '../wire/namespaces.js'
import type { XmlElement } from '../wire/xml-tree.js'

/** The X509Certificate elements of a ds:Signature, in order. */
export const certificateElements = (signature: XmlElement): XmlElement[] =>
  signature
    .all(NS.ds, 'KeyInfo')
    .flatMap((keyInfo) => keyInfo.all(NS.ds, 'X509Data'))
    .flatMap((data) => data.all(NS.ds, 'X509Certificate'))

/** Verification, identity and journal each ask for it: the base64 of a message is decoded once. */
const decoded = new WeakMap<XmlElement, Uint8Array>()

/**
 * DER of the certificate that a ds:Signature names in its KeyInfo: the first X509Certificate.
 *
 * Undefined when there is none or when it is not base64. Nothing says yet that it is a certificate, nor ours.
 */
export function keyInfoCertificate(signature: XmlElement): Uint8Array | undefined {
  const known = decoded.get(signature)
  if (known) return known
  const [first] = certificateElements(signature)
  const der = first && decodeBase64(first.text)
  if (der) decoded.set(signature, der)
  return der
}
