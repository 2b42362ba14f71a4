import type { InsiFaultId } from '#matrix/insi.js'

/** Why INSi refuses: a row of its faults, and what is special to this message (French). */
export interface InsiFault {
  readonly fault: InsiFaultId
  readonly detail?: string
}

export type InsiStage<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: InsiFault }

export const insiPass = <T>(value: T): InsiStage<T> => ({ ok: true, value })

export const insiRefuse = (fault: InsiFaultId, detail?: string): { readonly ok: false; readonly fault: InsiFault } => ({
  ok: false,
  fault: { fault, ...(detail === undefined ? {} : { detail }) },
})
