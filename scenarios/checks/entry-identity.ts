import { withSlot } from '#fixtures/lps/lot.js'
import { entryScheme, stableDocument } from '#simulator/wire/ebxml-schemes.js'
import { conversation, feeding, withEntries, withLot } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { isOid, isUrnUuid } from '../forms.js'
import { identifierOf, nameOf, slotOf } from '../lot-view.js'
import { entryCheck } from './support/lot-check.js'

export const uniqueId = entryCheck({
  id: 'entry/unique-id',
  title: "L'uniqueId d'un document est un OID de 128 caractères au plus, sans extension",
  verifies: ['EX_2.1-1130'],
  signatureToo: true,
  judge: ({ entry, element }) =>
    unless(
      isOid(entry.uniqueId),
      identifierOf(element, entryScheme.uniqueId),
      'un OID sans extension, 128 caractères au plus',
      entry.uniqueId,
    ),
  fail: [
    feeding(withEntries((entry) => ({ ...entry, uniqueId: `${entry.uniqueId}^1` }))),
    feeding(withEntries((entry) => ({ ...entry, uniqueId: `${entry.uniqueId}.${'9'.repeat(128)}` }))),
  ],
})

export const uniqueIdNew = entryCheck({
  id: 'entry/unique-id-new',
  title: 'Un uniqueId ne sert qu’à un seul document',
  verifies: ['EX_GEN-1350', 'EX_2.1-1130'],
  bearsOn: ({ entry }) => entry.uniqueId !== undefined,
  judge: ({ entry, element, bytes }, { lot, context }) => {
    const place = identifierOf(element, entryScheme.uniqueId)
    const twins = lot.documents.filter((other) => other.entry.uniqueId === entry.uniqueId)
    if (twins.length > 1 || lot.set.uniqueId === entry.uniqueId) {
      return [finding(place, 'un identifiant propre au document', `${seen(entry.uniqueId)}, deux fois dans le lot`)]
    }
    const before = context.earlier.find((other) =>
      other.lot?.documents.some(
        (one) => one.entry.uniqueId === entry.uniqueId && one.bytes && !sameBytes(one.bytes, bytes),
      ),
    )
    return before
      ? [finding(place, 'un identifiant neuf', `${seen(entry.uniqueId)}, déjà dans ${before.exchange.id}`)]
      : []
  },
  pass: [conversation(feeding(), feeding())],
  fail: [
    conversation(
      feeding({ documents: [{ uniqueId: '1.2.250.1.999.9.1.5.7' }] }),
      feeding({ documents: [{ uniqueId: '1.2.250.1.999.9.1.5.7', title: 'Autre document' }] }),
    ),
    feeding({ documents: [{ uniqueId: '1.2.250.1.999.9.1.5.7' }, { uniqueId: '1.2.250.1.999.9.1.5.7' }] }),
  ],
})

const sameBytes = (left: Uint8Array, right: Uint8Array | undefined): boolean =>
  right !== undefined && Buffer.compare(left, right) === 0

export const entryUuid = entryCheck({
  id: 'entry/entry-uuid',
  title: "L'identifiant d'une fiche est symbolique, ou urn:uuid en minuscules",
  verifies: ['RG_2710'],
  signatureToo: true,
  judge: ({ entry, element }) => {
    const id = entry.submittedId
    const kept = id !== '' && (isUrnUuid(id) || !/^(urn:|[0-9a-f]{8}-)/i.test(id))
    return unless(kept, element, 'un nom symbolique ou urn:uuid:<uuid en minuscules>', id, 'id')
  },
  pass: [
    feeding(),
    feeding(
      withLot((lot) => ({ ...lot, entries: lot.entries.map((one, rank) => ({ ...one, id: `Document${rank}` })) })),
    ),
  ],
  fail: [
    feeding(withEntries((entry) => ({ ...entry, id: entry.id.toUpperCase() }))),
    feeding(withEntries((entry) => ({ ...entry, id: entry.id.replace('urn:uuid:', '') }))),
  ],
})

export const title = entryCheck({
  id: 'entry/title',
  title: 'Le titre est présent et tient en 128 caractères',
  verifies: ['EX_2.1-1020'],
  judge: ({ entry, element }) => {
    const length = [...(entry.title ?? '').trim()].length
    return unless(
      length > 0 && length <= 128,
      nameOf(element),
      'de 1 à 128 caractères',
      entry.title && `${entry.title} (${length})`,
    )
  },
  fail: [
    feeding(withEntries((entry) => ({ ...entry, title: undefined }))),
    feeding({ documents: [{ title: 'Compte rendu '.repeat(12) }] }),
  ],
})

export const titleNotCut = entryCheck({
  id: 'entry/title-not-cut',
  title: "Le titre n'est pas coupé à la limite de 128 caractères",
  verifies: ['EX_2.1-1020'],
  assumed: 'un titre de 128 caractères tout juste laisse penser à une coupure sans la prouver',
  bearsOn: ({ entry }) => entry.title !== undefined,
  judge: ({ entry, element }) =>
    unless([...(entry.title ?? '')].length !== 128, nameOf(element), 'un titre entier', entry.title),
  fail: [feeding({ documents: [{ title: 'Compte rendu de consultation '.repeat(6).slice(0, 128) }] })],
})

export const language = entryCheck({
  id: 'entry/language',
  title: 'languageCode vaut fr-FR',
  judge: ({ entry, element }) =>
    unless(entry.languageCode === 'fr-FR', slotOf(element, 'languageCode'), 'fr-FR', entry.languageCode),
  fail: [feeding(withEntries((entry) => withSlot(entry, 'languageCode', ['fr'])))],
})

const mimeTypes = ['text/xml', 'application/xslt+xml', 'application/dicom']

export const mimeType = entryCheck({
  id: 'entry/mime-type',
  title: 'mimeType est celui d’un CDA, d’un CDA autoprésentable ou d’un KOS',
  judge: ({ entry, element }) =>
    unless(mimeTypes.includes(entry.mimeType), element, mimeTypes.join(', '), entry.mimeType, 'mimeType'),
  fail: [feeding(withEntries((entry) => ({ ...entry, mimeType: 'application/pdf' })))],
})

export const objectType = entryCheck({
  id: 'entry/object-type',
  title: 'La fiche décrit un document stable',
  source: { doc: 'dmp-xds-metadata', at: '1' },
  signatureToo: true,
  judge: ({ entry, element }) =>
    unless(entry.objectType === stableDocument, element, stableDocument, entry.objectType, 'objectType'),
  fail: [feeding(withEntries((entry) => ({ ...entry, objectType: 'urn:uuid:34268e47-fdf5-41a6-ba33-82133c465248' })))],
})
