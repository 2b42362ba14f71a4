import type { Remark } from '../remark.js'
import { canonicalize } from '../wire/c14n.js'
import { NS } from '../wire/namespaces.js'
import { parseXml } from '../wire/xml.js'
import type { XmlElement } from '../wire/xml-tree.js'
import { canonicalizations } from './algorithms.js'
import { readCertificate } from './certificate-view.js'
import { keyInfoCertificate } from './key-info.js'
import type { LotProblem, LotSignatureInput, Problems } from './lot-input.js'
import { manifestProblems } from './lot-manifest.js'
import { isSignedProperties, propertyRemarks } from './lot-properties.js'
import {
  algorithmOf,
  digestFailure,
  type Reference,
  readReference,
  readSignature,
  type SignatureParts,
  valueFailure,
} from './signed-info.js'

export interface LotVerification {
  /** `detail` is French; nothing here means that the lot is as its signer wrote it. */
  readonly problems: readonly { readonly what: LotProblem; readonly detail: string }[]
  readonly remarks: readonly Remark[]
  /** DER of the certificate whose key was used; the signature may be right and its signer unknown. */
  readonly certificate?: Uint8Array
}

/**
 * Verifies the XAdES v1.1.1 signature of a lot against the documents received (dmp-xds-metadata, 9.2).
 *
 *   bytes of the signature document and of the others -> every problem found, each named
 *
 * What the DMP itself verifies is not known: this verifies all that the signature states.
 */
export function verifyLotSignature(input: LotSignatureInput): LotVerification {
  const parsed = parseXml(input.signature, { positions: input.positions ?? false })
  if (!parsed.ok) return rejected('unreadable', parsed.reason)
  const signature = parsed.root
  if (signature.name !== 'Signature' || signature.ns !== NS.ds) {
    return rejected('unreadable', `la racine est {${signature.ns}}${signature.name} et non ds:Signature`)
  }
  const parts = readSignature(signature)
  if (!parts.ok) return rejected('signed-info', parts.failure.detail)

  const problems: Problems = []
  const remarks: Remark[] = []
  const { manifest, properties } = signedElements(signature, parts.value, problems)
  if (manifest) manifestProblems(manifest, input, problems, remarks)
  else problems.push({ what: 'manifest', detail: 'ds:SignedInfo ne signe aucun ds:Manifest' })
  if (!properties)
    problems.push({ what: 'signed-properties', detail: 'ds:SignedInfo ne signe aucune SignedProperties' })

  const der = keyInfoCertificate(signature)
  const certificate = der && readCertificate(der)
  if (!certificate) {
    const detail = der ? 'ds:X509Certificate est illisible' : 'ds:X509Certificate est absent'
    problems.push({ what: 'certificate', detail })
    return { problems, remarks }
  }
  const value = valueFailure(parts.value, certificate)
  if (value) problems.push({ what: value.step === 'certificate' ? 'certificate' : 'signed-info', detail: value.detail })
  remarks.push(...propertyRemarks(signature, properties, certificate))
  return { problems, remarks, certificate: certificate.der }
}

const rejected = (what: LotProblem, detail: string): LotVerification => ({
  problems: [{ what, detail }],
  remarks: [],
})

/** Follows each Reference of SignedInfo, checks its digest, and tells the Manifest and the properties apart. */
function signedElements(
  signature: XmlElement,
  parts: SignatureParts,
  problems: Problems,
): { manifest: XmlElement | undefined; properties: XmlElement | undefined } {
  const byId = elementsById(signature)
  let manifest: XmlElement | undefined
  let properties: XmlElement | undefined
  for (const element of parts.references) {
    const reference = readReference(element)
    if (!reference.ok) {
      problems.push({ what: 'signed-info', detail: reference.failure.detail })
      continue
    }
    const { uri = '' } = reference.value
    const targets = uri.startsWith('#') ? (byId.get(uri.slice(1)) ?? []) : []
    const [target, ...others] = targets
    if (!target || others.length > 0) {
      const detail = `la référence « ${uri} » désigne ${targets.length} élément(s) de la signature`
      problems.push({ what: 'signed-info', detail })
      continue
    }
    const isManifest = target.name === 'Manifest' && target.ns === NS.ds
    const what = isManifest ? 'manifest' : isSignedProperties(target) ? 'signed-properties' : 'signed-info'
    const detail = targetProblem(reference.value, target)
    if (detail) problems.push({ what, detail })
    if (isManifest) manifest ??= target
    else if (what === 'signed-properties') properties ??= target
  }
  return { manifest, properties }
}

/** Without Transforms, XML-DSig digests the inclusive canonical form; `#id` leaves the comments out in all cases. */
function targetProblem(reference: Reference, target: XmlElement): string | undefined {
  const [method, ...others] = reference.transforms
  const canonicalization = method ? canonicalizations.get(algorithmOf(method)) : { exclusive: false, comments: false }
  if (!canonicalization || others.length > 0) {
    return `transformations refusées sur « ${reference.uri ?? ''} » : ${reference.transforms.map(algorithmOf).join(', ')}`
  }
  return digestFailure(reference, canonicalize(target, { ...canonicalization, comments: false }))?.detail
}

/** Ids are compared as strings: the Id of the signature is an OID, which is no xs:ID (dmp-xds-metadata, 9.2). */
function elementsById(signature: XmlElement): ReadonlyMap<string, readonly XmlElement[]> {
  const byId = new Map<string, XmlElement[]>()
  for (const element of signature.descendants()) {
    const id = element.attr('Id')
    if (id === undefined) continue
    const same = byId.get(id)
    if (same) same.push(element)
    else byId.set(id, [element])
  }
  return byId
}

/**
 * What is wrong with who signed a lot, in French; nothing when the signer is believed.
 *
 * `distrust` says why a certificate is not to be believed, or undefined when it is.
 */
export function signerProblems(der: Uint8Array, distrust: (der: Uint8Array) => string | undefined): string[] {
  const certificate = readCertificate(der)
  const reason = distrust(der)
  const isForSigning = certificate?.keyUsage?.has('nonRepudiation') ?? false
  const usage = `« ${certificate?.subjectText ?? ''} » n'est pas un certificat de signature (nonRepudiation absent)`
  return [...(isForSigning ? [] : [usage]), ...(reason ? [reason] : [])]
}
