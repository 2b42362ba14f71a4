import { inflateRawSync } from 'node:zlib'

const maxEntries = 500
const endSignature = 0x06054b50
const centralSignature = 0x02014b50
const localSignature = 0x04034b50
const unknown32 = 0xffff_ffff

/**
 * Why a ZIP file must not be opened; undefined when it may.
 *
 *   bytes, most bytes that its entries may hold together -> a French reason
 *
 * Every entry is inflated under the bound, so that what the file announces does not count, and only the plain layout is
 * taken (no ZIP64, nothing after the directory, true sizes): a reader that goes by the directory finds nothing else.
 */
export function dangerousZip(bytes: Uint8Array, maxBytes: number): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - 22
  if (end < 0 || view.getUint32(end, true) !== endSignature) return 'archive ZIP abîmée ou suivie d’autre chose'
  const entries = view.getUint16(end + 10, true)
  if (entries > maxEntries) return `plus de ${maxEntries} fichiers dans l'archive`
  let left = maxBytes
  let at = view.getUint32(end + 16, true)
  for (let rank = 0; rank < entries; rank += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== centralSignature) return 'répertoire ZIP abîmé'
    const entry = {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      local: view.getUint32(at + 42, true),
    }
    if ([entry.packed, entry.size, entry.local].includes(unknown32)) return 'archive ZIP64'
    const size = realSize(bytes, view, entry, left)
    if (size === undefined) return 'un fichier de l’archive est abîmé'
    if (size > left) return `contenu de plus de ${Math.round(maxBytes / 1024 / 1024)} Mio une fois décompressé`
    if (size !== entry.size) return 'un fichier de l’archive n’a pas la taille annoncée'
    left -= size
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return undefined
}

interface ZipEntry {
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly local: number
}

/** Bytes of an entry once inflated; more than `left` as soon as it is too much; undefined when it cannot be read. */
function realSize(bytes: Uint8Array, view: DataView, entry: ZipEntry, left: number): number | undefined {
  const { method, packed, local } = entry
  if (local + 30 > bytes.length || view.getUint32(local, true) !== localSignature) return undefined
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (from + packed > bytes.length) return undefined
  if (method === 0) return packed
  if (method !== 8 || packed === 0) return undefined
  try {
    return inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: left + 1 }).length
  } catch (error) {
    return error instanceof RangeError ? left + 1 : undefined
  }
}
