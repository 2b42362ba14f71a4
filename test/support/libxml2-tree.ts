import {
  XmlCData as DomCData,
  XmlComment as DomComment,
  XmlElement as DomElement,
  XmlText as DomText,
  ParseOption,
  XmlDocument,
} from 'libxml2-wasm'
import { XmlComment, XmlElement } from '#simulator/wire/xml-tree.js'

/** A tree without parents, as plain data, so that two trees compare whoever built them. */
export interface PlainElement {
  readonly name: string
  readonly ns: string
  readonly attributes: readonly string[]
  readonly namespaces: readonly string[]
  readonly children: readonly (PlainElement | string | { readonly comment: string })[]
}

const clark = (prefix: string, ns: string, name: string): string => `${prefix}{${ns}}${name}`

export function plain(element: XmlElement): PlainElement {
  return {
    name: clark(element.prefix, '', element.name),
    ns: element.ns,
    attributes: element.attributes.map(({ prefix, ns, name, value }) => `${clark(prefix, ns, name)}=${value}`),
    namespaces: element.namespaces.map(({ prefix, uri }) => `${prefix}=${uri}`),
    children: element.children.map((child) =>
      child instanceof XmlElement ? plain(child) : child instanceof XmlComment ? { comment: child.content } : child,
    ),
  }
}

/** The tree as libxml2 has it, node by node; undefined when libxml2 finds the bytes ill-formed. */
export function libxml2Tree(bytes: Uint8Array): PlainElement | undefined {
  let document: XmlDocument
  try {
    document = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NO_XXE })
  } catch {
    return undefined
  }
  try {
    return document.dtd ? undefined : walk(document.root)
  } finally {
    document.dispose()
  }
}

function walk(dom: DomElement): PlainElement {
  const children: (PlainElement | string | { comment: string })[] = []
  // By XPath, since the library's own sibling links stop at a processing instruction.
  for (const child of dom.find('node()')) {
    if (child instanceof DomElement) children.push(walk(child))
    else if (child instanceof DomComment) children.push({ comment: child.content })
    else if (child instanceof DomText || child instanceof DomCData) {
      const previous = children.at(-1)
      if (typeof previous === 'string') children[children.length - 1] = previous + child.content
      else if (child.content) children.push(child.content)
    }
  }
  return {
    name: clark(dom.prefix, '', dom.name),
    ns: dom.namespaceUri,
    attributes: dom.attrs.map(
      ({ prefix, namespaceUri, name, value }) => `${clark(prefix, namespaceUri, name)}=${value}`,
    ),
    namespaces: Object.entries(dom.nsDeclarations).map(([prefix, uri]) => `${prefix}=${uri}`),
    children,
  }
}
