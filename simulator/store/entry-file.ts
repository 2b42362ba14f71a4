import type { DocumentFile } from './document-file.js'
import type { Entries, NewEntry } from './entries.js'

/** Where a document is: offset of its texts, bytes of each of the four, offset and bytes of its content. */
const numbersEach = 7

/** No content came with this version. */
const none = -1

/** Most bytes of a UTF-16 unit in UTF-8. */
const bytesPerUnit = 3

/** The texts of usual lots are put together in memory that is kept. */
const usualBytes = 128 * 1024

/** Long parts of documents in the file of the documents; where they are is kept in memory. */
export function entryFile(file: DocumentFile): Entries {
  let places = new Float64Array(numbersEach * 1024)
  const usualRoom = Buffer.allocUnsafeSlow(usualBytes)

  const placeOf = (seq: number): number => {
    const at = numbersEach * seq
    if (!places[at + 1]) throw new Error(`document ${seq} left the store while it was searched`)
    return at
  }
  const number = (at: number): number => places[at] ?? 0

  const haveNumbers = (added: readonly NewEntry[]): void => {
    const last = added.at(-1)?.seq ?? 0
    if (places.length >= numbersEach * (last + 1)) return
    const longer = new Float64Array(2 * numbersEach * (last + 1))
    longer.set(places)
    places = longer
  }

  const roomFor = (added: readonly NewEntry[]): Buffer => {
    let units = 0
    for (const { texts, content } of added) {
      units += texts.summary.length + texts.leafXml.length + texts.body.length + (content?.contentType.length ?? 0)
    }
    const most = bytesPerUnit * units
    return most <= usualBytes ? usualRoom : Buffer.allocUnsafeSlow(most)
  }

  return {
    add(_, added) {
      haveNumbers(added)
      const room = roomFor(added)
      let end = 0
      const write = (text: string): number => {
        const length = room.write(text, end, 'utf8')
        end += length
        return length
      }
      const pieces: Uint8Array[] = [room]
      for (const { seq, texts, content } of added) {
        const at = numbersEach * seq
        places[at] = end
        places[at + 1] = write(texts.summary)
        places[at + 2] = write(texts.leafXml)
        places[at + 3] = write(texts.body)
        places[at + 4] = content ? write(content.contentType) : 0
        places[at + 6] = content ? content.bytes.length : none
        if (content) pieces.push(content.bytes)
      }
      pieces[0] = room.subarray(0, end)
      const offset = file.append(pieces)
      let contentOffset = offset + end
      for (const { seq, content } of added) {
        const at = numbersEach * seq
        places[at] = number(at) + offset
        places[at + 5] = contentOffset
        if (!content) continue
        file.mark(content.bytes, contentOffset)
        contentOffset += content.bytes.length
      }
    },
    searched(seq) {
      const at = placeOf(seq)
      const [offset, summary, leaf] = [number(at), number(at + 1), number(at + 2)]
      const bytes = file.read(offset, summary + leaf)
      const leafXml = bytes.subarray(summary)
      file.mark(leafXml, offset + summary)
      return { summary: bytes.toString('utf8', 0, summary), leafXml }
    },
    body(seq) {
      const at = placeOf(seq)
      return file.read(number(at) + number(at + 1) + number(at + 2), number(at + 3)).toString('utf8')
    },
    content(seq) {
      const at = placeOf(seq)
      const [typeBytes, offset, length] = [number(at + 4), number(at + 5), number(at + 6)]
      if (length === none) return undefined
      const typeOffset = number(at) + number(at + 1) + number(at + 2) + number(at + 3)
      const contentType = file.read(typeOffset, typeBytes).toString('utf8')
      const bytes = file.read(offset, length)
      file.mark(bytes, offset)
      return { bytes, contentType }
    },
    dropUnused: file.dropUnused,
    takenBack: file.forgetMarks,
  }
}
