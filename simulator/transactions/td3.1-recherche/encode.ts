import type { Rejection } from '../../rejection.js'
import { leafWithStatus } from '../../wire/ebxml-leaf.js'
import { registryErrorList } from '../../wire/ebxml-response.js'
import { responseStatus } from '../../wire/ebxml-schemes.js'
import { NS } from '../../wire/namespaces.js'
import { escapeAttribute } from '../../wire/write.js'
import type { EncodedBody } from '../transaction.js'
import type { RechercheOutcome } from './handle.js'
import type { RechercheRequest } from './request.js'

/** `errors` stand before the object list, which is there even when it is empty: the schema has both so. */
const answer = (status: string, objects: readonly (string | Uint8Array)[], errors = ''): EncodedBody => ({
  xml: [
    `<ns3:AdhocQueryResponse xmlns:ns2="${NS.rs}" xmlns:ns3="${NS.query}" xmlns:ns4="${NS.rim}"` +
      ` status="${status}" startIndex="0" totalResultCount="${objects.length}">${errors}`,
    ...(objects.length === 0
      ? ['<ns4:RegistryObjectList/>']
      : ['<ns4:RegistryObjectList>', ...objects, '</ns4:RegistryObjectList>']),
    '</ns3:AdhocQueryResponse>',
  ],
  attachments: [],
})

/** AdhocQueryResponse of a search (source: dmp-answers-outline, sections 4.2 and 4.4). */
export function encode({ documents }: RechercheOutcome, { returnType }: RechercheRequest): EncodedBody {
  const objects = documents.map(({ entryUuid, leafXml, status }) =>
    returnType === 'ObjectRef'
      ? `<ns4:ObjectRef id="${escapeAttribute(entryUuid)}"/>`
      : leafWithStatus(leafXml, status),
  )
  return answer(responseStatus.success, objects)
}

/** Form E of a query (source: dmp-answers-outline, section 4.3). */
export const encodeRejection = (rejection: Rejection): EncodedBody =>
  answer(responseStatus.failure, [], registryErrorList([rejection]))
