import { ftruncateSync, readSync, writevSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { type TemporaryFile, temporaryFile } from './temporary-file.js'

export interface DocumentFileOptions {
  /** True when no document is stored any more. */
  readonly isEmpty: () => boolean
  readonly directory?: string
}

/** A part of a piece of bytes that the file holds too: `start` in the piece, `offset` in the file. */
export interface Held {
  readonly start: number
  readonly length: number
  readonly offset: number
}

/** Bytes of documents that were written to the file or read from it, in the memory that they were in. */
interface Window {
  /** In the memory. */
  readonly from: number
  readonly length: number
  readonly offset: number
}

export type DocumentFile = ReturnType<typeof documentFile>

/**
 * The long parts of documents, in a temporary file that only grows and ends with the process.
 *
 * A search of a large registry reads its entries from all over: here each costs one read of the six kilobytes it is made
 * of, where SQLite reads pages of thirty-two. And the journal only tells where they are: it never outlives the documents
 * that its messages hold, for a space loses both together. The file begins again when the last document is gone.
 */
export function documentFile({ isEmpty, directory = tmpdir() }: DocumentFileOptions) {
  let file: TemporaryFile | undefined
  let end = 0
  let windows = new WeakMap<ArrayBufferLike, Window[]>()

  const opened = (): number => {
    file ??= temporaryFile(directory, 'documents')
    return file.descriptor
  }

  /** Says that these bytes, which nobody changes, are in the file from there. */
  const mark = (bytes: Uint8Array, offset: number): void => {
    const window: Window = { from: bytes.byteOffset, length: bytes.length, offset }
    const known = windows.get(bytes.buffer)
    if (known) known.push(window)
    else windows.set(bytes.buffer, [window])
  }

  return {
    mark,
    /** Writes the pieces one after the other -> offset of the first. */
    append(pieces: readonly Uint8Array[]): number {
      const offset = end
      const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
      let written = writevSync(opened(), pieces as Uint8Array[], offset)
      if (written < length) {
        const whole = Buffer.concat(pieces)
        while (written < length) written += writevSync(opened(), [whole.subarray(written)], offset + written)
      }
      end += length
      return offset
    },
    read(offset: number, length: number): Buffer {
      // Not of the shared pool: one part kept would hold those around it.
      const bytes = Buffer.allocUnsafeSlow(length)
      for (let done = 0; done < length; ) {
        const count = readSync(opened(), bytes, done, length - done, offset + done)
        if (count === 0) throw new Error('the file of documents ends before its last one')
        done += count
      }
      return bytes
    },
    /** Parts of a piece that the file holds, in their order. */
    heldOf({ buffer, byteOffset, length }: Uint8Array): readonly Held[] {
      const held: Held[] = []
      for (const window of windows.get(buffer) ?? []) {
        if (window.from >= byteOffset && window.from + window.length <= byteOffset + length) {
          held.push({ start: window.from - byteOffset, length: window.length, offset: window.offset })
        }
      }
      return held.length < 2 ? held : held.sort((a, b) => a.start - b.start)
    },
    /** To be called when what was written last is taken back: nothing says any more that it stays. */
    forgetMarks(): void {
      windows = new WeakMap()
    },
    /** To be called after rows were removed. */
    dropUnused(): void {
      if (!file || !isEmpty()) return
      ftruncateSync(file.descriptor, 0)
      end = 0
      windows = new WeakMap()
    },
    close(): void {
      file?.close()
      file = undefined
    },
  }
}
