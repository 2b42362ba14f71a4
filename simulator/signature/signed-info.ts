import { hash, verify } from 'node:crypto'
import { decodeBase64 } from '../wire/base64.js'
import { canonicalize } from '../wire/c14n.js'
import { NS } from '../wire/namespaces.js'
import { type Place, placeOf } from '../wire/place.js'
import type { XmlElement } from '../wire/xml-tree.js'
import {
  type Canonicalization,
  canonicalizations,
  type DigestName,
  digestMethods,
  signatureMethods,
} from './algorithms.js'
import type { CertificateView } from './certificate-view.js'

/** Which part of a signature is wrong; testers need to know which one. */
export type SignatureStep = 'structure' | 'algorithm' | 'reference-digest' | 'signature-value' | 'certificate'

/** `detail` is French, without a final full stop. */
export interface SignatureFailure {
  readonly step: SignatureStep
  readonly detail: string
  readonly at: Place
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: SignatureFailure }

export const read = <T>(value: T): Read<T> => ({ ok: true, value })

export const unread = (step: SignatureStep, detail: string, at: XmlElement) =>
  ({ ok: false, failure: { step, detail, at: placeOf(at) } }) as const

/** A Reference of SignedInfo or of a Manifest, not yet resolved. */
export interface Reference {
  readonly element: XmlElement
  readonly uri: string | undefined
  readonly type: string | undefined
  readonly transforms: readonly XmlElement[]
  readonly digest: DigestName
  readonly expected: Uint8Array
}

/** A ds:Signature taken apart; the certificate is what KeyInfo claims, believed by nobody yet. */
export interface SignatureParts {
  readonly signedInfo: XmlElement
  readonly canonicalization: Canonicalization & { readonly inclusivePrefixes: readonly string[] }
  readonly digest: DigestName
  readonly references: readonly XmlElement[]
  readonly value: Uint8Array
  readonly valueElement: XmlElement
}

/** The only child of that name, or nothing when there is none or more than one. */
const onlyChild = (element: XmlElement, name: string): XmlElement | undefined => {
  const found = element.all(NS.ds, name)
  return found.length === 1 ? found[0] : undefined
}

export const algorithmOf = (element: XmlElement): string => element.attr('Algorithm') ?? ''

/** PrefixList of the InclusiveNamespaces of an exclusive canonicalization. */
export const inclusivePrefixes = (method: XmlElement): string[] =>
  (method.child(NS.excC14n, 'InclusiveNamespaces')?.attr('PrefixList') ?? '')
    .split(/\s+/)
    .filter((prefix) => prefix !== '')

/**
 * Takes a ds:Signature apart: one SignedInfo with its methods, its references and one SignatureValue.
 *
 * Fails on a missing or repeated part and on an algorithm outside of the list: a verifier that picks among two
 * SignedInfo can be made to verify one and use the other.
 */
export function readSignature(signature: XmlElement): Read<SignatureParts> {
  const signedInfo = onlyChild(signature, 'SignedInfo')
  if (!signedInfo) return unread('structure', 'ds:Signature doit contenir un seul ds:SignedInfo', signature)
  const valueElement = onlyChild(signature, 'SignatureValue')
  if (!valueElement) return unread('structure', 'ds:Signature doit contenir une seule ds:SignatureValue', signature)
  const method = onlyChild(signedInfo, 'CanonicalizationMethod')
  const canonicalization = method && canonicalizations.get(algorithmOf(method))
  if (!method || !canonicalization) {
    return unread('algorithm', `canonicalisation inconnue : « ${method ? algorithmOf(method) : ''} »`, signedInfo)
  }
  const signatureMethod = onlyChild(signedInfo, 'SignatureMethod')
  const digest = signatureMethod && signatureMethods.get(algorithmOf(signatureMethod))
  if (!digest) {
    const written = signatureMethod ? algorithmOf(signatureMethod) : ''
    return unread(
      'algorithm',
      `algorithme de signature refusé : « ${written} » (RSA-SHA256 ou RSA-SHA1 attendu)`,
      signedInfo,
    )
  }
  const value = decodeBase64(valueElement.text)
  if (!value) return unread('structure', "ds:SignatureValue n'est pas du base64", valueElement)
  return read({
    signedInfo,
    canonicalization: { ...canonicalization, inclusivePrefixes: inclusivePrefixes(method) },
    digest,
    references: signedInfo.all(NS.ds, 'Reference'),
    value,
    valueElement,
  })
}

/** Reads one ds:Reference; fails on an unknown digest method or a digest that is not base64. */
export function readReference(element: XmlElement): Read<Reference> {
  const method = onlyChild(element, 'DigestMethod')
  const digest = method && digestMethods.get(algorithmOf(method))
  if (!digest) {
    const written = method ? algorithmOf(method) : ''
    return unread('algorithm', `algorithme d'empreinte refusé : « ${written} » (SHA-256 ou SHA-1 attendu)`, element)
  }
  const digestValue = onlyChild(element, 'DigestValue')
  const expected = digestValue && decodeBase64(digestValue.text)
  if (!expected) return unread('structure', "ds:DigestValue est absente ou n'est pas du base64", element)
  return read({
    element,
    uri: element.attr('URI'),
    type: element.attr('Type'),
    transforms: element.all(NS.ds, 'Transforms').flatMap((transforms) => transforms.all(NS.ds, 'Transform')),
    digest,
    expected,
  })
}

/** Compares the digest of a reference with what it refers to; undefined when equal. */
export function digestFailure(reference: Reference, bytes: Uint8Array | string): SignatureFailure | undefined {
  const actual = hash(reference.digest, bytes, 'buffer')
  if (actual.equals(reference.expected)) return undefined
  const written = Buffer.from(reference.expected).toString('base64')
  const detail = `l'empreinte de « ${reference.uri ?? ''} » est ${actual.toString('base64')}, la signature annonce ${written}`
  return { step: 'reference-digest', detail, at: placeOf(reference.element) }
}

/** Verifies the RSA value over the canonical SignedInfo; undefined when it is good. */
export function valueFailure(parts: SignatureParts, certificate: CertificateView): SignatureFailure | undefined {
  const signed = Buffer.from(canonicalize(parts.signedInfo, parts.canonicalization))
  // An EC key would silently make this an ECDSA verification, whatever SignatureMethod says.
  if (certificate.publicKey.asymmetricKeyType !== 'rsa') {
    return {
      step: 'certificate',
      detail: "la clé du certificat n'est pas une clé RSA",
      at: placeOf(parts.valueElement),
    }
  }
  if (verify(parts.digest, signed, certificate.publicKey, parts.value)) return undefined
  const detail = `ds:SignatureValue n'est pas la signature de ds:SignedInfo par la clé de « ${certificate.subjectText} »`
  return { step: 'signature-value', detail, at: placeOf(parts.valueElement) }
}
