import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bodies, UnwritableJournal } from './bodies.js'

export interface BodyFileOptions {
  /** Segments that some row of the journal names. */
  readonly inUse: () => readonly number[]
  readonly directory?: string
  /** A segment that reached it takes no more bodies. */
  readonly segmentBytes?: number
}

/** The default journal is eight of them: few files to hold open, and the disk is given back in parts. */
const usualSegmentBytes = 256 * 1024 ** 2

interface Segment {
  readonly number: number
  readonly file: number
  /** Made for this file, and open to its owner only. */
  readonly folder: string
  sizeBytes: number
}

/**
 * Bodies in temporary files that only grow and end with the process.
 *
 * An answer of three hundred kilobytes costs one write here: a third of what it costs as a blob of SQLite, which copies
 * it into pages of its cache, and these to disk. Writing from another thread was measured to gain nothing.
 */
export function bodyFile({ inUse, directory = tmpdir(), segmentBytes = usualSegmentBytes }: BodyFileOptions): Bodies {
  const segments = new Map<number, Segment>()
  let last: Segment | undefined
  let nextNumber = 1

  const current = (): Segment => {
    if (last && last.sizeBytes < segmentBytes) return last
    const folder = mkdtempSync(join(directory, 'dmp-bench-echanges-'))
    last = { number: nextNumber, file: openSync(join(folder, 'corps'), 'wx+'), folder, sizeBytes: 0 }
    nextNumber += 1
    segments.set(last.number, last)
    remove(folder)
    return last
  }

  const drop = (segment: Segment): void => {
    segments.delete(segment.number)
    if (segment === last) last = undefined
    closeSync(segment.file)
    remove(segment.folder)
  }

  return {
    append(bodies) {
      try {
        const segment = current()
        const offset = segment.sizeBytes
        let end = offset
        for (const body of bodies) end = writeWhole(segment.file, body, end)
        // Only now: the next append writes over what a failed one left behind.
        segment.sizeBytes = end
        return { segment: segment.number, offset }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        throw new UnwritableJournal(`Impossible d'écrire le journal des échanges dans « ${directory} » : ${reason}.`, {
          cause: error,
        })
      }
    },
    read({ segment: number, offset }, sizeBytes) {
      const bytes = Buffer.allocUnsafe(sizeBytes)
      const segment = segments.get(number)
      if (!segment) throw new Error(`segment ${number} of the journal was dropped while a row names it`)
      for (let done = 0; done < sizeBytes; ) {
        const count = readSync(segment.file, bytes, done, sizeBytes - done, offset + done)
        if (count === 0) throw new Error(`segment ${number} of the journal ends before its last body`)
        done += count
      }
      return bytes
    },
    dropUnused() {
      const used = new Set(inUse())
      for (const segment of [...segments.values()]) if (!used.has(segment.number)) drop(segment)
    },
    close() {
      for (const segment of [...segments.values()]) drop(segment)
    },
  }
}

function writeWhole(file: number, bytes: Uint8Array, from: number): number {
  let done = 0
  while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done, from + done)
  return from + done
}

/** An open file without a name is deleted by the system, however the process ends; some systems refuse until it is closed. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Tried again when the file is closed.
  }
}
