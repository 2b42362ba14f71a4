const blanks = /[ \t\r\n]+/g
const strict = /^[A-Za-z0-9+/]*={0,2}$/

/**
 * Decodes base64 as XML Schema and MIME write it: line ends and blanks allowed, padding required, nothing else.
 *
 *   text -> bytes, or undefined when a character or the length is wrong
 *
 * Node's own decoder skips what it does not understand, which would hide a damaged document: what it would write back
 * is right, and anything else is looked at.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') === text) return bytes
  const dense = text.replace(blanks, '')
  return dense.length % 4 === 0 && strict.test(dense) ? Buffer.from(dense, 'base64') : undefined
}
