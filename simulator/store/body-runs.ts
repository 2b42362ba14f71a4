/** Bytes of a segment that follow one another, or of the file of documents. */
export interface Run {
  readonly offset: number
  readonly length: number
  readonly ofDocuments: boolean
}

/** Adds bytes at the end of a list of runs; those that follow the last run lengthen it. */
export function addRun(runs: Run[], added: Run): void {
  const last = runs.at(-1)
  if (last && last.ofDocuments === added.ofDocuments && last.offset + last.length === added.offset) {
    runs[runs.length - 1] = { ...last, length: last.length + added.length }
  } else if (added.length > 0) runs.push(added)
}

/** Offset and length of a run; those of the file of documents are told by a length below zero. */
const packedBytes = 16

/** Runs as a row of the journal holds them; null when one run of a segment says all. */
export const packRuns = (runs: readonly Run[]): Uint8Array | null => {
  if (runs.length < 2 && !runs[0]?.ofDocuments) return null
  const packed = Buffer.alloc(runs.length * packedBytes)
  for (const [index, { offset, length, ofDocuments }] of runs.entries()) {
    packed.writeDoubleLE(offset, index * packedBytes)
    packed.writeDoubleLE(ofDocuments ? -length : length, index * packedBytes + 8)
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
