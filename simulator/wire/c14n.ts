import { compareCodePoints, escapeCanonicalAttribute, escapeCanonicalText } from './c14n-text.js'
import { NS } from './namespaces.js'
import { type XmlAttribute, XmlComment, XmlElement } from './xml-tree.js'

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

type Binding = readonly [prefix: string, uri: string]

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
  const listed = (options.inclusivePrefixes ?? []).map((prefix) => (prefix === '#default' ? '' : prefix))

  const candidates = (here: XmlElement, apex: boolean): Binding[] => {
    const declared = apex ? inScope(here) : here.namespaces.map(({ prefix, uri }): Binding => [prefix, uri])
    if (!options.exclusive) return declared
    const bindings = visiblyUsed(here)
    if (listed.length > 0) bindings.push(...declared.filter(([prefix]) => listed.includes(prefix)))
    return bindings
  }

  const write = (here: XmlElement, outer: Rendered | undefined, apex: boolean): string => {
    const name = here.prefix === '' ? here.name : `${here.prefix}:${here.name}`
    let rendered = outer
    let fresh: Rendered[] | undefined
    if (apex || options.exclusive || here.namespaces.length > 0) {
      for (const [prefix, uri] of candidates(here, apex)) {
        if (isRendered(rendered, prefix, uri)) continue
        rendered = { prefix, uri, outer: rendered }
        fresh ??= []
        fresh.push(rendered)
      }
    }
    let out = `<${name}`
    if (fresh) for (const { prefix, uri } of sortedByPrefix(fresh)) out += declaration(prefix, uri)
    const inherited = apex && !options.exclusive ? inheritedXmlAttributes(here) : []
    for (const attribute of sortedAttributes(here.attributes, inherited)) {
      const prefix = attribute.prefix === '' ? '' : `${attribute.prefix}:`
      out += ` ${prefix}${attribute.name}="${escapeCanonicalAttribute(attribute.value)}"`
    }
    out += '>'
    for (const child of here.children) {
      if (typeof child === 'string') out += escapeCanonicalText(child)
      else if (child instanceof XmlElement) out += child === options.without ? '' : write(child, rendered, false)
      else if (options.comments && child instanceof XmlComment) out += `<!--${child.content}-->`
    }
    return `${out}</${name}>`
  }
  return write(element, undefined, true)
}

/** An undeclared default namespace counts as rendered: `xmlns=""` only undoes a declaration already written. */
function isRendered(rendered: Rendered | undefined, prefix: string, uri: string): boolean {
  for (let here = rendered; here; here = here.outer) if (here.prefix === prefix) return here.uri === uri
  return prefix === '' && uri === ''
}

/** Namespaces of the element's own name and of its attributes: all that exclusive C14N writes by itself. */
function visiblyUsed(element: XmlElement): Binding[] {
  const bindings: Binding[] = element.prefix === 'xml' ? [] : [[element.prefix, element.ns]]
  for (const { prefix, ns } of element.attributes) {
    if (prefix !== '' && prefix !== 'xml') bindings.push([prefix, ns])
  }
  return bindings
}

function inScope(element: XmlElement): Binding[] {
  const uris = new Map<string, string>()
  for (let here: XmlElement | null = element; here; here = here.parent) {
    for (const { prefix, uri } of here.namespaces) if (!uris.has(prefix)) uris.set(prefix, uri)
  }
  uris.delete('xml')
  return [...uris]
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

const sortedByPrefix = (fresh: Rendered[]): Rendered[] =>
  fresh.length < 2 ? fresh : fresh.sort((a, b) => compareCodePoints(a.prefix, b.prefix))

const sortedAttributes = (own: readonly XmlAttribute[], inherited: readonly XmlAttribute[]): readonly XmlAttribute[] =>
  own.length < 2 && inherited.length === 0
    ? own
    : [...own, ...inherited].sort((a, b) => compareCodePoints(a.ns, b.ns) || compareCodePoints(a.name, b.name))

const declaration = (prefix: string, uri: string): string =>
  ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeCanonicalAttribute(uri)}"`
