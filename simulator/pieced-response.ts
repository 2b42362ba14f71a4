import type { RawResponse } from './trace/exchange.js'

/** Shorter answers are joined: writing each piece would cost more than copying all. */
const worthPieces = 32 * 1024

/**
 * A long answer as the pieces it is made of, which socket and journal write one after the other without joining them.
 *
 * `pieces` and `body` are no properties of their own: a copy of the answer made by spreading does not carry them along.
 */
class PiecedResponse implements RawResponse {
  readonly #pieces: readonly Uint8Array[]
  #body: Uint8Array | undefined

  constructor(
    readonly status: number,
    readonly headers: RawResponse['headers'],
    pieces: readonly Uint8Array[],
  ) {
    this.#pieces = pieces
  }

  get pieces(): readonly Uint8Array[] {
    return this.#pieces
  }

  get body(): Uint8Array {
    this.#body ??= Buffer.concat(this.#pieces)
    return this.#body
  }
}

export const lengthOf = (pieces: readonly Uint8Array[]): number => {
  let length = 0
  for (const piece of pieces) length += piece.length
  return length
}

/** The bytes of an answer, one piece after the other. */
export const piecesOf = (response: RawResponse): readonly Uint8Array[] => response.pieces ?? [response.body]

/** An answer of these pieces, in this order; nobody may change them afterwards. */
export const responseOf = (
  status: number,
  headers: RawResponse['headers'],
  pieces: readonly Uint8Array[],
): RawResponse =>
  lengthOf(pieces) < worthPieces
    ? { status, headers, body: Buffer.concat(pieces) }
    : new PiecedResponse(status, headers, pieces)
