import { isUtf8 as isValidUtf8 } from 'node:buffer'
import type { XmlDocument } from 'libxml2-wasm'
import { doctype } from './doctype.js'
import { savedText, withDocument } from './libxml2.js'
import { type Refusal, readPlain, readSource } from './source-reader.js'
import { explain } from './xml-complaints.js'
import type { XmlElement } from './xml-tree.js'

export interface XmlOptions {
  /** Fills `XmlElement.line`, except in encodings other than UTF-8. */
  readonly positions?: boolean
  /** Deepest element accepted, the root being 1; libxml2 itself stops at 256. */
  readonly maxDepth?: number
  /** SOAP forbids them; a CDA document may carry an `xml-stylesheet`. */
  readonly processingInstructions?: 'refuse' | 'ignore'
}

/** `reason` is a French sentence; `line` is 1-based, 0 unknown. */
export type XmlParse =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly kind: 'unreadable' | 'forbidden'; readonly reason: string; readonly line: number }

/**
 * Reads an XML message from the wire.
 *
 *   bytes in any encoding libxml2 knows, or a string -> tree, or why there is none
 *
 * No DOCTYPE, no entity but the five of XML, no processing instruction unless ignored. Never throws.
 * A message in plain XML, as nearly all are, is read by a small reader of our own. Of any other libxml2 judges whether
 * the bytes are well-formed, then the tree is read from the same text by the same reader: fetching each node out of
 * WebAssembly, or having libxml2 write its tree, costs two to thirty times more.
 */
export function parseXml(input: Uint8Array | string, options: XmlOptions = {}): XmlParse {
  const { positions = false, maxDepth = 256, processingInstructions = 'refuse' } = options
  const bytes = typeof input === 'string' ? Buffer.from(input) : input
  const prolog = doctype(bytes)
  if (prolog === 'present') return forbidden('DOCTYPE', maxDepth)
  if (prolog === 'absent' && isValidUtf8(bytes)) {
    const plain = readPlain(decodeUtf8(bytes), { positions, maxDepth, processingInstructions })
    if (plain) return { ok: true, root: plain }
  }

  const opened = withDocument(bytes, { utf8: typeof input === 'string' }, (document) => {
    if (document.dtd) return 'DOCTYPE'
    return typeof input === 'string' || isUtf8(document, bytes) ? undefined : savedText(document)
  })
  if (!opened.ok) return { ok: false, ...explain(opened.complaint) }
  if (opened.value === 'DOCTYPE') return forbidden('DOCTYPE', maxDepth)

  const text = opened.value ?? decodeUtf8(bytes)
  // Lines of a text that libxml2 wrote are not those of the message.
  const lines = positions && opened.value === undefined
  const read = readSource(text, { positions: lines, maxDepth, processingInstructions })
  return typeof read === 'string' ? forbidden(read, maxDepth) : { ok: true, root: read }
}

const decodeUtf8 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')

/** Other encodings are read from what libxml2 makes of them. */
const isUtf8 = ({ encoding }: XmlDocument, bytes: Uint8Array): boolean =>
  doctype(bytes) === 'absent' && (encoding === null || /^(utf-?8|us-ascii)$/i.test(encoding))

function forbidden(what: Refusal | 'DOCTYPE', maxDepth: number): XmlParse {
  const why = {
    DOCTYPE: 'un message SOAP ne contient pas de DOCTYPE',
    'processing-instruction': "un message SOAP ne contient pas d'instruction de traitement",
    'too-deep': `plus de ${maxDepth} niveaux d'éléments imbriqués`,
  }[what]
  return { ok: false, kind: 'forbidden', reason: `XML refusé : ${why}.`, line: 0 }
}
