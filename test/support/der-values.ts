/** One tag, length and value. */
export interface Tlv {
  readonly tag: number
  readonly content: Buffer
  readonly whole: Buffer
}

/** DER values that stand one after the other. */
export function derValues(der: Buffer = Buffer.alloc(0)): readonly Tlv[] {
  const values: Tlv[] = []
  for (let at = 0; at < der.length; ) {
    const short = der.readUInt8(at + 1)
    const lengthBytes = short < 0x80 ? 0 : short & 0x7f
    const length = lengthBytes === 0 ? short : der.readUIntBE(at + 2, lengthBytes)
    const from = at + 2 + lengthBytes
    values.push({
      tag: der.readUInt8(at),
      content: der.subarray(from, from + length),
      whole: der.subarray(at, from + length),
    })
    at = from + length
  }
  return values
}
