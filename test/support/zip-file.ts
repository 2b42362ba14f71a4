import { crc32, deflateRawSync } from 'node:zlib'

const u16 = (value: number): number[] => [value & 255, (value >> 8) & 255]
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16((value >>> 16) & 0xffff)]

/** A file of an archive; `announces` is the size written for it, true when absent. */
export interface ZipContent {
  readonly name: string
  readonly content: string | Uint8Array
  readonly announces?: number
}

/** A ZIP archive of deflated files, made by hand from the format, so that it may lie. */
export function zipFile(...files: readonly ZipContent[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let at = 0
  for (const { name, content, announces } of files) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const title = Buffer.from(name)
    const crc = announces === undefined ? crc32(bytes) : 0
    const facts = [...u16(0), ...u16(8), ...u32(0), ...u32(crc), ...u32(packed.length)]
    const sizes = [...facts, ...u32(announces ?? bytes.length), ...u16(title.length), ...u16(0)]
    const local = Buffer.concat([Buffer.from([...u32(0x04034b50), ...u16(20), ...sizes]), title, packed])
    const tail = [...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(at)]
    centrals.push(Buffer.concat([Buffer.from([...u32(0x02014b50), ...u16(20), ...u16(20), ...sizes, ...tail]), title]))
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(centrals)
  const count = [...u16(0), ...u16(0), ...u16(files.length), ...u16(files.length)]
  const end = Buffer.from([...u32(0x06054b50), ...count, ...u32(directory.length), ...u32(at), ...u16(0)])
  return Buffer.concat([...locals, directory, end])
}
