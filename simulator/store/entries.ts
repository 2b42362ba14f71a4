/** The long texts of a document, beside the row that searches compare. */
export interface EntryTexts {
  /** JSON of what searches need beside the leaf. */
  readonly summary: string
  /** The leaf that searches answer, UTF-8. */
  readonly leafXml: Uint8Array
  /** JSON of the document as submitted. */
  readonly body: string
}

/** Keeps the texts of documents, by the number of their row. */
export interface Entries {
  add(space: string, seq: number, texts: EntryTexts): void
  /** What a search needs of a document that is stored. */
  searched(seq: number): Pick<EntryTexts, 'summary' | 'leafXml'>
  body(seq: number): string
}
