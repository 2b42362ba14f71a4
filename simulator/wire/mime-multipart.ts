const LF = 0x0a
const CR = 0x0d
const DASH = 0x2d

/** One part between two delimiters, not yet looked into. */
export interface RawPart {
  readonly bytes: Uint8Array
  /** Whether the delimiter line before it ended in LF alone. */
  readonly lf: boolean
}

export interface Multipart {
  readonly parts: readonly RawPart[]
  /** Bytes before the first delimiter and after the closing one, which MIME says to ignore. */
  readonly preamble: Uint8Array
  readonly epilogue: Uint8Array
  /** The `--boundary--` was there. */
  readonly closed: boolean
  /** A delimiter had blanks after the boundary. */
  readonly padded: boolean
}

interface Delimiter {
  readonly start: number
  readonly end: number
  readonly closing: boolean
  readonly padded: boolean
  readonly lf: boolean
}

/**
 * Cuts a multipart body at its delimiters.
 *
 *   body, boundary (without dashes), limit -> parts as sub-arrays of the body, nothing copied;
 *   'no-delimiter' when the boundary never stands at the start of a line, 'too-many-parts' over the limit
 *
 * The line end before a delimiter belongs to it: CR LF, or LF alone where the part's own first line ended so, because
 * the hash of a document counts its last byte.
 */
export function splitMultipart(
  body: Uint8Array,
  boundary: string,
  maxParts: number,
): Multipart | 'no-delimiter' | 'too-many-parts' {
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const mark = Buffer.from(`\n--${boundary}`)
  let current = nextDelimiter(buffer, mark, 0)
  if (!current) return 'no-delimiter'

  const preamble = buffer.subarray(0, current.start)
  const parts: RawPart[] = []
  let padded = current.padded
  while (current && !current.closing) {
    if (parts.length === maxParts) return 'too-many-parts'
    const next = nextDelimiter(buffer, mark, current.end)
    const end = next ? endOfContent(buffer, current, next.start) : buffer.length
    parts.push({ bytes: buffer.subarray(current.end, end), lf: current.lf })
    padded ||= next?.padded ?? false
    current = next
  }
  return {
    parts,
    preamble,
    epilogue: buffer.subarray(current?.end ?? buffer.length),
    closed: current !== undefined,
    padded,
  }
}

/** `mark` is a line end and the delimiter that begins the next line. */
function nextDelimiter(buffer: Buffer, mark: Buffer, from: number): Delimiter | undefined {
  const length = mark.length - 1
  if (from === 0 && buffer.subarray(0, length).equals(mark.subarray(1))) {
    const first = delimiterAt(buffer, 0, length)
    if (first) return first
  }
  for (let lf = buffer.indexOf(mark, Math.max(from - 1, 0)); lf >= 0; lf = buffer.indexOf(mark, lf + 1)) {
    const found = delimiterAt(buffer, lf + 1, length)
    if (found) return found
  }
  return undefined
}

/** A boundary may be the beginning of a longer word, unless it closes the message: what follows is epilogue. */
function delimiterAt(buffer: Buffer, start: number, markLength: number): Delimiter | undefined {
  let end = start + markLength
  const closing = buffer[end] === DASH && buffer[end + 1] === DASH
  if (closing) end += 2
  const blanks = end
  while (buffer[end] === 0x20 || buffer[end] === 0x09) end++
  const padded = end > blanks
  if (buffer[end] === CR && buffer[end + 1] === LF) return { start, end: end + 2, closing, padded, lf: false }
  if (buffer[end] === LF) return { start, end: end + 1, closing, padded, lf: true }
  return closing ? { start, end, closing, padded, lf: false } : undefined
}

function endOfContent(buffer: Buffer, { end, lf }: Delimiter, next: number): number {
  let stop = Math.max(next - 1, end)
  if (!lf && stop > end && buffer[stop - 1] === CR) stop--
  return stop
}
