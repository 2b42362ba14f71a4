import type { LotEntry } from '#fixtures/lps/lot.js'
import { signerProblems, verifyLotSignature } from '#simulator/signature/lot-signature.js'
import { parseXml } from '#simulator/wire/xml.js'
import { feeding, withLot } from '../examples.js'
import { finding, unless } from '../findings.js'
import { isUuid } from '../forms.js'
import { type LotCall, lotCheck } from './support/lot-check.js'

const isSignature = (entry: LotEntry): boolean =>
  entry.codes.some(({ scheme, code }) => scheme === 'typeCode' && code === 'E1762')

export const present = lotCheck({
  id: 'signature/present',
  title: 'Le lot contient un document de signature, et un seul',
  source: { doc: 'dmp-wire', at: '5.8' },
  judge: ({ lot }) =>
    lot.signatures.length === 1
      ? []
      : [finding(lot.setElement, 'une fiche de signature (E1762)', `${lot.signatures.length} fiches`)],
  fail: [feeding(withLot((lot) => ({ ...lot, entries: lot.entries.filter((entry) => !isSignature(entry)) })))],
})

const verify = ({ lot }: LotCall) => {
  const [signature] = lot.signatures
  return (
    signature?.bytes &&
    verifyLotSignature({
      signature: signature.bytes,
      submissionSetUniqueId: lot.set.uniqueId ?? '',
      documents: lot.documents.map(({ entry, bytes }) => ({
        uniqueId: entry.uniqueId ?? '',
        bytes: bytes ?? new Uint8Array(),
        xml: /xml|xslt/.test(entry.mimeType),
      })),
      positions: true,
    })
  )
}

export const xades = lotCheck({
  id: 'signature/xades',
  title: 'La signature XAdES est juste et couvre chaque document du lot',
  source: { doc: 'dmp-xds-metadata', at: '9.2' },
  appliesTo: (call) => call.lot.signatures[0]?.bytes !== undefined,
  judge: (call) => {
    const place = call.lot.signatures[0]?.element ?? 'XAdES'
    const { problems = [], certificate } = verify(call) ?? {}
    const ofSigner = certificate ? signerProblems(certificate, () => undefined) : []
    return [
      ...problems.map(({ what, detail }) => finding(place, `une signature valide (${what})`, detail)),
      ...ofSigner.map((detail) => finding(place, 'un certificat de signature', detail)),
    ]
  },
  pass: [feeding(), feeding({ card: 'etablissement' }), feeding({ documents: [{}, { body: 'text' }] })],
  fail: [
    feeding({ spoil: { manifest: (manifest) => ({ ...manifest, references: manifest.references.slice(0, 1) }) } }),
    feeding({
      spoil: { lotSignature: (xml) => xml.replace(/<SigningTime>[^<]*/, '<SigningTime>2020-01-01T00:00:00Z') },
    }),
    feeding(
      withLot((lot) => ({
        ...lot,
        entries: lot.entries.map((entry, rank) =>
          rank === 0 ? { ...entry, bytes: Buffer.concat([entry.bytes, Buffer.from('<!-- x -->')]) } : entry,
        ),
      })),
    ),
  ],
})

export const xadesForm = lotCheck({
  id: 'signature/xades-form',
  title: 'La signature XAdES a la forme attendue : objets, but, algorithmes',
  source: { doc: 'dmp-xds-metadata', at: '9.2' },
  level: 'recommendation',
  appliesTo: (call) => call.lot.signatures[0]?.bytes !== undefined,
  judge: (call) =>
    (verify(call)?.remarks ?? []).map(({ where, line, expected, observed }) => ({ where, line, expected, observed })),
  fail: [feeding({ spoil: { manifest: (manifest) => ({ ...manifest, purpose: '1.2.840.10065.1.12.1.1' }) } })],
})

export const id = lotCheck({
  id: 'signature/id',
  title: "L'identifiant de la signature XAdES est l'uniqueId de sa fiche, ou un uuid",
  source: { doc: 'dmp-xds-metadata', at: '9.2' },
  level: 'recommendation',
  appliesTo: (call) => call.lot.signatures[0]?.bytes !== undefined,
  judge: ({ lot }) => {
    const [signature] = lot.signatures
    const parsed = signature?.bytes && parseXml(signature.bytes)
    if (!signature || !parsed?.ok) return []
    const written = parsed.root.attr('Id')
    const kept = written === signature.entry.uniqueId || isUuid(written)
    return unless(kept, signature.element, `ds:Signature/@Id = ${signature.entry.uniqueId}`, written)
  },
  fail: [feeding({ spoil: { manifest: (manifest) => ({ ...manifest, id: 'Signature1' }) } })],
})
