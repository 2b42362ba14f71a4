/** The algorithms that the DMP's signatures use; anything else is refused (sources: dmp-vihf, 5; dmp-xds-metadata, 9.2). */

const ds = 'http://www.w3.org/2000/09/xmldsig#'
const exclusiveC14n = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const inclusiveC14n = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'

export const envelopedSignature = `${ds}enveloped-signature`

/** URI -> digest that RSA PKCS#1 v1.5 signs. */
export const signatureMethods: ReadonlyMap<string, 'sha1' | 'sha256'> = new Map([
  [`${ds}rsa-sha1`, 'sha1'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'sha256'],
])

export type DigestName = 'sha1' | 'sha256'

export const digestMethods: ReadonlyMap<string, DigestName> = new Map([
  [`${ds}sha1`, 'sha1'],
  ['http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
])

/** Not a registered URI, yet written by real clients where nothing depends on it (CertDigest). */
export const oddDigestMethods: ReadonlyMap<string, DigestName> = new Map([[`${ds}sha256`, 'sha256']])

export interface Canonicalization {
  readonly exclusive: boolean
  readonly comments: boolean
}

export const canonicalizations: ReadonlyMap<string, Canonicalization> = new Map([
  [exclusiveC14n, { exclusive: true, comments: false }],
  [`${exclusiveC14n}WithComments`, { exclusive: true, comments: true }],
  [inclusiveC14n, { exclusive: false, comments: false }],
  [`${inclusiveC14n}#WithComments`, { exclusive: false, comments: true }],
])
