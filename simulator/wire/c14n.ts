import { compareCodePoints, escapeCanonicalAttribute, escapeCanonicalText } from './c14n-text.js'
import { NS } from './namespaces.js'
import { type NamespaceDeclaration, type XmlAttribute, XmlComment, XmlElement } from './xml-tree.js'

export interface C14nOptions {
  readonly exclusive: boolean
  readonly comments: boolean
  /** PrefixList of ec:InclusiveNamespaces, `#default` for the default namespace; only with `exclusive`. */
  readonly inclusivePrefixes?: readonly string[]
  /** Subtree left out: the signature of an enveloped signature. */
  readonly without?: XmlElement
}

/** A namespace as the output already declares it, innermost first. */
interface Rendered {
  readonly prefix: string
  readonly uri: string
  readonly outer: Rendered | undefined
}

/**
 * Canonical XML of an element and all below it: Canonical XML 1.0 or Exclusive XML Canonicalization 1.0.
 *
 *   element of a parsed message -> canonical text, to be hashed as UTF-8
 *
 * The element is the apex: its ancestors are not written, but lend their namespaces in scope and, in inclusive mode,
 * their xml:* attributes. It works on the tree that is read afterwards, so that nothing verified differs from what is
 * used; our trees hold no processing instruction. (W3C REC xml-c14n-20010315, REC xml-exc-c14n-20020718.)
 */
export function canonicalize(element: XmlElement, options: C14nOptions): string {
  const { exclusive, comments, without } = options
  const listed = options.inclusivePrefixes?.map((prefix) => (prefix === '#default' ? '' : prefix)) ?? []
  const rendering = (declared: readonly NamespaceDeclaration[], outer: Rendered | undefined) =>
    declared.reduce((rendered, { prefix, uri }) => withNamespace(rendered, prefix, uri), outer)

  const namespacesOf = (here: XmlElement, outer: Rendered | undefined, apex: boolean): Rendered | undefined => {
    if (!exclusive) return rendering(apex ? inScope(here) : here.namespaces, outer)
    const used = withVisiblyUsed(here, outer)
    if (listed.length === 0) return used
    const declared = apex ? inScope(here) : here.namespaces
    return rendering(
      declared.filter(({ prefix }) => listed.includes(prefix)),
      used,
    )
  }

  let out = ''
  const write = (here: XmlElement, outer: Rendered | undefined, apex: boolean): void => {
    const name = here.prefix === '' ? here.name : `${here.prefix}:${here.name}`
    const rendered = namespacesOf(here, outer, apex)
    out += `<${name}`
    if (rendered !== outer) for (const { prefix, uri } of fresh(rendered, outer)) out += declaration(prefix, uri)
    const attributes = apex && !exclusive ? [...here.attributes, ...inheritedXmlAttributes(here)] : here.attributes
    for (const { prefix, name, value } of sortedAttributes(attributes)) {
      out += prefix === '' ? ` ${name}="` : ` ${prefix}:${name}="`
      out += `${escapeCanonicalAttribute(value)}"`
    }
    out += '>'
    for (const child of here.children) {
      if (typeof child === 'string') out += escapeCanonicalText(child)
      else if (child instanceof XmlElement) {
        if (child !== without) write(child, rendered, false)
      } else if (comments && child instanceof XmlComment) out += `<!--${child.content}-->`
    }
    out += `</${name}>`
  }
  write(element, undefined, true)
  return out
}

/** What is rendered once a namespace is, which it may be already. */
const withNamespace = (rendered: Rendered | undefined, prefix: string, uri: string): Rendered | undefined =>
  isRendered(rendered, prefix, uri) ? rendered : { prefix, uri, outer: rendered }

/** An undeclared default namespace counts as rendered: `xmlns=""` only undoes a declaration already written. */
function isRendered(rendered: Rendered | undefined, prefix: string, uri: string): boolean {
  for (let here = rendered; here; here = here.outer) if (here.prefix === prefix) return here.uri === uri
  return prefix === '' && uri === ''
}

/** Namespaces of the element's own name and of its attributes: all that exclusive C14N writes by itself. */
function withVisiblyUsed(element: XmlElement, outer: Rendered | undefined): Rendered | undefined {
  let rendered = element.prefix === 'xml' ? outer : withNamespace(outer, element.prefix, element.ns)
  for (const { prefix, ns } of element.attributes) {
    if (prefix !== '' && prefix !== 'xml') rendered = withNamespace(rendered, prefix, ns)
  }
  return rendered
}

function inScope(element: XmlElement): NamespaceDeclaration[] {
  const uris = new Map<string, string>()
  for (let here: XmlElement | null = element; here; here = here.parent) {
    for (const { prefix, uri } of here.namespaces) if (!uris.has(prefix)) uris.set(prefix, uri)
  }
  uris.delete('xml')
  return Array.from(uris, ([prefix, uri]) => ({ prefix, uri }))
}

function inheritedXmlAttributes(element: XmlElement): XmlAttribute[] {
  const inherited: XmlAttribute[] = []
  const seen = new Set(element.attributes.filter(({ ns }) => ns === NS.xml).map(({ name }) => name))
  for (let here = element.parent; here; here = here.parent) {
    for (const attribute of here.attributes) {
      if (attribute.ns !== NS.xml || seen.has(attribute.name)) continue
      seen.add(attribute.name)
      inherited.push(attribute)
    }
  }
  return inherited
}

/** Namespaces rendered since an element further out, by prefix. */
function fresh(rendered: Rendered | undefined, outer: Rendered | undefined): Rendered[] {
  const found: Rendered[] = []
  for (let here = rendered; here && here !== outer; here = here.outer) found.push(here)
  return found.length < 2 ? found : found.sort((a, b) => compareCodePoints(a.prefix, b.prefix))
}

const compareAttributes = (a: XmlAttribute, b: XmlAttribute): number =>
  compareCodePoints(a.ns, b.ns) || compareCodePoints(a.name, b.name)

/** In canonical order; an element has few of them, which are often in order already. */
function sortedAttributes(attributes: readonly XmlAttribute[]): readonly XmlAttribute[] {
  let sorted: XmlAttribute[] | undefined
  for (let index = 1; index < attributes.length; index++) {
    const list: readonly XmlAttribute[] = sorted ?? attributes
    const attribute = list[index] as XmlAttribute
    if (compareAttributes(list[index - 1] as XmlAttribute, attribute) <= 0) continue
    if (attributes.length > fewAttributes) return attributes.toSorted(compareAttributes)
    sorted ??= attributes.slice()
    let place = index
    for (; place > 0 && compareAttributes(sorted[place - 1] as XmlAttribute, attribute) > 0; place--) {
      sorted[place] = sorted[place - 1] as XmlAttribute
    }
    sorted[place] = attribute
  }
  return sorted ?? attributes
}

/** Beyond, sorting them one by one would cost the square of their number. */
const fewAttributes = 12

const declaration = (prefix: string, uri: string): string =>
  ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeCanonicalAttribute(uri)}"`
