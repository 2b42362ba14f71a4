const at = (bytes: Uint8Array, ascii: string, from: number): boolean => {
  for (let index = 0; index < ascii.length; index++) {
    if (bytes[from + index] !== ascii.charCodeAt(index)) return false
  }
  return true
}

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

const after = (bytes: Uint8Array, ascii: string, from: number): number => {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(ascii, from, 'latin1')
  return found < 0 ? bytes.length : found + ascii.length
}

/**
 * Looks for a DOCTYPE before any XML parser sees the bytes.
 *
 *   bytes -> 'present', 'absent', or 'unknown' for an encoding that is not a superset of ASCII (UTF-16 and the like)
 *
 * Skips byte order mark, XML declaration, comments and processing instructions, and stops at the first element.
 */
export function doctype(bytes: Uint8Array): 'present' | 'absent' | 'unknown' {
  let here = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  if (bytes[here] === 0 || bytes[here + 1] === 0 || (bytes[here] ?? 0) > 0x7f || bytes[here] === 0x4c) return 'unknown'
  for (;;) {
    while (isBlank(bytes[here])) here++
    if (at(bytes, '<!--', here)) here = after(bytes, '-->', here + 4)
    else if (at(bytes, '<?', here)) here = after(bytes, '?>', here + 2)
    else return at(bytes, '<!DOCTYPE', here) ? 'present' : 'absent'
  }
}
