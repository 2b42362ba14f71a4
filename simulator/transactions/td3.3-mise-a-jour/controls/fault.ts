import type { RejectionId } from '#matrix/rejections.js'
import type { Viewer } from '../../../domain/visibility.js'
import type { FoundDocument } from '../../../domain/world.js'
import type { Rejection } from '../../../rejection.js'
import type { CallContext } from '../../transaction.js'
import type { Planned } from '../plan.js'
import type { Update } from '../request.js'

/** What updates are controlled with: who asks, and what he sees of the DMP. */
export interface UpdateCall {
  readonly context: CallContext
  readonly viewer: Viewer
}

/** An update whose document the actor may know of. */
export type Resolved<Kind extends Update = Update> = Planned<Kind> & { readonly found: FoundDocument }

/** A fault of one update, at its place in the message. */
export const faultOf = ({ place }: Update, rejection: RejectionId, detail: string): Rejection => ({
  rejection,
  detail,
  where: place.path,
  line: place.line,
})

/** How a message names a document to its sender. */
export const nameOf = ({ document }: FoundDocument): string => document.entry.uniqueId ?? document.entryUuid
