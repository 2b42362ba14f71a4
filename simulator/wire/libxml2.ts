import { ParseOption, XmlC14NMode, XmlDocument, XmlError, XmlLibError } from 'libxml2-wasm'

/**
 * Never: an input provider, entity substitution (NOENT), external DTDs (DTDLOAD). libxml2's own limits stay on:
 * 256 levels, 10 MB a text node, no entity amplification.
 */
const safely = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET

export interface OpenOptions {
  /** Set when the bytes are known to be UTF-8, whatever the XML declaration says. */
  readonly utf8?: boolean
  /** Lifts libxml2's limits on sizes and depth; only for bytes known to hold no DOCTYPE. */
  readonly huge?: boolean
}

/** What libxml2 had against the bytes; `line` is 1-based, 0 unknown. */
export interface Complaint {
  readonly message: string
  readonly line: number
}

/**
 * Parses bytes, lends the document, and always gives its memory back.
 *
 *   bytes, use -> what `use` makes of the document, or libxml2's complaint
 */
export function withDocument<T>(
  bytes: Uint8Array,
  { utf8 = false, huge = false }: OpenOptions,
  use: (document: XmlDocument) => T,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly complaint: Complaint } {
  let document: XmlDocument | undefined
  try {
    document = XmlDocument.fromBuffer(bytes, {
      option: huge ? safely | ParseOption.XML_PARSE_HUGE : safely,
      ...(utf8 ? { encoding: 'utf-8' } : {}),
    })
    return { ok: true, value: use(document) }
  } catch (error) {
    if (error instanceof XmlError || isTrap(error)) return { ok: false, complaint: complaintOf(error) }
    throw error
  } finally {
    document?.dispose()
  }
}

/** libxml2 stopped inside its sandbox: the fault of the bytes, and no harm outside. */
const isTrap = (error: unknown): error is Error => error instanceof Error && error.name === 'RuntimeError'

function complaintOf(error: Error): Complaint {
  if (error instanceof XmlLibError) {
    const first = error.details.find((detail) => detail.level > 1) ?? error.details[0]
    if (first) return { message: first.message.trim(), line: Math.max(first.line, 0) }
  }
  return { message: error.message.trim(), line: 0 }
}

/** Collects what libxml2 writes; its memory is reused after each call, hence the copies. */
class Collector {
  private readonly chunks: Buffer[] = []

  write(chunk: Uint8Array): number {
    this.chunks.push(Buffer.from(chunk))
    return chunk.byteLength
  }

  close(): boolean {
    return true
  }

  get bytes(): Buffer {
    const [only] = this.chunks
    return only && this.chunks.length === 1 ? only : Buffer.concat(this.chunks)
  }
}

/** Whole-document inclusive C14N 1.0, UTF-8 bytes; the library's own string form breaks characters at its chunk ends. */
export function canonicalBytes(document: XmlDocument, withComments: boolean): Buffer {
  const collector = new Collector()
  document.canonicalize(collector, { mode: XmlC14NMode.XML_C14N_1_0, withComments })
  return collector.bytes
}

/** The document as libxml2 writes it back, whatever its encoding was. */
export function savedText(document: XmlDocument): string {
  const collector = new Collector()
  document.save(collector, { format: false, noDeclaration: true, encoding: 'utf-8' })
  return collector.bytes.toString('utf8')
}
