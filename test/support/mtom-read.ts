import type { MtomMessage, MtomRead } from '#simulator/wire/mtom.js'

export function messageOf(read: MtomRead): MtomMessage {
  if (!read.ok) throw new Error(read.reason)
  return read.message
}

/** Kinds of the remarks, or the reason of a refusal. */
export const kindsOf = (read: MtomRead): string[] => (read.ok ? read.remarks.map(({ kind }) => kind) : [read.reason])
