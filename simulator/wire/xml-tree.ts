/** An attribute of an element; `ns` is empty for an unprefixed attribute. */
export interface XmlAttribute {
  readonly prefix: string
  readonly ns: string
  readonly name: string
  readonly value: string
}

/** A namespace declaration as written on an element; the empty prefix is the default namespace. */
export interface NamespaceDeclaration {
  readonly prefix: string
  readonly uri: string
}

export class XmlComment {
  constructor(readonly content: string) {}
}

export type XmlNode = XmlElement | XmlComment | string

/**
 * One element of a parsed message: the only shape that decoders, signature code and checks read.
 *
 * Built once per message by `parseXml`, so that what is verified is what is read.
 * `line` is 1-based, 0 when the tree was read without positions.
 */
export class XmlElement {
  constructor(
    readonly prefix: string,
    readonly ns: string,
    readonly name: string,
    readonly attributes: readonly XmlAttribute[],
    readonly namespaces: readonly NamespaceDeclaration[],
    readonly parent: XmlElement | null,
    readonly line: number,
    readonly children: XmlNode[] = [],
  ) {}

  /** Value of an attribute, by local name and namespace (none by default). */
  attr(name: string, ns = ''): string | undefined {
    for (const attribute of this.attributes) if (attribute.name === name && attribute.ns === ns) return attribute.value
    return undefined
  }

  /** Direct text, comments skipped, not trimmed. */
  get text(): string {
    let text = ''
    for (const child of this.children) if (typeof child === 'string') text += child
    return text
  }

  /** Child elements, in order. */
  get elements(): XmlElement[] {
    const elements: XmlElement[] = []
    for (const child of this.children) if (child instanceof XmlElement) elements.push(child)
    return elements
  }

  /** First child element of that name. */
  child(ns: string, name: string): XmlElement | undefined {
    for (const child of this.children) {
      if (child instanceof XmlElement && child.name === name && child.ns === ns) return child
    }
    return undefined
  }

  /** Child elements of that name, in order. */
  all(ns: string, name: string): XmlElement[] {
    const found: XmlElement[] = []
    for (const child of this.children) {
      if (child instanceof XmlElement && child.name === name && child.ns === ns) found.push(child)
    }
    return found
  }

  /** First element at the end of a chain of child names, all in one namespace. */
  at(ns: string, ...names: string[]): XmlElement | undefined {
    let here: XmlElement | undefined = this
    for (const name of names) here = here?.child(ns, name)
    return here
  }

  /** This element and all below it, in document order. */
  *descendants(): Generator<XmlElement> {
    yield this
    const waiting = this.elements.reverse()
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      yield next
      for (let index = next.children.length - 1; index >= 0; index--) {
        const child = next.children[index]
        if (child instanceof XmlElement) waiting.push(child)
      }
    }
  }

  /** First of this element and all below it, in document order, that is as wanted. */
  find(wanted: (element: XmlElement) => boolean): XmlElement | undefined {
    if (wanted(this)) return this
    for (const child of this.children) {
      const found = child instanceof XmlElement ? child.find(wanted) : undefined
      if (found) return found
    }
    return undefined
  }

  /** XPath of this element from the root, e.g. `/soap:Envelope/soap:Body/rim:Slot[2]`; prefixes as written. */
  get path(): string {
    const label = this.prefix ? `${this.prefix}:${this.name}` : this.name
    if (!this.parent) return `/${label}`
    const twins = this.parent.all(this.ns, this.name)
    const index = twins.length > 1 ? `[${twins.indexOf(this) + 1}]` : ''
    return `${this.parent.path}/${label}${index}`
  }
}
