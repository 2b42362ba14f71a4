import { ParseOption, XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm'

export interface LibxmlC14n {
  readonly exclusive: boolean
  readonly comments: boolean
  readonly inclusivePrefixes?: readonly string[]
}

const collected = (canonicalize: (handler: { write(chunk: Uint8Array): number; close(): boolean }) => void): Buffer => {
  const chunks: Buffer[] = []
  canonicalize({
    write: (chunk) => {
      chunks.push(Buffer.from(chunk))
      return chunk.byteLength
    },
    close: () => true,
  })
  return Buffer.concat(chunks)
}

/** Canonical form by libxml2 of the element that an XPath finds: what our own C14N is held against. */
export function libxml2Canonical(xml: string, xpath: string, options: LibxmlC14n): string {
  const document = XmlDocument.fromString(xml)
  try {
    const element = document.get(xpath)
    if (!(element instanceof XmlElement)) throw new Error(`no element at ${xpath}`)
    return collected((handler) =>
      element.canonicalize(handler, {
        mode: options.exclusive ? XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 : XmlC14NMode.XML_C14N_1_0,
        withComments: options.comments,
        inclusiveNamespacePrefixes: [...(options.inclusivePrefixes ?? [])],
      }),
    ).toString('utf8')
  } finally {
    document.dispose()
  }
}

/** Inclusive canonical form of a whole document, its processing instructions included. */
export function libxml2CanonicalDocument(bytes: Uint8Array, withComments: boolean): Buffer {
  const document = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NO_XXE })
  try {
    return collected((handler) => document.canonicalize(handler, { mode: XmlC14NMode.XML_C14N_1_0, withComments }))
  } finally {
    document.dispose()
  }
}
