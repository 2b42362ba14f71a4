import { doctype } from './doctype.js'
import { canonicalBytes, withDocument } from './libxml2.js'

/**
 * Inclusive C14N 1.0 of a whole document, as the lot signature digests an XML document.
 *
 *   bytes of the document, comments kept or not -> canonical UTF-8 bytes
 *
 * Undefined when the document is not well-formed, or has a DOCTYPE: nothing in the DMP needs one, and its entities
 * would make the digest depend on what the reader expands. Processing instructions (xml-stylesheet) are kept.
 */
export function canonicalizeDocument(bytes: Uint8Array, comments: boolean): Uint8Array | undefined {
  const found = doctype(bytes)
  if (found === 'present') return undefined
  // A level 1 CDA holds its PDF in one text node, which may well exceed libxml2's 10 MB.
  const opened = withDocument(bytes, { huge: found === 'absent' }, (document) =>
    document.dtd || document.warnings.length > 0 ? undefined : canonicalBytes(document, comments),
  )
  return opened.ok ? opened.value : undefined
}
