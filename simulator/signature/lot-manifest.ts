import { createHash } from 'node:crypto'
import type { Remark } from '../remark.js'
import { canonicalizeDocument } from '../wire/canonical-document.js'
import { NS } from '../wire/namespaces.js'
import type { XmlElement } from '../wire/xml-tree.js'
import { canonicalizations } from './algorithms.js'
import type { LotSignatureInput, Problems, SignedDocument } from './lot-input.js'
import { algorithmOf, digestFailure, type Reference, readReference } from './signed-info.js'

const oidPrefix = 'urn:oid:'

/** What a reference to the lot carries: there is nothing to digest. */
const noDigest = 'AA=='

/**
 * Holds the references of a Manifest against the lot: one to the submission set, one to each document.
 *
 * Adds what is missing or wrong to `problems`, and what is only odd to `remarks`.
 */
export function manifestProblems(
  manifest: XmlElement,
  { submissionSetUniqueId, documents }: LotSignatureInput,
  problems: Problems,
  remarks: Remark[],
): void {
  const byUri = new Map<string, XmlElement[]>()
  for (const element of manifest.all(NS.ds, 'Reference')) {
    const uri = element.attr('URI') ?? ''
    const same = byUri.get(uri)
    if (same) same.push(element)
    else byUri.set(uri, [element])
  }
  const named = (uniqueId: string): readonly XmlElement[] => byUri.get(oidPrefix + uniqueId) ?? []

  const [set] = named(submissionSetUniqueId)
  if (!set) {
    const detail = `le manifeste ne référence pas le lot ${oidPrefix}${submissionSetUniqueId}`
    problems.push({ what: 'submission-set-reference', detail })
  } else {
    const observed = set.child(NS.ds, 'DigestValue')?.text.trim() ?? ''
    if (observed !== noDigest) remarks.push(remark('lot-signature/submission-set-digest', set, noDigest, observed))
  }

  for (const document of documents) {
    const [element, ...others] = named(document.uniqueId)
    if (!element || others.length > 0) {
      const detail = `le manifeste contient ${others.length + (element ? 1 : 0)} référence(s) au document ${document.uniqueId}`
      problems.push({ what: 'document-reference', detail })
      continue
    }
    const detail = documentProblem(element, document, remarks)
    if (detail) problems.push({ what: 'document-digest', detail: `document ${document.uniqueId} : ${detail}` })
  }

  const known = new Set([submissionSetUniqueId, ...documents.map(({ uniqueId }) => uniqueId)])
  const unknown = [...byUri].filter(([uri]) => !known.has(uri.replace(oidPrefix, '')))
  const [first] = unknown.flatMap(([, elements]) => elements.slice(0, 1))
  if (first) {
    const observed = unknown.slice(0, 5).map(([uri]) => uri)
    remarks.push(remark('lot-signature/unknown-reference', first, 'le lot et ses documents', observed.join(', ')))
  }
}

function documentProblem(element: XmlElement, document: SignedDocument, remarks: Remark[]): string | undefined {
  const reference = readReference(element)
  if (!reference.ok) return reference.failure.detail
  const [method, ...others] = reference.value.transforms
  if (!method) {
    if (document.xml) {
      const expected = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments'
      remarks.push(remark('lot-signature/no-canonicalization', element, expected, 'aucune transformation'))
    }
    return digestFailure(reference.value, document.bytes) && mismatch(reference.value, document)
  }
  const canonicalization = canonicalizations.get(algorithmOf(method))
  if (!canonicalization || canonicalization.exclusive || others.length > 0) {
    return `transformations refusées : ${reference.value.transforms.map(algorithmOf).join(', ')}`
  }
  const canonical = canonicalizeDocument(document.bytes, canonicalization.comments)
  if (!canonical) return "une canonicalisation est demandée mais le document n'est pas du XML bien formé"
  return digestFailure(reference.value, canonical) && mismatch(reference.value, document)
}

/** Says what the client digested instead, when it is one of the mistakes seen in the field. */
function mismatch(reference: Reference, { bytes }: SignedDocument): string {
  const newline = Buffer.from('\n')
  const forms: (readonly [Uint8Array | undefined, string])[] = [
    [bytes, 'du document tel quel'],
    [Buffer.concat([bytes, newline]), 'du document suivi d’un saut de ligne'],
    [canonicalizeDocument(bytes, true), 'de la forme canonique avec commentaires'],
    [canonicalizeDocument(bytes, false), 'de la forme canonique sans commentaires'],
  ]
  const written = Buffer.from(reference.expected)
  const found = forms.find(([form]) => form && createHash(reference.digest).update(form).digest().equals(written))
  const hint = found ? ` ; c'est l'empreinte ${found[1]}` : ''
  return `l'empreinte annoncée (${written.toString('base64')}) n'est pas celle du document reçu${hint}`
}

const remark = (kind: string, element: XmlElement, expected: string, observed: string): Remark => ({
  kind,
  where: element.path,
  line: element.line,
  expected,
  observed,
})
