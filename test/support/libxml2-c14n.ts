import { XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm'

export interface LibxmlC14n {
  readonly exclusive: boolean
  readonly comments: boolean
  readonly inclusivePrefixes?: readonly string[]
}

/** Canonical form by libxml2 of the element that an XPath finds: what our own C14N is held against. */
export function libxml2Canonical(xml: string, xpath: string, options: LibxmlC14n): string {
  const document = XmlDocument.fromString(xml)
  try {
    const element = document.get(xpath)
    if (!(element instanceof XmlElement)) throw new Error(`no element at ${xpath}`)
    const chunks: Buffer[] = []
    element.canonicalize(
      {
        write: (chunk: Uint8Array) => {
          chunks.push(Buffer.from(chunk))
          return chunk.byteLength
        },
        close: () => true,
      },
      {
        mode: options.exclusive ? XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 : XmlC14NMode.XML_C14N_1_0,
        withComments: options.comments,
        inclusiveNamespacePrefixes: [...(options.inclusivePrefixes ?? [])],
      },
    )
    return Buffer.concat(chunks).toString('utf8')
  } finally {
    document.dispose()
  }
}
