import type { DocumentFile } from './document-file.js'
import type { Entries } from './entries.js'

/** Where the texts of a document are: offset, bytes of the summary, of the leaf and of the body, by the number of its row. */
const numbersEach = 4

/** Texts of documents in the file of the documents; where they are is kept in memory. */
export function entryFile(file: DocumentFile): Entries {
  let places = new Float64Array(numbersEach * 1024)

  const note = (seq: number, place: readonly number[]): void => {
    if (places.length < numbersEach * (seq + 1)) {
      const longer = new Float64Array(2 * numbersEach * (seq + 1))
      longer.set(places)
      places = longer
    }
    places.set(place, numbersEach * seq)
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
      const offset = file.append([summaryBytes, leafXml, bodyBytes])
      note(seq, [offset, summaryBytes.length, leafXml.length, bodyBytes.length])
    },
    searched(seq) {
      const { offset, summary, leaf } = placeOf(seq)
      const bytes = file.read(offset, summary + leaf)
      const leafXml = bytes.subarray(summary)
      file.mark(leafXml, offset + summary)
      return { summary: bytes.toString('utf8', 0, summary), leafXml }
    },
    body(seq) {
      const { offset, summary, leaf, body } = placeOf(seq)
      return file.read(offset + summary + leaf, body).toString('utf8')
    },
  }
}
