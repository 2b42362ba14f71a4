/** Where the bodies of one exchange are. */
export interface Place {
  readonly segment: number
  readonly offset: number
  /** Offset and length of each run of bytes, in order; none when they all follow the first. */
  readonly runs?: Uint8Array | null
}

/** The bytes of exchanges, beside the rows that say what they are. */
export interface Bodies {
  /**
   * Keeps the pieces that the bodies of an exchange are made of, in their order; throws UnwritableJournal.
   *
   * A piece that was kept before, the very same object, need not be written again: nobody changes a piece.
   */
  append(pieces: readonly Uint8Array[]): Place
  /** So many bytes from there: the bodies kept together, one after the other. */
  read(place: Place, sizeBytes: number): Uint8Array
  /** To be called after rows of the journal were removed: frees what no row speaks of any more. */
  dropUnused(): void
  close(): void
}

/** The journal cannot be written; `message` is a French sentence for the user. */
export class UnwritableJournal extends Error {}
