/** Where the bodies of one exchange begin. */
export interface Place {
  readonly segment: number
  readonly offset: number
}

/** The bytes of exchanges, beside the rows that say what they are. */
export interface Bodies {
  /** Keeps the bodies of an exchange, one after the other; throws UnwritableJournal. */
  append(bodies: readonly Uint8Array[]): Place
  /** So many bytes from there: the bodies kept together, one after the other. */
  read(place: Place, sizeBytes: number): Uint8Array
  /** To be called after rows of the journal were removed: frees what no row speaks of any more. */
  dropUnused(): void
  close(): void
}

/** The journal cannot be written; `message` is a French sentence for the user. */
export class UnwritableJournal extends Error {}
