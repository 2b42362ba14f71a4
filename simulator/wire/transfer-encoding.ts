import { decodeBase64 } from './base64.js'

const plain = new Set(['', '7bit', '8bit', 'binary'])

const decoders: Readonly<Record<string, (text: string) => Uint8Array | undefined>> = {
  base64: decodeBase64,
  'quoted-printable': decodeQuotedPrintable,
}

/**
 * Undoes the Content-Transfer-Encoding of a MIME part.
 *
 *   encoding as written, bytes -> the document's own bytes (not copied when the encoding is plain), or a French reason
 */
export function decodeTransfer(
  encoding: string,
  bytes: Uint8Array,
): { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly reason: string } {
  const name = encoding.trim().toLowerCase()
  if (plain.has(name)) return { ok: true, bytes }
  const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined
  if (!decode) return { ok: false, reason: `son codage de transfert est inconnu (${encoding.slice(0, 80)})` }
  const decoded = decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
  return decoded ? { ok: true, bytes: decoded } : { ok: false, reason: `son contenu n'est pas du ${name} valide` }
}

/** RFC 2045: `=XX` is a byte, `=` ending a line joins it to the next, blanks before a line end do not count. */
function decodeQuotedPrintable(text: string): Uint8Array | undefined {
  const bytes = Buffer.allocUnsafe(text.length)
  let length = 0
  for (let start = 0; start <= text.length; ) {
    const lineFeed = text.indexOf('\n', start)
    const next = lineFeed < 0 ? text.length : lineFeed
    const ending = lineFeed < 0 ? '' : text[next - 1] === '\r' ? '\r\n' : '\n'
    const line = withoutTrailingBlanks(text.slice(start, ending === '\r\n' ? next - 1 : next))
    const soft = line.endsWith('=')
    const end = soft ? line.length - 1 : line.length
    for (let here = 0; here < end; here++) {
      let code = line.charCodeAt(here)
      if (code === 0x3d) {
        const hexadecimal = line.slice(here + 1, here + 3)
        if (here + 2 >= end || !/^[0-9A-Fa-f]{2}$/.test(hexadecimal)) return undefined
        code = Number.parseInt(hexadecimal, 16)
        here += 2
      }
      bytes[length++] = code
    }
    if (!soft) length += bytes.write(ending, length, 'latin1')
    start = next + 1
  }
  return bytes.subarray(0, length)
}

/** A loop, since a regular expression would be quadratic on a long run of blanks. */
function withoutTrailingBlanks(line: string): string {
  let end = line.length
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--
  return line.slice(0, end)
}
