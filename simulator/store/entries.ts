/** The long texts of a document, beside the row that searches compare. */
export interface EntryTexts {
  /** JSON of what searches need beside the leaf. */
  readonly summary: string
  /** The leaf that searches answer. */
  readonly leafXml: string
  /** JSON of the document as submitted. */
  readonly body: string
}

/** What was fed; `contentType` is that of its part. */
export interface Content {
  readonly bytes: Uint8Array
  readonly contentType: string
}

/** A version of a document: its content goes with the first one, and with each one that brings another. */
export interface NewEntry {
  /** Number of its row. */
  readonly seq: number
  readonly texts: EntryTexts
  readonly content: Content | undefined
}

/** Keeps the long parts of documents, by the number of their row. */
export interface Entries {
  /** Those of one lot together, for one writing. */
  add(space: string, added: readonly NewEntry[]): void
  /** What a search needs of a document that is stored. */
  searched(seq: number): { readonly summary: string; readonly leafXml: Uint8Array }
  body(seq: number): string
  /** What came with this very version, if anything did. */
  content(seq: number): Content | undefined
  /** To be called after rows were removed. */
  dropUnused(): void
  /** To be called after changes were taken back. */
  takenBack(): void
}
