import { closeSync, ftruncateSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SharedEntries } from './body-file.js'
import type { Entries } from './entries.js'

export interface EntryFileOptions {
  /** True when no document is stored any more. */
  readonly isEmpty: () => boolean
  readonly directory?: string
}

/** Where the texts of a document are: offset, bytes of the summary, of the leaf and of the body, by the number of its row. */
const numbersEach = 4

/**
 * Texts of documents in a temporary file that only grows and ends with the process.
 *
 * A search of a large registry reads its entries from all over: here each costs one read of the six kilobytes it is made
 * of, where SQLite reads pages of thirty-two. And the journal only tells where they are: it never outlives the documents
 * that its answers hold, for a space loses both together. The file begins again when the last document is gone.
 */
export function entryFile({ isEmpty, directory = tmpdir() }: EntryFileOptions): Entries & SharedEntries {
  let file: number | undefined
  let end = 0
  /** Leaves as they were read. */
  const leaves = new WeakMap<Uint8Array, number>()
  let places = new Float64Array(numbersEach * 1024)

  const opened = (): number => {
    if (file !== undefined) return file
    const folder = mkdtempSync(join(directory, 'dmp-bench-fiches-'))
    file = openSync(join(folder, 'fiches'), 'wx+')
    remove(folder)
    return file
  }

  const note = (seq: number, place: readonly number[]): void => {
    if (places.length < numbersEach * (seq + 1)) {
      const longer = new Float64Array(2 * numbersEach * (seq + 1))
      longer.set(places)
      places = longer
    }
    places.set(place, numbersEach * seq)
  }

  const read = (from: number, length: number): Buffer => {
    // Not of the shared pool: one entry kept would hold those around it.
    const bytes = Buffer.allocUnsafeSlow(length)
    for (let done = 0; done < bytes.length; ) {
      const count = readSync(opened(), bytes, done, bytes.length - done, from + done)
      if (count === 0) throw new Error('the file of entries ends before its last entry')
      done += count
    }
    return bytes
  }

  const placeOf = (seq: number) => {
    const at = numbersEach * seq
    const [offset = 0, summary = 0, leaf = 0, body = 0] = places.subarray(at, at + numbersEach)
    if (summary === 0) throw new Error(`document ${seq} left the store while it was searched`)
    return { offset, summary, leaf, body }
  }

  return {
    add(_, seq, { summary, leafXml, body }) {
      const summaryBytes = Buffer.from(summary, 'utf8')
      const bodyBytes = Buffer.from(body, 'utf8')
      const whole = Buffer.concat([summaryBytes, leafXml, bodyBytes])
      for (let done = 0; done < whole.length; )
        done += writeSync(opened(), whole, done, whole.length - done, end + done)
      note(seq, [end, summaryBytes.length, leafXml.length, bodyBytes.length])
      end += whole.length
    },
    searched(seq) {
      const { offset, summary, leaf } = placeOf(seq)
      const bytes = read(offset, summary + leaf)
      const leafXml = bytes.subarray(summary)
      leaves.set(leafXml, offset + summary)
      return { summary: bytes.toString('utf8', 0, summary), leafXml }
    },
    body(seq) {
      const { offset, summary, leaf, body } = placeOf(seq)
      return read(offset + summary + leaf, body).toString('utf8')
    },
    placeOf: (piece) => leaves.get(piece),
    read,
    dropUnused() {
      if (file === undefined || !isEmpty()) return
      ftruncateSync(file, 0)
      end = 0
    },
    close() {
      if (file !== undefined) closeSync(file)
      file = undefined
    },
  }
}

/** An open file without a name is deleted by the system, however the process ends; some systems refuse it. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Such a system empties its temporary folder itself.
  }
}
