import type { DocumentFile } from './document-file.js'

/** The content of a document as its row tells it: its bytes, or where they are. */
export interface KeptContent {
  readonly bytes: Uint8Array | null
  readonly fileOffset: number | null
  readonly fileBytes: number | null
}

/** Keeps contents for the rows that speak of them. */
export interface Contents {
  keep(bytes: Uint8Array): KeptContent
  bytesOf(kept: KeptContent): Uint8Array
}

/** The file of `--db` holds the whole state. */
export const contentsInDatabase: Contents = {
  keep: (bytes) => ({ bytes, fileOffset: null, fileBytes: null }),
  bytesOf: ({ bytes }) => bytes ?? new Uint8Array(),
}

/** A content is written once: the message that brought it and those that answer it only tell where it is. */
export const contentsInFile = (file: DocumentFile): Contents => ({
  keep(bytes) {
    const fileOffset = file.append([bytes])
    file.mark(bytes, fileOffset)
    return { bytes: null, fileOffset, fileBytes: bytes.length }
  },
  bytesOf({ fileOffset, fileBytes }) {
    const bytes = file.read(fileOffset ?? 0, fileBytes ?? 0)
    file.mark(bytes, fileOffset ?? 0)
    return bytes
  },
})
