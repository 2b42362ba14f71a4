import { isUtf8 } from 'node:buffer'
import { canonicalize } from './c14n.js'
import { doctype } from './doctype.js'
import { canonicalBytes, withDocument } from './libxml2.js'
import { readPlain } from './source-reader.js'

/**
 * Inclusive C14N 1.0 of a whole document, as the lot signature digests an XML document.
 *
 *   bytes of the document, comments kept or not -> canonical UTF-8 bytes
 *
 * Undefined when the document is not well-formed, or has a DOCTYPE: nothing in the DMP needs one, and its entities
 * would make the digest depend on what the reader expands. Processing instructions (xml-stylesheet) are kept.
 * A document in plain XML takes our own reader; any other, libxml2, which costs three times more.
 */
export function canonicalizeDocument(bytes: Uint8Array, comments: boolean): Uint8Array | undefined {
  const found = doctype(bytes)
  if (found === 'present') return undefined
  const plain = found === 'absent' ? canonicalPlain(bytes, comments) : undefined
  if (plain !== undefined) return plain
  // A level 1 CDA holds its PDF in one text node, which may well exceed libxml2's 10 MB.
  const opened = withDocument(bytes, { huge: found === 'absent' }, (document) =>
    document.dtd || document.warnings.length > 0 ? undefined : canonicalBytes(document, comments),
  )
  return opened.ok ? opened.value : undefined
}

/** A root with nothing but blanks around it: our trees do not hold the comments outside of it. */
const loneRoot = /^(?:<\?xml[^>]*\?>)?[ \t\r\n]*<[A-Za-z_]/

/** U+FFFE and U+FFFF, each byte a character. */
const forbiddenCharacters = ['\u00ef\u00bf\u00be', '\u00ef\u00bf\u00bf']

/**
 * Read one byte a character: the canonical form leaves the bytes of other characters as they are, and to decode them
 * then encode them again would cost as much as the rest. A reference to a character (`&#233;`) becomes one, so that a
 * document that has any is read as text.
 */
function canonicalPlain(bytes: Uint8Array, comments: boolean): Uint8Array | undefined {
  if (!isUtf8(bytes)) return undefined
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const asBytes = buffer.toString('latin1')
  const encoding = asBytes.includes('&#') ? 'utf8' : 'latin1'
  const text = encoding === 'utf8' ? buffer.toString('utf8') : asBytes
  if (!loneRoot.test(text) || text.trimEnd().endsWith('-->')) return undefined
  if (encoding === 'latin1' && forbiddenCharacters.some((character) => text.includes(character))) return undefined
  const root = readPlain(text, { positions: false, maxDepth: 256, processingInstructions: 'refuse' })
  return root && Buffer.from(canonicalize(root, { exclusive: false, comments }), encoding)
}
