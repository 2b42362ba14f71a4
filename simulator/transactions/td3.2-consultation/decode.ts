import { pass, refuse, type Stage } from '../../rejection.js'
import type { Remark } from '../../remark.js'
import { dmpRepository } from '../../wire/ebxml-schemes.js'
import { NS } from '../../wire/namespaces.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import type { Decoded } from '../transaction.js'

/** One DocumentRequest as written; `homeCommunityId` is never used. */
export interface DocumentRequest {
  readonly repositoryUniqueId: string
  readonly documentUniqueId: string
  readonly homeCommunityId?: string
}

export interface ConsultationRequest {
  readonly documents: readonly DocumentRequest[]
}

/** Limit of the bench, not of the DMP: an answer holds its documents whole, in memory. */
const maxDocuments = 100

/** RetrieveDocumentSetRequest -> the documents asked, in order; refuses a request that asks none or far too many. */
export function decode(body: XmlElement): Stage<Decoded<ConsultationRequest>> {
  const elements = body.all(NS.xdsb, 'DocumentRequest')
  if (elements.length === 0) return refuse('body-malformed', 'DocumentRequest absent', body)
  if (elements.length > maxDocuments) {
    return refuse('body-malformed', `plus de ${maxDocuments} documents demandés (limite du banc d'essai)`, body)
  }
  const documents = elements.map(readDocumentRequest)
  const remarks = documents.flatMap(({ repositoryUniqueId }, index): Remark[] => {
    const element = elements[index]
    // The DMP has one repository: another identifier is served all the same [assumed: other-repository].
    return repositoryUniqueId === dmpRepository || !element
      ? []
      : [
          {
            kind: 'consultation/repository-unknown',
            where: `${element.path}/RepositoryUniqueId`,
            line: element.line,
            expected: dmpRepository,
            observed: repositoryUniqueId || '(absent)',
          },
        ]
  })
  return pass({ request: { documents }, remarks })
}

function readDocumentRequest(element: XmlElement): DocumentRequest {
  const text = (name: string): string | undefined => element.child(NS.xdsb, name)?.text.trim()
  const homeCommunityId = text('HomeCommunityId')
  return {
    repositoryUniqueId: text('RepositoryUniqueId') ?? '',
    documentUniqueId: text('DocumentUniqueId') ?? '',
    ...(homeCommunityId === undefined ? {} : { homeCommunityId }),
  }
}
