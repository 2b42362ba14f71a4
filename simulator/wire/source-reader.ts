import { NamespaceScope } from './namespace-scope.js'
import { NextMark } from './next-mark.js'
import { isPlainAttribute, isPlainNamespace, isPlainText, plainDeclaration } from './plain-xml.js'
import type { KnownName } from './qualified-name.js'
import { readPlainReferences, readReferences } from './references.js'
import { isBlank, malformed, NotWellFormed, XmlCursor } from './xml-cursor.js'
import { type NamespaceDeclaration, type XmlAttribute, XmlComment, XmlElement, type XmlNode } from './xml-tree.js'

/** Why a tree was not built: a construction that the caller forbids. */
export type Refusal = 'processing-instruction' | 'too-deep'

export interface ReaderOptions {
  readonly positions: boolean
  readonly maxDepth: number
  readonly processingInstructions: 'refuse' | 'ignore'
}

const BANG = 0x21
const SLASH = 0x2f
const LESS = 0x3c
const GREATER = 0x3e
const QUESTION = 0x3f
const BRACKET = 0x5b

const noAttributes: readonly Attribute[] = []
const noNamespaces: readonly NamespaceDeclaration[] = []

/**
 * Builds the tree of a message that libxml2 has found well-formed, namespaces included, and without DOCTYPE.
 *
 *   text of the document, decoded -> root element, or the construction that is refused
 *
 * Throws NotWellFormed on text that is not, which only a fault of ours can bring here.
 */
export function readSource(text: string, options: ReaderOptions): XmlElement | Refusal {
  return new SourceReader(withLineFeeds(text), options, false).read()
}

/**
 * Builds the tree of a message that nobody has judged, when it is written in the plain XML of nearly all messages.
 *
 *   text of the document, decoded -> root element; undefined when libxml2 is to judge
 *
 * The plain XML of `plain-xml.ts` leaves out whatever is rare or delicate, so that all it takes is well-formed for
 * libxml2 too and a single reading is enough.
 */
export function readPlain(text: string, options: ReaderOptions): XmlElement | undefined {
  if (!isPlainText(text)) return undefined
  try {
    const read = new SourceReader(withLineFeeds(text), options, true).read()
    return typeof read === 'string' ? undefined : read
  } catch (error) {
    if (error instanceof NotWellFormed) return undefined
    throw error
  }
}

const withLineFeeds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

/** Each attribute is compared with each other: an element that has more is left to libxml2. */
const maxPlainAttributes = 40

/** libxml2 stops at 256. */
const maxPlainDepth = 200

class SourceReader {
  private readonly cursor: XmlCursor
  private readonly scope = new NamespaceScope()
  private readonly scopeSizes: number[] = []
  /** Names of the open elements, as written. */
  private readonly tags: string[] = []
  private root: XmlElement | null = null
  private open: XmlElement | null = null
  /** Those of the start tag being read come first; an array for each would cost more than the tree's own. */
  private readonly attributes: Attribute[] = []
  private readonly references: NextMark
  private readonly tabs: NextMark
  private readonly lineFeeds: NextMark
  private readonly tagStarts: NextMark

  constructor(
    text: string,
    private readonly options: ReaderOptions,
    private readonly plain: boolean,
  ) {
    this.cursor = new XmlCursor(text, text.charCodeAt(0) === 0xfeff ? 1 : 0)
    this.references = new NextMark(text, '&')
    this.tabs = new NextMark(text, '\t')
    this.lineFeeds = new NextMark(text, '\n')
    this.tagStarts = new NextMark(text, '<')
  }

  read(): XmlElement | Refusal {
    const { cursor } = this
    if (cursor.text.startsWith('<?xml', cursor.here) && isBlank(cursor.peek(5))) {
      const declaration = cursor.until('?>')
      if (this.plain && !plainDeclaration.test(declaration)) malformed('declaration')
    }
    while (!cursor.done) {
      if (cursor.peek() !== LESS) {
        if (this.open) addText(this.open, this.text())
        else if (/[^ \t\n]/.test(cursor.characters())) malformed('text outside of the root')
        continue
      }
      const next = cursor.peek(1)
      if (next === SLASH) {
        this.readEndTag()
      } else if (next === BANG) this.readCommentOrCdata()
      else if (next === QUESTION) {
        if (this.plain || this.options.processingInstructions === 'refuse') return 'processing-instruction'
        cursor.until('?>')
      } else {
        if (this.scopeSizes.length >= this.options.maxDepth) return 'too-deep'
        this.readStartTag()
      }
    }
    if (this.open) malformed('end of text')
    return this.root ?? malformed('no element')
  }

  private readCommentOrCdata(): void {
    if (this.plain && !this.cursor.text.startsWith('--', this.cursor.here + 2)) malformed('not plain')
    if (this.cursor.peek(2) === BRACKET) {
      const content = this.cursor.until(']]>', '<![CDATA['.length)
      if (this.open && content) addText(this.open, content)
    } else {
      const content = this.cursor.until('-->', '<!--'.length)
      if (content.includes('--') || content.endsWith('-')) malformed('comment')
      this.open?.children.push(new XmlComment(content))
    }
  }

