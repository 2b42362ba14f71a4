import type { DocumentFilter } from '../../domain/world.js'
import type { Rejection } from '../../rejection.js'
import type { PatientRef } from '../../vihf/vihf.js'

export type ReturnType = 'LeafClass' | 'ObjectRef'

/** What a stored query asks. `unknown`: the simulator does not answer this query. */
export type StoredQuery =
  | { readonly kind: 'find'; readonly filter: DocumentFilter; readonly objectTypes?: readonly string[] }
  | { readonly kind: 'get'; readonly by: 'uniqueId' | 'entryUuid'; readonly ids: readonly string[] }
  | { readonly kind: 'unknown' }

/** An ITI-18 request read; `faults` are its parameters that cannot be used. */
export interface RechercheRequest {
  readonly queryId: string
  readonly returnType: ReturnType
  readonly patient?: PatientRef
  readonly query: StoredQuery
  readonly faults: readonly Rejection[]
}
