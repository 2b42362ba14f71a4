/** Bytes of a segment that follow one another, or of the file of documents. */
export interface Run {
  readonly offset: number
  length: number
  readonly ofDocuments: boolean
}

/** Adds bytes at the end of a list of runs; those that follow the last run lengthen it. */
export function addRun(runs: Run[], offset: number, length: number, ofDocuments: boolean): void {
  const last = runs[runs.length - 1]
  if (last && last.ofDocuments === ofDocuments && last.offset + last.length === offset) last.length += length
  else if (length > 0) runs.push({ offset, length, ofDocuments })
}

/** Offset and length of a run; those of the file of documents are told by a length below zero. */
const packedBytes = 16

/** Runs as a row of the journal holds them; null when one run of a segment says all. */
export const packRuns = (runs: readonly Run[]): Uint8Array | null => {
  if (runs.length < 2 && !runs[0]?.ofDocuments) return null
  const packed = Buffer.allocUnsafe(runs.length * packedBytes)
  let at = 0
  for (const { offset, length, ofDocuments } of runs) {
    packed.writeDoubleLE(offset, at)
    packed.writeDoubleLE(ofDocuments ? -length : length, at + 8)
    at += packedBytes
  }
  return packed
}

/** What `packRuns` packed. */
export function unpackRuns(packed: Uint8Array): Run[] {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)
  return Array.from({ length: bytes.length / packedBytes }, (_, index) => {
    const length = bytes.readDoubleLE(index * packedBytes + 8)
    return { offset: bytes.readDoubleLE(index * packedBytes), length: Math.abs(length), ofDocuments: length < 0 }
  })
}
