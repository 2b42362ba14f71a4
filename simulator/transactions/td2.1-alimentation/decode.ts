import type { DocumentEntry } from '../../domain/document.js'
import { pass, refuse, type Stage } from '../../rejection.js'
import type { Remark } from '../../remark.js'
import { sha1Hex } from '../../wire/digest.js'
import { readAssociation, readDocumentEntry, readSubmissionSet } from '../../wire/ebxml-read.js'
import { associationType } from '../../wire/ebxml-schemes.js'
import { NS } from '../../wire/namespaces.js'
import { placeOf } from '../../wire/place.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { Decoded, PartFinder } from '../transaction.js'
import { readContents } from './contents.js'
import type { LotFault } from './lot-fault.js'
import { isSignatureEntry } from './lot-signature-entry.js'
import type { LotRequest } from './request.js'
import { readLotSignature } from './signature-reading.js'

/** Limit of the bench, not of the DMP: each object costs several controls and as many rows. */
const maxObjects = 500

const idOf = (element: XmlElement | undefined): string => element?.attr('id')?.trim() ?? ''

/**
 * ProvideAndRegisterDocumentSetRequest -> the lot.
 *
 * Refuses what holds no lot at all, a lot of more objects than the bench takes, and contents that cannot be read.
 * Everything else that is wrong is kept as it is, for it is answered after who asks and of whom.
 */
export function decode(body: XmlElement, parts: PartFinder): Stage<Decoded<LotRequest>> {
  const objects = body.child(NS.lcm, 'SubmitObjectsRequest')?.child(NS.rim, 'RegistryObjectList')
  if (!objects) return refuse('body-malformed', 'SubmitObjectsRequest/RegistryObjectList absent', body)
  const children = objects.elements
  const documentElements = body.all(NS.xdsb, 'Document')
  if (children.length > maxObjects || documentElements.length > maxObjects) {
    return refuse('body-malformed', `plus de ${maxObjects} objets dans un lot (limite du banc d'essai)`, objects)
  }
  const packages = children.filter((child) => child.ns === NS.rim && child.name === 'RegistryPackage')
  const extrinsic = children.filter((child) => child.ns === NS.rim && child.name === 'ExtrinsicObject')
  const entries = extrinsic.map(readDocumentEntry)
  const contents = readContents(
    documentElements,
    entries.map(({ submittedId }) => submittedId),
    parts,
  )
  if (!contents.ok) return contents
  const { documents } = contents.value
  const associations = objects.all(NS.rim, 'Association')
  const signature = entries.find(isSignatureEntry)
  const lot = {
    set: packages[0] && readSubmissionSet(packages[0]),
    entries: entries.filter((entry) => entry !== signature),
    signature,
    documents,
  }
  return pass({
    request: {
      ...lot,
      associations: associations.map(readAssociation),
      hashes: new Map([...documents].map(([id, { bytes }]) => [id, sha1Hex(bytes)])),
      signatureReading: readLotSignature(lot),
      places: new Map([...packages, ...extrinsic].map((element) => [idOf(element), placeOf(element)])),
      faults: [
        ...packageFaults(packages),
        ...entryFaults(entries),
        ...contents.value.faults,
        ...withoutDocument(entries, documentElements),
      ],
    },
    remarks: [...contents.value.remarks, ...associations.flatMap(ignored)],
  })
}

const used: ReadonlySet<string> = new Set([
  associationType.hasMember,
  associationType.signs,
  associationType.replaces,
  associationType.replaces2010,
])

/** IHE has other relations (an addendum, a transformation); the DMP was not seen to do anything of them. */
function ignored(association: XmlElement): Remark[] {
  const { type } = readAssociation(association)
  if (used.has(type)) return []
  return [
    {
      kind: 'lot/association-ignored',
      where: `${association.path}/@associationType`,
      line: association.line,
      expected: 'HasMember, signs ou RPLC',
      observed: type || '(absent)',
    },
  ]
}

const packageFaults = (packages: readonly XmlElement[]): LotFault[] =>
  packages.length > 1
    ? [{ on: idOf(packages[1]), rejection: 'metadata-malformed', detail: 'plusieurs RegistryPackage dans un lot' }]
    : []

function entryFaults(entries: readonly DocumentEntry[]): LotFault[] {
  const seen = new Set<string>()
  return entries.flatMap(({ submittedId: on }): LotFault[] => {
    if (on === '') return [{ on, rejection: 'metadata-missing', detail: "id d'un ExtrinsicObject" }]
    if (seen.has(on)) return [{ on, rejection: 'metadata-malformed', detail: `id « ${on} » donné deux fois` }]
    seen.add(on)
    return []
  })
}

/** Entries that no Document names; one whose Document is there but unusable has its own fault. */
function withoutDocument(entries: readonly DocumentEntry[], documentElements: readonly XmlElement[]): LotFault[] {
  const named = new Set(documentElements.map((element) => idOf(element).toLowerCase()))
  return entries
    .filter(({ submittedId }) => submittedId !== '' && !named.has(submittedId.toLowerCase()))
    .map(({ submittedId: on }) => ({ on, rejection: 'document-missing', detail: `aucun Document « ${on} »` }))
}
