import type { RejectionId } from '#matrix/rejections.js'

/**
 * Why the simulator refuses a message: a row of the rejection table, and what is special to this message.
 *
 * `detail` completes or replaces the row's French text (codeContext of ebXML, Reason of a fault);
 * `where` is an XPath, a header or a MIME part; `line` is 1-based, 0 unknown.
 * `others` are faults of the same message that the same answer also tells (one RegistryError each).
 */
export interface Rejection {
  readonly rejection: RejectionId
  readonly detail?: string
  readonly where?: string
  readonly line?: number
  readonly others?: readonly Rejection[]
}

/** Outcome of a stage that may refuse: its value, or the rejection. */
export type Stage<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rejection: Rejection }

export const pass = <T>(value: T): Stage<T> => ({ ok: true, value })

export const refuse = (
  rejection: RejectionId,
  detail?: string,
  at?: { readonly path: string; readonly line: number },
): { readonly ok: false; readonly rejection: Rejection } => ({
  ok: false,
  rejection: {
    rejection,
    ...(detail === undefined ? {} : { detail }),
    ...(at ? { where: at.path, line: at.line } : {}),
  },
})
