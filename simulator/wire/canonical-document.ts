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

function canonicalPlain(bytes: Uint8Array, comments: boolean): Uint8Array | undefined {
  if (!isUtf8(bytes)) return undefined
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  if (!loneRoot.test(text) || text.trimEnd().endsWith('-->')) return undefined
  const root = readPlain(text, { positions: false, maxDepth: 256, processingInstructions: 'refuse' })
  return root && Buffer.from(canonicalize(root, { exclusive: false, comments }))
}