  private readStartTag(): void {
    const { cursor, scope } = this
    const line = this.options.positions ? cursor.lineNumber : 0
    cursor.here++
    if (this.root && !this.open) malformed('second root')
    if (this.plain && this.scopeSizes.length >= maxPlainDepth) malformed('not plain')
    this.scopeSizes.push(scope.size)
    const { word, prefix, name } = this.name()
    const { attributes } = this
    let count = 0
    let namespaces: NamespaceDeclaration[] | undefined

    let afterBlank = isBlank(cursor.peek())
    let next = cursor.skipBlanks()
    while (next !== GREATER && next !== SLASH) {
      if (!afterBlank) malformed('start tag')
      const attribute = this.name()
      const value = this.attributeValue()
      const declared = attribute.declares
      if (declared === undefined) {
        attributes[count++] = { prefix: attribute.prefix, ns: '', name: attribute.name, value }
      } else if (declared !== 'xml') {
        if (this.plain && !isPlainNamespace(declared, value)) malformed('not plain')
        const declaration = { prefix: declared, uri: value }
        if (namespaces) namespaces.push(declaration)
        else namespaces = [declaration]
        scope.declare(declared, value)
      } else if (this.plain) malformed('not plain')
      afterBlank = isBlank(cursor.peek())
      next = cursor.skipBlanks()
    }
    const own = count > 0 ? attributes.slice(0, count) : noAttributes
    // A prefix may be declared after the attribute that uses it.
    for (const attribute of own) if (attribute.prefix) attribute.ns = scope.uri(attribute.prefix)
    if (this.plain) checkPlain(own, namespaces ?? noNamespaces)
    if (next === SLASH && cursor.peek(1) !== GREATER) malformed('start tag')
    cursor.here += next === SLASH ? 2 : 1

    const element = new XmlElement(
      prefix,
      scope.uri(prefix),
      name,
      own,
      namespaces ?? noNamespaces,
      this.open,
      line,
      next === SLASH ? [] : this.onlyText(),
    )
    if (this.open) this.open.children.push(element)
    else this.root = element
    this.open = element
    this.tags.push(word)
    if (next === SLASH) this.close()
  }

  /** The children of an element that holds text and nothing else, which most do; none yet of any other. */
  private onlyText(): XmlNode[] {
    const { text, here } = this.cursor
    const end = text.indexOf('<', here)
    return end > here && text.charCodeAt(end + 1) === SLASH ? [this.text()] : []
  }

  private readEndTag(): void {
    const { cursor } = this
    cursor.here += 2
    const open = this.tags[this.tags.length - 1] ?? malformed('end tag')
    const end = cursor.here + open.length
    if (cursor.text.startsWith(open, cursor.here) && cursor.text.charCodeAt(end) === GREATER) cursor.here = end + 1
    else if (cursor.until('>').replace(/[ \t\n]+$/, '') !== open) malformed('end tag')
    this.close()
  }

  private close(): void {
    this.tags.pop()
    this.scope.leave(this.scopeSizes.pop() ?? 0)
    this.open = (this.open ?? malformed('end tag')).parent
  }

  /** The text up to the next markup. */
  private text(): string {
    const { cursor } = this
    const start = cursor.here
    const raw = cursor.characters()
    return this.references.within(start, cursor.here) ? this.readReferences(raw) : raw
  }

  /** The value whose equals sign comes next; tabs and line ends written as such become spaces. */
  private attributeValue(): string {
    const { cursor } = this
    const start = cursor.here
    const raw = cursor.attributeValue()
    const end = cursor.here
    if (this.tagStarts.within(start, end)) malformed('attribute')
    const lined = this.tabs.within(start, end) || this.lineFeeds.within(start, end)
    const value = lined ? raw.replace(/[\t\n]/g, ' ') : raw
    return this.references.within(start, end) ? this.readReferences(value) : value
  }

  private readReferences(raw: string): string {
    return this.plain ? (readPlainReferences(raw) ?? malformed('not plain')) : readReferences(raw)
  }

  private name(): KnownName {
    const name = this.cursor.name()
    return this.plain && !name.plain ? malformed('not plain') : name
  }
}

type Attribute = { -readonly [Part in keyof XmlAttribute]: XmlAttribute[Part] }

/** Throws on a name given twice, as written or once its prefix is resolved, and on attributes that are not plain. */
function checkPlain(attributes: readonly XmlAttribute[], namespaces: readonly NamespaceDeclaration[]): void {
  if (attributes.length > maxPlainAttributes || namespaces.length > maxPlainAttributes) malformed('not plain')
  for (let index = 0; index < attributes.length; index++) {
    const attribute = attributes[index] as XmlAttribute
    if (!isPlainAttribute(attribute)) malformed('not plain')
    for (let other = 0; other < index; other++) {
      const { name, ns } = attributes[other] as XmlAttribute
      if (name === attribute.name && ns === attribute.ns) malformed('attribute given twice')
    }
  }
  for (let index = 1; index < namespaces.length; index++) {
    const { prefix } = namespaces[index] as NamespaceDeclaration
    for (let other = 0; other < index; other++) {
      if (namespaces[other]?.prefix === prefix) malformed('namespace given twice')
    }
  }
}

/** CDATA sections and ignored processing instructions leave no trace in the text around them. */
function addText(element: XmlElement, text: string): void {
  const last = element.children.length - 1
  const previous = element.children[last]
  if (typeof previous === 'string') element.children[last] = previous + text
  else element.children.push(text)
}
