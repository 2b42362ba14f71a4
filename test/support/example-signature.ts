import type { Card } from '#fixtures/cards/card.js'
import { lotManifest, lotSignatureXml } from '#fixtures/lps/lot-signature.js'
import { readDocumentEntry, readSubmissionSet } from '#simulator/wire/ebxml-read.js'
import { NS } from '#simulator/wire/namespaces.js'
import { parseXml } from '#simulator/wire/xml.js'

const placeholder = '{signature}'

/** An example of TD2.1 with the XAdES of its lot, by the signature key of the card; any other text as it is. */
export function withSignature(text: string, card: Card, now: Date): string {
  if (!text.includes(placeholder)) return text
  const parsed = parseXml(Buffer.from(text.trim(), 'utf8'))
  if (!parsed.ok) throw new Error(parsed.reason)
  const objects = parsed.root.child(NS.lcm, 'SubmitObjectsRequest')?.child(NS.rim, 'RegistryObjectList')
  const set = objects?.child(NS.rim, 'RegistryPackage')
  const contents = new Map(parsed.root.all(NS.xdsb, 'Document').map((one) => [one.attr('id'), one.text]))
  const entries = objects?.all(NS.rim, 'ExtrinsicObject').map(readDocumentEntry) ?? []
  const signature = entries.find(({ submittedId }) => contents.get(submittedId) === placeholder)
  const documents = entries
    .filter((entry) => entry !== signature)
    .map(({ submittedId, uniqueId = '' }) => ({
      uniqueId,
      bytes: Buffer.from(contents.get(submittedId) ?? '', 'base64'),
    }))
  const setUniqueId = set && readSubmissionSet(set).uniqueId
  const manifest = lotManifest(signature?.uniqueId ?? '', setUniqueId ?? '', documents, now)
  return text.replace(placeholder, Buffer.from(lotSignatureXml(manifest, card.signature)).toString('base64'))
}
