import type { DocumentFilter, SetFilter } from '../../domain/world.js'
import type { Rejection } from '../../rejection.js'
import type { PatientRef } from '../../vihf/vihf.js'

export type ReturnType = 'LeafClass' | 'ObjectRef'

/** How documents, or sets, are named: by what the client made, or by what the registry made. */
export type IdKind = 'uniqueId' | 'entryUuid'

/** Documents or sets named one by one. */
export interface Ids {
  readonly by: IdKind
  readonly ids: readonly string[]
}

/** What a stored query asks. `unknown`: the DMP has no such query. */
export type StoredQuery =
  | { readonly kind: 'find'; readonly filter: DocumentFilter; readonly objectTypes?: readonly string[] }
  | ({ readonly kind: 'get' | 'get-and-associations' } & Ids)
  | ({ readonly kind: 'get-related'; readonly associationTypes: readonly string[] } & Ids)
  | { readonly kind: 'find-sets'; readonly filter: SetFilter; readonly statuses: readonly string[] }
  | { readonly kind: 'get-sets' | 'get-associations'; readonly uuids: readonly string[] }
  | ({ readonly kind: 'get-set-and-contents'; readonly members: MemberFilter } & Ids)
  | { readonly kind: 'unknown' }

/** Which members of a set are wanted; absent means all. Codes are `code` or `code^^system`. */
export interface MemberFilter {
  readonly formatCodes?: readonly string[]
  /** Groups are ANDed, values of a group ORed. */
  readonly confidentialityCodes?: readonly (readonly string[])[]
  readonly objectTypes?: readonly string[]
}

/** An ITI-18 request read; `faults` are its parameters that cannot be used. */
export interface RechercheRequest {
  readonly queryId: string
  readonly returnType: ReturnType
  readonly patient?: PatientRef
  readonly query: StoredQuery
  readonly faults: readonly Rejection[]
  /** Part of the answer that is wanted, of the objects in order. */
  readonly page: { readonly startIndex: number; readonly maxResults?: number }
}
