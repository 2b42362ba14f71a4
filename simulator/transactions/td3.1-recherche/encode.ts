import type { FoundDocument, FoundSet } from '../../domain/world.js'
import type { Rejection } from '../../rejection.js'
import { leafWithStatus } from '../../wire/ebxml-leaf.js'
import { registryErrorList } from '../../wire/ebxml-response.js'
import { responseStatus } from '../../wire/ebxml-schemes.js'
import { associationUuid, type RegistryAssociation, renderAssociation, renderSet } from '../../wire/ebxml-set.js'
import { NS } from '../../wire/namespaces.js'
import { escapeAttribute } from '../../wire/write.js'
import type { EncodedBody } from '../transaction.js'
import type { RechercheRequest } from './request.js'
import type { Findings } from './search.js'

interface Answer {
  readonly status: string
  readonly objects?: readonly (string | Uint8Array)[]
  readonly startIndex?: number
  readonly totalResultCount?: number
  /** Stand before the object list, which is there even when it is empty: the schema has both so. */
  readonly errors?: string
}

const answer = ({
  status,
  objects = [],
  startIndex = 0,
  totalResultCount = objects.length,
  errors = '',
}: Answer): EncodedBody => ({
  xml: [
    `<ns3:AdhocQueryResponse xmlns:ns2="${NS.rs}" xmlns:ns3="${NS.query}" xmlns:ns4="${NS.rim}"` +
      ` status="${status}" startIndex="${startIndex}" totalResultCount="${totalResultCount}">${errors}`,
    ...(objects.length === 0
      ? ['<ns4:RegistryObjectList/>']
      : ['<ns4:RegistryObjectList>', ...objects, '</ns4:RegistryObjectList>']),
    '</ns3:AdhocQueryResponse>',
  ],
  attachments: [],
})

/** One object of the answer, as reference and whole. */
interface Answerable {
  readonly id: () => string
  readonly leaf: () => string | Uint8Array
}

const ofSet = ({ setUuid, set }: FoundSet): Answerable => ({ id: () => setUuid, leaf: () => renderSet(setUuid, set) })
const ofDocument = ({ entryUuid, leafXml, status }: FoundDocument): Answerable => ({
  id: () => entryUuid,
  leaf: () => leafWithStatus(leafXml, status),
})
const ofAssociation = (association: RegistryAssociation): Answerable => ({
  id: () => associationUuid(association),
  leaf: () => renderAssociation(association),
})

/** AdhocQueryResponse of a search: sets, documents, associations (source: dmp-answers-outline, sections 4.2 and 4.4). */
export function encode(
  { sets, documents, associations }: Findings,
  { returnType, page: { startIndex, maxResults } }: RechercheRequest,
): EncodedBody {
  const all = [...sets.map(ofSet), ...documents.map(ofDocument), ...associations.map(ofAssociation)]
  const part = maxResults === undefined ? all.slice(startIndex) : all.slice(startIndex, startIndex + maxResults)
  const objects = part.map(({ id, leaf }) =>
    returnType === 'ObjectRef' ? `<ns4:ObjectRef id="${escapeAttribute(id())}"/>` : leaf(),
  )
  return answer({ status: responseStatus.success, objects, startIndex, totalResultCount: all.length })
}

/** Form E of a query (source: dmp-answers-outline, section 4.3). */
export const encodeRejection = (rejection: Rejection): EncodedBody =>
  answer({ status: responseStatus.failure, errors: registryErrorList([rejection]) })
