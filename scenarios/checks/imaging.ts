import { withCodes, withSlot } from '#fixtures/lps/lot.js'
import { imagingSystems, isKos } from '#simulator/domain/imaging.js'
import { entryScheme, referenceIdSlot } from '#simulator/wire/ebxml-schemes.js'
import { type DicomReading, dicomTags, viewDicom } from '../dicom-view.js'
import { aDocument, aKosOf, anExamination, type DocumentMaker } from '../documents.js'
import { feeding, withEntries } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { readCx } from '../forms.js'
import { classificationOf, type DocumentView, slotOf } from '../lot-view.js'
import { entryCheck } from './support/lot-check.js'

const keyObjectSelection = '1.2.840.10008.5.1.4.1.1.88.59'
const study = 'urn:ihe:iti:xds:2016:studyInstanceUID'
const accession = 'urn:ihe:iti:xds:2013:accession'
const source = { doc: 'dmp-xds-metadata', at: '10' } as const

const isKosDocument = ({ entry }: DocumentView): boolean => isKos(entry)
/** Types of the documents of an examination: its order, its report. */
const imagingTypes = ['55115-0', '18748-4', 'IMG-KOS']
const isImaging = ({ entry }: DocumentView): boolean => imagingTypes.includes(entry.typeCode?.code ?? '')

const dicomOf = ({ bytes }: DocumentView): DicomReading =>
  bytes ? viewDicom(bytes) : { ok: false, reason: 'le document manque' }
const headerOf = (document: DocumentView, tag: keyof typeof dicomTags): string | undefined => {
  const dicom = dicomOf(document)
  return dicom.ok ? dicom.values.get(dicomTags[tag]) : undefined
}
const isReadable = (document: DocumentView): boolean => isKosDocument(document) && dicomOf(document).ok
const referencesOf = ({ entry }: DocumentView, type: string): readonly string[] =>
  entry.referenceIds.map(readCx).flatMap((cx) => (cx.type === type ? [cx.id] : []))

const kos = (by: DocumentMaker) => [aKosOf(anExamination(by.ids), by)]
const imaging = (by: DocumentMaker) => {
  const examination = anExamination(by.ids)
  const report = aDocument({ typeCode: '18748-4', title: "Compte rendu d'imagerie", examination }, by)
  return [aKosOf(examination, by), report]
}
const withBytes = (change: (bytes: Buffer) => Uint8Array) => (by: DocumentMaker) =>
  kos(by).map((one) => ({ ...one, bytes: change(Buffer.from(one.bytes)) }))

export const kosObject = entryCheck({
  id: 'imaging/kos-object',
  title: 'Un KOS est un objet DICOM de la classe Key Object Selection',
  source,
  bearsOn: isKosDocument,
  judge: (document) => {
    const dicom = dicomOf(document)
    if (!dicom.ok) return [finding(document.element, 'un fichier DICOM', dicom.reason)]
    const written = dicom.values.get(dicomTags.sopClass)
    return unless(written === keyObjectSelection, document.element, `SOP Class ${keyObjectSelection}`, written)
  },
  pass: [feeding({ made: kos })],
  fail: [
    feeding({ made: withBytes(() => Buffer.from('%PDF-1.4')) }),
    feeding({
      made: withBytes((bytes) => Buffer.from(bytes.toString('latin1').replaceAll('88.59', '88.22'), 'latin1')),
    }),
  ],
})

export const kosUniqueId = entryCheck({
  id: 'imaging/kos-unique-id',
  title: "L'uniqueId d'un KOS est son SOP Instance UID",
  source: { doc: 'dmp-xds-metadata', at: '3' },
  bearsOn: isReadable,
  judge: (document) =>
    unless(
      headerOf(document, 'sopInstance') === document.entry.uniqueId,
      document.element,
      `${headerOf(document, 'sopInstance')}, le SOP Instance UID`,
      document.entry.uniqueId,
    ),
  pass: [feeding({ made: kos })],
  fail: [feeding({ made: kos, ...withEntries((entry) => ({ ...entry, uniqueId: `${entry.uniqueId}.1` })) })],
})

export const kosReferences = entryCheck({
  id: 'imaging/kos-references',
  title: "Un KOS donne dans referenceIdList l'examen et le numéro d'accession, ceux de l'objet",
  source,
  bearsOn: isKosDocument,
  judge: (document) => {
    const place = slotOf(document.element, referenceIdSlot)
    const kept = (type: string, inside: string | undefined): boolean =>
      inside ? referencesOf(document, type).includes(inside) : referencesOf(document, type).length > 0
    const written = document.entry.referenceIds.join(', ') || undefined
    const [examination, number] = [headerOf(document, 'study'), headerOf(document, 'accession')]
    return [
      ...unless(kept(study, examination), place, `studyInstanceUID ${examination ?? ''}`.trim(), written),
      ...unless(kept(accession, number), place, `accession ${number ?? ''}`.trim(), written),
    ]
  },
  pass: [feeding({ made: kos })],
  fail: [
    feeding({ made: kos, ...withEntries((entry) => withSlot(entry, referenceIdSlot, undefined)) }),
    feeding({
      made: kos,
      ...withEntries((entry) => withSlot(entry, referenceIdSlot, [`1.2.3^^^&1.2.3&ISO^${study}`])),
    }),
  ],
})

export const kosEvents = entryCheck({
  id: 'imaging/kos-events',
  title: "Un KOS dit dans eventCodeList les modalités et les régions de l'examen",
  source,
  level: 'recommendation',
  bearsOn: isKosDocument,
  judge: ({ entry, element }) =>
    Object.entries({ modalité: imagingSystems.modality, région: imagingSystems.region }).flatMap(([what, system]) =>
      unless(
        entry.eventCodes.some((code) => code.system === system),
        classificationOf(element, entryScheme.eventCode),
        `un code de ${what} (${system})`,
        entry.eventCodes.map(({ code }) => code).join(', ') || undefined,
      ),
    ),
  pass: [feeding({ made: kos })],
  fail: [feeding({ made: kos, ...withEntries((entry) => withCodes(entry, 'eventCode')) })],
})

export const linked = entryCheck({
  id: 'imaging/linked',
  title: "Les documents d'un examen dans un lot partagent une référence",
  verifies: ['REC_2.1-1160', 'RG_2610'],
  source: { doc: 'dmp-requirements', at: 'REC_2.1-1160' },
  level: 'recommendation',
  bearsOn: (document, { lot }) => isImaging(document) && lot.documents.some((other) => isKosDocument(other)),
  judge: (document, { lot }) => {
    const others = lot.documents.filter((other) => isKosDocument(other)).flatMap(({ entry }) => entry.referenceIds)
    const shared = document.entry.referenceIds.some((reference) => others.includes(reference))
    const expected = 'une référence du KOS du lot'
    return shared
      ? []
      : [
          finding(
            slotOf(document.element, referenceIdSlot),
            expected,
            seen(document.entry.referenceIds.join(', ') || undefined),
          ),
        ]
  },
  pass: [feeding({ made: imaging })],
  fail: [
    feeding({
      made: imaging,
      ...withEntries((entry) => (entry.mimeType === 'text/xml' ? withSlot(entry, referenceIdSlot, undefined) : entry)),
    }),
  ],
})
