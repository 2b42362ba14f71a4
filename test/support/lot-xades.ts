import { createHash, createSign } from 'node:crypto'
import type { TestCertificate } from './certificates.js'
import { libxml2Canonical, libxml2CanonicalDocument } from './libxml2-c14n.js'

const dsig = 'http://www.w3.org/2000/09/xmldsig#'
const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256'

export interface LotDocument {
  readonly uniqueId: string
  readonly bytes: Uint8Array
  readonly xml: boolean
}

/** How a lot signature differs from the usual one. */
export interface LotShape {
  readonly method?: 'rsa-sha1' | 'rsa-sha256'
  readonly digest?: 'sha1' | 'sha256'
  /** Namespace of the qualifying properties. */
  readonly xades?: string
  /** Digest method written in CertDigest. */
  readonly certDigestUri?: string
  /** xmlns of SignatureProperties: the official sample puts it in no namespace. */
  readonly propertiesNs?: string
  readonly purpose?: string
  readonly setDigest?: string
  /** Transform of the documents sent as XML; none with ''. */
  readonly transform?: string
  /** What is digested of a document, instead of what its transform says. */
  readonly digested?: (document: LotDocument) => Uint8Array
  /** Changes the whole template before it is signed. */
  readonly before?: (xml: string) => string
}

/** The XAdES of a lot as the published ones are built (default namespace, no Transforms in SignedInfo). */
export function lotSignature(
  set: string,
  documents: readonly LotDocument[],
  signer: TestCertificate,
  shape: LotShape = {},
): string {
  const { method = 'rsa-sha256', digest = 'sha256', transform = `${inclusive}#WithComments` } = shape
  const { xades = 'http://uri.etsi.org/01903/v1.1.1#', propertiesNs = '' } = shape
  const algorithms = {
    'rsa-sha1': `${dsig}rsa-sha1`,
    'rsa-sha256': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    sha1: `${dsig}sha1`,
    sha256,
  }
  const hash = (bytes: Uint8Array | string) => createHash(digest).update(bytes).digest('base64')
  const method1 = `<DigestMethod Algorithm="${algorithms[digest]}"/>`
  const digested = (document: LotDocument): Uint8Array => {
    if (shape.digested) return shape.digested(document)
    return document.xml && transform !== ''
      ? libxml2CanonicalDocument(document.bytes, transform.endsWith('WithComments'))
      : document.bytes
  }
  const references = documents.map((document) => {
    const transforms =
      document.xml && transform !== '' ? `<Transforms><Transform Algorithm="${transform}"/></Transforms>` : ''
    return `<Reference URI="urn:oid:${document.uniqueId}">${transforms}${method1}<DigestValue>${hash(digested(document))}</DigestValue></Reference>`
  })
  const manifest = `<Manifest Id="IHEManifest"><Reference URI="urn:oid:${set}">${method1}<DigestValue>${shape.setDigest ?? 'AA=='}</DigestValue></Reference><!-- documents -->${references.join('')}</Manifest>`
  const certDigest = createHash('sha256').update(signer.der).digest('base64')
  const properties = `<QualifyingProperties xmlns="${xades}" Target="#1.2.3"><SignedProperties Id="S0-SignedProperties"><SignedSignatureProperties><SigningTime>2026-01-15T10:15:02+01:00</SigningTime><SigningCertificate><Cert><CertDigest><DigestMethod xmlns="${dsig}" Algorithm="${shape.certDigestUri ?? sha256}"/><DigestValue xmlns="${dsig}">${certDigest}</DigestValue></CertDigest></Cert></SigningCertificate><SignaturePolicyIdentifier><SignaturePolicyImplied/></SignaturePolicyIdentifier></SignedSignatureProperties><SignedDataObjectProperties/></SignedProperties></QualifyingProperties>`
  const purpose = `<SignatureProperties xmlns="${propertiesNs}"><SignatureProperty Id="purposeOfSignature" Target="#1.2.3">${shape.purpose ?? '1.2.840.10065.1.12.1.14'}</SignatureProperty></SignatureProperties>`
  const signedReference = (type: string, id: string) =>
    `<Reference Type="${type}" URI="#${id}">${method1}<DigestValue id="${id}"></DigestValue></Reference>`
  const template = `<?xml version="1.0" encoding="UTF-8"?>
<Signature xmlns="${dsig}" Id="1.2.3"><SignedInfo><CanonicalizationMethod Algorithm="${inclusive}#WithComments"/><SignatureMethod Algorithm="${algorithms[method]}"/><!-- deux références -->${signedReference(`${dsig}Manifest`, 'IHEManifest')}${signedReference(`${xades}SignedProperties`, 'S0-SignedProperties')}</SignedInfo><SignatureValue></SignatureValue><KeyInfo><X509Data><X509Certificate>${Buffer.from(signer.der).toString('base64')}</X509Certificate></X509Data></KeyInfo><Object>${manifest}</Object><Object>${purpose}</Object><Object>${properties}</Object></Signature>`
  const xml = shape.before?.(template) ?? template
  const withDigests = ['IHEManifest', 'S0-SignedProperties'].reduce((left, id) => {
    const target = libxml2Canonical(left, `//*[@Id='${id}']`, { exclusive: false, comments: false })
    return left.replace(`<DigestValue id="${id}">`, `<DigestValue>${hash(target)}`)
  }, xml)
  const signedInfo = libxml2Canonical(withDigests, "//*[local-name()='SignedInfo']", {
    exclusive: false,
    comments: true,
  })
  const value = createSign(method.toUpperCase()).update(signedInfo).sign(signer.privateKeyPem, 'base64')
  return withDigests.replace('<SignatureValue>', `<SignatureValue>${value}`)
}
