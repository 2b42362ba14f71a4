import { readSync, writevSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { type Bodies, UnwritableJournal } from './bodies.js'
import { addRun, packRuns, type Run, unpackRuns } from './body-runs.js'
import type { DocumentFile, Held } from './document-file.js'
import { type TemporaryFile, temporaryFile } from './temporary-file.js'

export interface BodyFileOptions {
  /** Segments that some row of the journal names. */
  readonly inUse: () => readonly number[]
  /** Entries and contents, which messages hold: they are where they are, and not written again. */
  readonly documents?: Pick<DocumentFile, 'heldOf' | 'read'>
  readonly directory?: string
  /** A segment that reached it takes no more bodies. */
  readonly segmentBytes?: number
}

/** The default journal is eight of them: few files to hold open, and the disk is given back in parts. */
const usualSegmentBytes = 256 * 1024 ** 2

/** A shorter piece is written again: telling where it is would not cost less. */
const worthSharing = 1024

const nothingHeld: readonly Held[] = []

interface Segment {
  readonly number: number
  readonly file: TemporaryFile
  sizeBytes: number
}

/**
 * Bodies in temporary files that only grow and end with the process.
 *
 * A piece is written once in a segment: the entries of a patient, that each of his searches answers, are not copied at
 * each search. All of an exchange stays in one segment, so that segments are freed whole.
 *
 * An answer of three hundred kilobytes costs one write here: a third of what it costs as a blob of SQLite, which copies
 * it into pages of its cache, and these to disk. Writing from another thread was measured to gain nothing.
 */
export function bodyFile({
  inUse,
  documents,
  directory = tmpdir(),
  segmentBytes = usualSegmentBytes,
}: BodyFileOptions): Bodies {
  const segments = new Map<number, Segment>()
  const kept = new WeakMap<Uint8Array, { readonly segment: number; readonly offset: number }>()
  let last: Segment | undefined
  let nextNumber = 1

  const current = (): Segment => {
    if (last && last.sizeBytes < segmentBytes) return last
    last = { number: nextNumber, file: temporaryFile(directory, 'echanges'), sizeBytes: 0 }
    nextNumber += 1
    segments.set(last.number, last)
    return last
  }

  const drop = (segment: Segment): void => {
    segments.delete(segment.number)
    if (segment === last) last = undefined
    segment.file.close()
  }

  /** What the file of documents holds of a piece. */
  const heldOf = (piece: Uint8Array): readonly Held[] =>
    documents && piece.length >= worthSharing ? documents.heldOf(piece) : nothingHeld

  return {
    append(pieces) {
      try {
        const segment = current()
        const fresh: Uint8Array[] = []
        const whole: { readonly piece: Uint8Array; readonly offset: number }[] = []
        const runs: Run[] = []
        let end = segment.sizeBytes
        const write = (part: Uint8Array): void => {
          addRun(runs, end, part.length, false)
          fresh.push(part)
          end += part.length
        }
        const writeOnce = (piece: Uint8Array): void => {
          const known = piece.length < worthSharing ? undefined : kept.get(piece)
          if (known?.segment === segment.number) addRun(runs, known.offset, piece.length, false)
          else {
            if (piece.length >= worthSharing) whole.push({ piece, offset: end })
            write(piece)
          }
        }
        for (const piece of pieces) {
          let done = 0
          for (const { start, length, offset } of heldOf(piece)) {
            if (length < worthSharing || start < done) continue
            if (start > done) write(piece.subarray(done, start))
            addRun(runs, offset, length, true)
            done = start + length
          }
          if (done === 0) writeOnce(piece)
          else if (done < piece.length) write(piece.subarray(done))
        }
        writeWhole(segment.file.descriptor, fresh, segment.sizeBytes)
        // Only now: the next append writes over what a failed one left behind.
        for (const { piece, offset } of whole) kept.set(piece, { segment: segment.number, offset })
        segment.sizeBytes = end
        return { segment: segment.number, offset: runs[0]?.offset ?? end, runs: packRuns(runs) }
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        throw new UnwritableJournal(`Impossible d'écrire le journal des échanges dans « ${directory} » : ${reason}.`, {
          cause: error,
        })
      }
    },
    read({ segment: number, offset, runs }, sizeBytes) {
      const bytes = Buffer.allocUnsafe(sizeBytes)
      const segment = segments.get(number)
      if (!segment) throw new Error(`segment ${number} of the journal was dropped while a row names it`)
      let done = 0
      for (const run of runs ? unpackRuns(runs) : [{ offset, length: sizeBytes, ofDocuments: false }]) {
        if (run.ofDocuments && documents) {
          bytes.set(documents.read(run.offset, run.length), done)
          done += run.length
          continue
        }
        for (const end = done + run.length, shift = run.offset - done; done < end; ) {
          const count = readSync(segment.file.descriptor, bytes, done, end - done, shift + done)
          if (count === 0) throw new Error(`segment ${number} of the journal ends before its last body`)
          done += count
        }
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

/** Most pieces that one call of the system takes. */
const piecesPerWrite = 1000

function writeWhole(file: number, pieces: readonly Uint8Array[], from: number): void {
  let position = from
  for (let left = pieces; left.length > 0; ) {
    let written = writevSync(file, left.slice(0, piecesPerWrite), position)
    position += written
    let whole = 0
    for (let piece = left[0]; piece && written >= piece.length; piece = left[whole]) {
      written -= piece.length
      whole += 1
    }
    const [cut, ...others] = left.slice(whole)
    left = cut ? [cut.subarray(written), ...others] : []
  }
}
