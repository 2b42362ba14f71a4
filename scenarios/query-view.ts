import { type QueryParameter, readQueryParameters } from '#simulator/wire/ebxml-query.js'
import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'

/** A TD3.1 as the judge looks at it. */
export interface QueryView {
  /** The rim:AdhocQuery. */
  readonly element: XmlElement
  readonly id: string
  readonly option?: XmlElement
  readonly returnType: string
  readonly composed: string
  readonly parameters: ReadonlyMap<string, QueryParameter>
}

export function viewQuery(body: XmlElement): QueryView | undefined {
  const element = body.child(NS.rim, 'AdhocQuery')
  if (!element) return undefined
  const option = body.child(NS.query, 'ResponseOption')
  return {
    element,
    id: element.attr('id')?.trim() ?? '',
    ...(option ? { option } : {}),
    returnType: option?.attr('returnType') ?? 'RegistryObject',
    composed: option?.attr('returnComposedObjects') ?? 'false',
    parameters: readQueryParameters(element),
  }
}

/** A search of the user (metadata), as opposed to the reading of a technical id. */
export const isSearch = (query: QueryView | undefined): boolean =>
  query !== undefined && query.returnType !== 'ObjectRef'

/** One document asked for by TD3.2. */
export interface DocumentRequestView {
  readonly element: XmlElement
  readonly repositoryUniqueId?: string
  readonly documentUniqueId?: string
}

export type RetrievalView = readonly DocumentRequestView[]

export const viewRetrieval = (body: XmlElement): RetrievalView =>
  body.all(NS.xdsb, 'DocumentRequest').map((element) => {
    const text = (name: string): string | undefined => element.child(NS.xdsb, name)?.text.trim()
    return { element, repositoryUniqueId: text('RepositoryUniqueId'), documentUniqueId: text('DocumentUniqueId') }
  })
