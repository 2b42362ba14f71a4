import type { DocumentEntry, SubmissionSet } from '#simulator/domain/document.js'
import { readContents } from '#simulator/transactions/td2.1-alimentation/contents.js'
import { isSignatureEntry } from '#simulator/transactions/td2.1-alimentation/lot-signature-entry.js'
import type { PartFinder } from '#simulator/transactions/transaction.js'
import { type Association, readAssociation, readDocumentEntry, readSubmissionSet } from '#simulator/wire/ebxml-read.js'
import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { type CdaReading, viewCda } from './cda-view.js'

/** One document of a lot: its entry, where it stands in the message, and its bytes if they came. */
export interface DocumentView {
  readonly entry: DocumentEntry
  /** The rim:ExtrinsicObject. */
  readonly element: XmlElement
  readonly bytes?: Uint8Array
  /** The XAdES of the set, not a document of the patient. */
  readonly isLotSignature: boolean
  /** Header of the document when it announces XML; read at the first question. */
  readonly cda?: CdaReading
}

export interface AssociationView extends Association {
  readonly element: XmlElement
}

/** A TD2.1 as the judge looks at it. */
export interface LotView {
  readonly set: SubmissionSet
  /** The rim:RegistryPackage. */
  readonly setElement: XmlElement
  /** Documents of the patient, without the signature. */
  readonly documents: readonly DocumentView[]
  readonly signatures: readonly DocumentView[]
  readonly associations: readonly AssociationView[]
}

/** A ProvideAndRegisterDocumentSetRequest -> its set, entries and parts; undefined when it has no submission set. */
export function viewLot(body: XmlElement, find: PartFinder): LotView | undefined {
  const list = body.child(NS.lcm, 'SubmitObjectsRequest')?.child(NS.rim, 'RegistryObjectList')
  const setElement = list?.child(NS.rim, 'RegistryPackage')
  if (!list || !setElement) return undefined
  const objects = list.all(NS.rim, 'ExtrinsicObject')
  const entries = objects.map(readDocumentEntry)
  const ids = entries.map(({ submittedId }) => submittedId)
  const contents = readContents(body.all(NS.xdsb, 'Document'), ids, find)
  const views = objects.flatMap((element, index) => {
    const entry = entries[index]
    const part = entry && contents.ok ? contents.value.documents.get(entry.submittedId) : undefined
    return entry ? [viewDocument(entry, element, part?.bytes)] : []
  })
  return {
    set: readSubmissionSet(setElement),
    setElement,
    documents: views.filter((view) => !view.isLotSignature),
    signatures: views.filter((view) => view.isLotSignature),
    associations: list.all(NS.rim, 'Association').map((element) => ({ element, ...readAssociation(element) })),
  }
}

function viewDocument(entry: DocumentEntry, element: XmlElement, bytes: Uint8Array | undefined): DocumentView {
  const isLotSignature = isSignatureEntry(entry)
  const isXml = /xml|xslt/.test(entry.mimeType)
  let reading: CdaReading | undefined
  return {
    entry,
    element,
    isLotSignature,
    ...(bytes ? { bytes } : {}),
    get cda() {
      if (!reading && bytes && isXml && !isLotSignature) reading = viewCda(bytes)
      return reading
    },
  }
}

/** The rim:Slot of that name, else the object itself: where to look for a missing value. */
export const slotOf = (object: XmlElement, name: string): XmlElement =>
  object.all(NS.rim, 'Slot').find((slot) => slot.attr('name') === name) ?? object

/** The rim:Classification of that scheme, else the object itself. */
export const classificationOf = (object: XmlElement, scheme: string): XmlElement =>
  object.all(NS.rim, 'Classification').find((one) => one.attr('classificationScheme') === scheme) ?? object

/** The rim:ExternalIdentifier of that scheme, else the object itself. */
export const identifierOf = (object: XmlElement, scheme: string): XmlElement =>
  object.all(NS.rim, 'ExternalIdentifier').find((one) => one.attr('identificationScheme') === scheme) ?? object

export const nameOf = (object: XmlElement): XmlElement => object.child(NS.rim, 'Name') ?? object
