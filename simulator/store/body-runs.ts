/** Bytes of a segment that follow one another. */
export interface Run {
  readonly offset: number
  readonly length: number
}

/** Adds bytes at the end of a list of runs; those that follow the last run lengthen it. */
export function addRun(runs: Run[], offset: number, length: number): void {
  const last = runs.at(-1)
  if (last && last.offset + last.length === offset) {
    runs[runs.length - 1] = { offset: last.offset, length: last.length + length }
  } else if (length > 0) runs.push({ offset, length })
}

/** Runs as a row of the journal holds them: pairs of 32-bit numbers; null when one run says all. */
export const packRuns = (runs: readonly Run[]): Uint8Array | null => {
  if (runs.length < 2) return null
  const packed = Buffer.alloc(runs.length * 8)
  for (const [index, { offset, length }] of runs.entries()) {
    packed.writeUInt32LE(offset, index * 8)
    packed.writeUInt32LE(length, index * 8 + 4)
  }
  return packed
}

/** What `packRuns` packed. */
export function unpackRuns(packed: Uint8Array): Run[] {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)
  return Array.from({ length: bytes.length / 8 }, (_, index) => ({
    offset: bytes.readUInt32LE(index * 8),
    length: bytes.readUInt32LE(index * 8 + 4),
  }))
}
