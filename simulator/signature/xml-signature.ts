import type { Remark } from '../remark.js'
import { type C14nOptions, canonicalize } from '../wire/c14n.js'
import { NS } from '../wire/namespaces.js'
import { placeOf } from '../wire/place.js'
import { XmlElement } from '../wire/xml-tree.js'
import { canonicalizations, envelopedSignature } from './algorithms.js'
import { type CertificateView, readCertificate } from './certificate-view.js'
import { certificateElements, keyInfoCertificate } from './key-info.js'
import {
  algorithmOf,
  digestFailure,
  inclusivePrefixes,
  type Read,
  read,
  readReference,
  readSignature,
  type SignatureFailure,
  type SignatureParts,
  unread,
  valueFailure,
} from './signed-info.js'

/** What became of an enveloped signature; no failure means that the element is as its signer wrote it. */
export interface EnvelopedVerification {
  /** The certificate whose key was used; its chain and usage are for the caller to judge. */
  readonly certificate: CertificateView | undefined
  readonly failures: readonly SignatureFailure[]
  readonly remarks: readonly Remark[]
}

/**
 * Verifies the signature enveloped in an element, over that very element.
 *
 *   element with an ID attribute and one ds:Signature child -> failures, each naming its step
 *
 * Digest and RSA value are verified apart from each other, so that a message edited after signing is told from one
 * signed with another key. The element must be the only one of the message with its ID: the caller checks that.
 */
export function verifyEnveloped(owner: XmlElement): EnvelopedVerification {
  const [signature, ...others] = signaturesIn(owner)
  if (!signature || others.length > 0 || signature.parent !== owner) {
    const detail = "l'assertion doit contenir une seule ds:Signature, en enfant direct"
    return {
      certificate: undefined,
      failures: [{ step: 'structure', detail, at: placeOf(others[0] ?? owner) }],
      remarks: [],
    }
  }
  const parts = readSignature(signature)
  const failures = parts.ok ? referenceFailures(owner, signature, parts.value) : [parts.failure]
  const der = keyInfoCertificate(signature)
  const certificate = der && readCertificate(der)
  if (!certificate) {
    const detail = der ? 'ds:X509Certificate est illisible' : 'ds:KeyInfo/ds:X509Data/ds:X509Certificate est absent'
    return {
      certificate,
      failures: [...failures, { step: 'certificate', detail, at: placeOf(signature) }],
      remarks: [],
    }
  }
  const value = parts.ok ? valueFailure(parts.value, certificate) : undefined
  return { certificate, failures: value ? [...failures, value] : failures, remarks: remarksOf(signature, parts) }
}

/** French sentence for a list of failures. */
export function failuresText(failures: readonly SignatureFailure[]): string {
  const valueIsGood = failures.every(({ step }) => step === 'reference-digest')
  const suffix = valueIsGood ? " (la valeur RSA, elle, est valide : l'assertion a changé après sa signature)" : ''
  return `${failures.map(({ detail }) => detail).join(' ; ')}${suffix}`
}

const signaturesIn = (element: XmlElement): XmlElement[] => {
  const found: XmlElement[] = []
  const visit = (here: XmlElement): void => {
    for (const child of here.children) {
      if (!(child instanceof XmlElement)) continue
      if (child.name === 'Signature' && child.ns === NS.ds) found.push(child)
      visit(child)
    }
  }
  visit(element)
  return found
}

function referenceFailures(owner: XmlElement, signature: XmlElement, parts: SignatureParts): SignatureFailure[] {
  const [element, ...others] = parts.references
  if (!element || others.length > 0) {
    const detail = `ds:SignedInfo doit contenir une seule ds:Reference (${parts.references.length} ici)`
    return [{ step: 'structure', detail, at: placeOf(parts.signedInfo) }]
  }
  const reference = readReference(element)
  if (!reference.ok) return [reference.failure]
  const id = owner.attr('ID')
  if (!id || reference.value.uri !== `#${id}`) return [wrongTarget(reference.value.uri, id, element)]
  const options = envelopedTransforms(reference.value.transforms, element)
  if (!options.ok) return [options.failure]
  const failure = digestFailure(reference.value, canonicalize(owner, { ...options.value, without: signature }))
  return failure ? [failure] : []
}

function wrongTarget(uri: string | undefined, id: string | undefined, at: XmlElement): SignatureFailure {
  const covers =
    uri === ''
      ? "l'URI de ds:Reference est vide : la signature couvre le message entier et non l'assertion"
      : `ds:Reference désigne « ${uri ?? ''} »`
  return { step: 'structure', detail: `${covers} (« #${id ?? ''} » attendu)`, at: placeOf(at) }
}

/**
 * Transforms of an enveloped signature: enveloped-signature, then at most one canonicalization.
 *
 * A reference `#id` leaves comments out before any transform sees them, so none is ever digested.
 */
function envelopedTransforms(transforms: readonly XmlElement[], at: XmlElement): Read<C14nOptions> {
  const [enveloped, method, ...others] = transforms
  if (!enveloped || algorithmOf(enveloped) !== envelopedSignature || others.length > 0) {
    const written = transforms.map(algorithmOf).join(', ')
    return unread(
      'algorithm',
      `transformations refusées : « ${written} » (enveloped-signature puis xml-exc-c14n attendus)`,
      at,
    )
  }
  if (!method) return read({ exclusive: false, comments: false })
  const canonicalization = canonicalizations.get(algorithmOf(method))
  if (!canonicalization) return unread('algorithm', `transformation refusée : « ${algorithmOf(method)} »`, at)
  return read({
    exclusive: canonicalization.exclusive,
    comments: false,
    inclusivePrefixes: canonicalization.exclusive ? inclusivePrefixes(method) : [],
  })
}

function remarksOf(signature: XmlElement, parts: Read<SignatureParts>): Remark[] {
  const remark = (kind: string, expected: string, observed: string): Remark => ({
    kind,
    where: signature.path,
    line: signature.line,
    expected,
    observed,
  })
  const remarks: Remark[] = []
  const certificates = certificateElements(signature).length
  if (certificates > 1) {
    remarks.push(
      remark('signature/several-certificates', 'le seul certificat du signataire', `${certificates} certificats`),
    )
  }
  if (parts.ok && !parts.value.canonicalization.exclusive) {
    const observed = parts.value.signedInfo.child(NS.ds, 'CanonicalizationMethod')?.attr('Algorithm') ?? ''
    remarks.push(remark('signature/inclusive-c14n', NS.excC14n, observed))
  }
  return remarks
}
