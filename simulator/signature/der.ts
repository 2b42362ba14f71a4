/** One DER value: its tag byte, its content, and its whole encoding. */
export interface DerValue {
  readonly tag: number
  readonly content: Uint8Array
  readonly whole: Uint8Array
}

export const derTag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universalString: 0x1c,
  bmpString: 0x1e,
} as const

/** Thrown by this file on bytes that are not DER; whoever reads a client's bytes catches it. */
export class DerError extends Error {}

/** The DER value at an offset; throws DerError when the bytes end before it does. */
export function readDer(bytes: Uint8Array, offset = 0): DerValue {
  const tag = bytes[offset]
  const first = bytes[offset + 1]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new DerError('unreadable tag')
  let length = first
  let start = offset + 2
  if (first > 0x7f) {
    const lengthBytes = first & 0x7f
    if (lengthBytes === 0 || lengthBytes > 4) throw new DerError('unreadable length')
    length = 0
    for (let index = 0; index < lengthBytes; index++) length = length * 256 + (bytes[start + index] ?? 0)
    start += lengthBytes
  }
  if (start + length > bytes.length) throw new DerError('truncated value')
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(offset, start + length) }
}

/** The values inside a SEQUENCE, a SET or an explicit tag. */
export function derChildren({ content }: DerValue): DerValue[] {
  const children: DerValue[] = []
  for (let offset = 0; offset < content.length; ) {
    const child = readDer(content, offset)
    children.push(child)
    offset += child.whole.length
  }
  return children
}

/** Dotted form of an OBJECT IDENTIFIER; arcs are read as big integers, UUID arcs being 128 bits. */
export function derOid({ content }: DerValue): string {
  const arcs: bigint[] = []
  let arc = 0n
  for (const byte of content) {
    arc = (arc << 7n) | BigInt(byte & 0x7f)
    if (byte & 0x80) continue
    arcs.push(arc)
    arc = 0n
  }
  const [first = 0n, ...rest] = arcs
  const root = first < 80n ? first / 40n : 2n
  return [root, first - root * 40n, ...rest].join('.')
}

/** Text of any of the string types that names use; T61String is read as Latin-1, as the old IGC-CPS wrote it. */
export function derString({ tag, content }: DerValue): string {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (tag === derTag.utf8String) return bytes.toString('utf8')
  if (tag === derTag.bmpString) return Buffer.from(bytes).swap16().toString('utf16le')
  if (tag === derTag.universalString) {
    let text = ''
    for (let index = 0; index + 4 <= bytes.length; index += 4) text += String.fromCodePoint(bytes.readUInt32BE(index))
    return text
  }
  return bytes.toString('latin1')
}

/** Instant of a UTCTime (years 1950 to 2049) or of a GeneralizedTime, both in UTC. */
export function derTime({ tag, content }: DerValue): Date {
  const text = Buffer.from(content).toString('latin1')
  const century = tag === derTag.generalizedTime ? '' : Number(text.slice(0, 2)) < 50 ? '20' : '19'
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(century + text)
  if (!match) throw new DerError('unreadable time')
  const [year = 0, month = 0, ...rest] = match.slice(1).map(Number)
  const [day, hour, minute, second] = rest
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second))
}
