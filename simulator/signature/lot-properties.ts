import { hash } from 'node:crypto'
import type { Remark } from '../remark.js'
import { decodeBase64 } from '../wire/base64.js'
import { NS } from '../wire/namespaces.js'
import type { XmlElement } from '../wire/xml-tree.js'
import { digestMethods, oddDigestMethods } from './algorithms.js'
import type { CertificateView } from './certificate-view.js'

const anyXades = 'http://uri.etsi.org/01903/'

/** Purpose "Source" of ASTM E1762, the only one of the DMP. */
const sourcePurpose = '1.2.840.10065.1.12.1.14'

/** SignedProperties of any version of XAdES. */
export const isSignedProperties = (element: XmlElement): boolean =>
  element.name === 'SignedProperties' && element.ns.startsWith(anyXades)

/** Oddities of the properties of a lot signature that no signature value depends on. */
export function propertyRemarks(
  signature: XmlElement,
  properties: XmlElement | undefined,
  certificate: CertificateView,
): Remark[] {
  const remarks: Remark[] = []
  const remark = (kind: string, element: XmlElement, expected: string, observed: string) =>
    remarks.push({ kind: `lot-signature/${kind}`, where: element.path, line: element.line, expected, observed })

  const purpose = purposeOf(signature)
  if (purpose !== sourcePurpose) remark('purpose', signature, sourcePurpose, purpose ?? 'aucune')
  if (!properties) return remarks
  if (properties.ns !== NS.xades) remark('xades-version', properties, NS.xades, properties.ns)

  const digest = properties.find(({ name }) => name === 'CertDigest')
  const method = digest?.child(NS.ds, 'DigestMethod') ?? digest?.elements.find(({ name }) => name === 'DigestMethod')
  const algorithm = method?.attr('Algorithm') ?? ''
  const name = digestMethods.get(algorithm) ?? oddDigestMethods.get(algorithm)
  if (!digest || !name) {
    remark('certificate-digest', digest ?? properties, 'une empreinte SHA-256 ou SHA-1', algorithm || 'aucune')
    return remarks
  }
  if (!digestMethods.has(algorithm)) {
    remark('certificate-digest-uri', digest, 'http://www.w3.org/2001/04/xmlenc#sha256', algorithm)
  }
  const written = decodeBase64(digest.elements.find((child) => child.name === 'DigestValue')?.text ?? '')
  const actual = hash(name, certificate.der, 'buffer')
  if (!written || !actual.equals(written)) {
    const observed = written ? Buffer.from(written).toString('base64') : 'illisible'
    remark('certificate-digest-value', digest, actual.toString('base64'), observed)
  }
  return remarks
}

/** Text of the SignatureProperty `purposeOfSignature`, whose namespace clients do not agree on. */
const purposeOf = (signature: XmlElement): string | undefined =>
  signature
    .find((element) => element.name === 'SignatureProperty' && element.attr('Id') === 'purposeOfSignature')
    ?.text.trim()
