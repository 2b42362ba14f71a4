import { createHash } from 'node:crypto'
import { withSlot } from '#fixtures/lps/lot.js'
import { conversation, feeding, withEntries, withLot } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { slotOf } from '../lot-view.js'
import { entryCheck } from './support/lot-check.js'

export const content = entryCheck({
  id: 'entry/content',
  title: 'Chaque fiche a son document dans le message',
  source: { doc: 'dmp-wire', at: '5.8' },
  signatureToo: true,
  judge: ({ entry, element, bytes }) =>
    bytes ? [] : [finding(element, `un Document d'id ${entry.submittedId}, et sa pièce`, 'aucun contenu')],
  fail: [
    feeding(
      withLot((lot) => ({
        ...lot,
        entries: lot.entries.map((one, rank) => (rank === 0 ? { ...one, contentId: undefined } : one)),
      })),
    ),
  ],
})

export const hash = entryCheck({
  id: 'entry/hash',
  title: 'hash est le SHA-1 des octets du document, en minuscules',
  signatureToo: true,
  bearsOn: ({ bytes }) => bytes !== undefined,
  judge: ({ entry, element, bytes }) => {
    const expected = createHash('sha1')
      .update(bytes ?? '')
      .digest('hex')
    return unless(entry.hash === expected, slotOf(element, 'hash'), expected, entry.hash)
  },
  fail: [
    feeding(withEntries((entry) => withSlot(entry, 'hash', ['da39a3ee5e6b4b0d3255bfef95601890afd80709']))),
    feeding(withEntries((entry) => withSlot(entry, 'hash', undefined))),
  ],
})

export const size = entryCheck({
  id: 'entry/size',
  title: 'size est le nombre d’octets du document',
  signatureToo: true,
  bearsOn: ({ bytes }) => bytes !== undefined,
  judge: ({ entry, element, bytes }) => {
    const expected = String(bytes?.byteLength ?? 0)
    return unless(entry.size === expected, slotOf(element, 'size'), expected, entry.size)
  },
  fail: [
    feeding(withEntries((entry) => withSlot(entry, 'size', [`${entry.bytes.byteLength + 1}`]))),
    feeding(withEntries((entry) => withSlot(entry, 'size', undefined))),
  ],
})

export const notEmpty = entryCheck({
  id: 'feeding/not-empty',
  title: "Aucun document vide n'est envoyé",
  verifies: ['EX_GEN-1060'],
  source: { doc: 'dmp-requirements', at: 'EX_GEN-1060' },
  bearsOn: ({ bytes }) => bytes !== undefined,
  judge: ({ element, bytes, cda }) => {
    if (bytes?.byteLength === 0) return [finding(element, 'un document', '0 octet')]
    const body = cda?.ok ? cda.cda.body : undefined
    return body && body.element.text.trim() === ''
      ? [finding(body.element, 'un corps de document', 'un corps vide')]
      : []
  },
  fail: [feeding({ cda: (xml) => xml.replace(/(<text [^>]*>)[^<]*(<\/text>)/, '$1$2') })],
})

export const notUnchanged = entryCheck({
  id: 'feeding/not-unchanged',
  title: "Un document inchangé n'est pas renvoyé",
  verifies: ['EX_GEN-1060'],
  source: { doc: 'dmp-requirements', at: 'EX_GEN-1060' },
  bearsOn: ({ bytes }) => bytes !== undefined,
  judge: ({ entry, element, bytes }, { view, context }) => {
    const before = context.earlier.find(
      (other) =>
        other.sessionKey === view.sessionKey &&
        other.lot?.documents.some(
          (one) =>
            one.bytes !== undefined &&
            bytes !== undefined &&
            Buffer.compare(one.bytes, bytes) === 0 &&
            one.entry.title === entry.title &&
            sameCodes(one.entry.confidentialityCodes, entry.confidentialityCodes),
        ),
    )
    return before
      ? [
          finding(
            element,
            'un contenu ou des métadonnées changés',
            `${seen(entry.title)}, déjà envoyé dans ${before.exchange.id}`,
          ),
        ]
      : []
  },
  pass: [conversation(feeding(), feeding())],
  fail: [
    conversation(
      feeding({ documents: [{ uniqueId: '1.2.250.1.999.9.1.5.7', creationTime: new Date(0) }] }),
      feeding({ documents: [{ uniqueId: '1.2.250.1.999.9.1.5.7', creationTime: new Date(0) }] }),
    ),
  ],
})

const sameCodes = (left: readonly { code: string }[], right: readonly { code: string }[]): boolean =>
  left
    .map(({ code }) => code)
    .sort()
    .join() ===
  right
    .map(({ code }) => code)
    .sort()
    .join()
