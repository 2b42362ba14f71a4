import { NamespaceScope } from './namespace-scope.js'
import { readAttributeValue, readText } from './references.js'
import { isBlank, malformed, XmlCursor } from './xml-cursor.js'
import { type NamespaceDeclaration, type XmlAttribute, XmlComment, XmlElement } from './xml-tree.js'

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

const noAttributes: readonly XmlAttribute[] = []
const noNamespaces: readonly NamespaceDeclaration[] = []

interface QName {
  readonly prefix: string
  readonly name: string
}

/**
 * Builds the tree of a message that libxml2 has found well-formed, namespaces included, and without DOCTYPE.
 *
 *   text of the document, decoded -> root element, or the construction that is refused
 *
 * Because well-formedness is known, it only has to tell constructions apart: that is why it may be small and fast.
 * Throws on text that is not well-formed, which only a fault of ours can bring here.
 */
export function readSource(text: string, options: ReaderOptions): XmlElement | Refusal {
  return new SourceReader(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, options).read()
}

class SourceReader {
  private readonly cursor: XmlCursor
  private readonly scope = new NamespaceScope()
  private readonly scopeSizes: number[] = []
  private readonly names = new Map<string, QName>()
  private root: XmlElement | null = null
  private open: XmlElement | null = null

  constructor(
    text: string,
    private readonly options: ReaderOptions,
  ) {
    this.cursor = new XmlCursor(text, text.charCodeAt(0) === 0xfeff ? 1 : 0)
  }

  read(): XmlElement | Refusal {
    const { cursor } = this
    if (cursor.text.startsWith('<?xml', cursor.here) && isBlank(cursor.peek(5))) cursor.until('?>')
    while (!cursor.done) {
      if (cursor.peek() !== LESS) {
        const text = cursor.characters()
        if (this.open) addText(this.open, readText(text))
        continue
      }
      const next = cursor.peek(1)
      if (next === SLASH) {
        cursor.until('>')
        this.close()
      } else if (next === BANG) this.readCommentOrCdata()
      else if (next === QUESTION) {
        if (this.options.processingInstructions === 'refuse') return 'processing-instruction'
        cursor.until('?>')
      } else {
        if (this.scopeSizes.length >= this.options.maxDepth) return 'too-deep'
        this.readStartTag()
      }
    }
    return this.root ?? malformed('no element')
  }

  private readCommentOrCdata(): void {
    if (this.cursor.peek(2) === BRACKET) {
      const content = this.cursor.until(']]>', '<![CDATA['.length)
      if (this.open && content) addText(this.open, content)
    } else {
      const content = this.cursor.until('-->', '<!--'.length)
      this.open?.children.push(new XmlComment(content))
    }
  }

  private readStartTag(): void {
    const { cursor, scope } = this
    const line = this.options.positions ? cursor.lineNumber : 0
    cursor.here++
    this.scopeSizes.push(scope.size)
    const { prefix, name } = this.qName(cursor.word())
    const attributes: { prefix: string; ns: string; name: string; value: string }[] = []
    const namespaces: NamespaceDeclaration[] = []

    let next = cursor.skipBlanks()
    while (next !== GREATER && next !== SLASH) {
      const attribute = this.qName(cursor.word())
      const value = readAttributeValue(cursor.attributeValue())
      const declared = declaredPrefix(attribute)
      if (declared === undefined) attributes.push({ prefix: attribute.prefix, ns: '', name: attribute.name, value })
      else if (declared !== 'xml') {
        namespaces.push({ prefix: declared, uri: value })
        scope.declare(declared, value)
      }
      next = cursor.skipBlanks()
    }
    // A prefix may be declared after the attribute that uses it.
    for (const attribute of attributes) if (attribute.prefix) attribute.ns = scope.uri(attribute.prefix)

    const element = new XmlElement(
      prefix,
      scope.uri(prefix),
      name,
      attributes.length > 0 ? attributes : noAttributes,
      namespaces.length > 0 ? namespaces : noNamespaces,
      this.open,
      line,
    )
    if (this.open) this.open.children.push(element)
    else this.root ??= element
    this.open = element
    cursor.until('>')
    if (next === SLASH) this.close()
  }

  private close(): void {
    this.scope.leave(this.scopeSizes.pop() ?? 0)
    this.open = (this.open ?? malformed('end tag')).parent
  }

  /** Names repeat: splitting each once makes the tree share its strings. */
  private qName(word: string): QName {
    const known = this.names.get(word)
    if (known) return known
    const colon = word.indexOf(':')
    const name = colon < 0 ? { prefix: '', name: word } : { prefix: word.slice(0, colon), name: word.slice(colon + 1) }
    this.names.set(word, name)
    return name
  }
}

/** Prefix that an `xmlns` attribute declares, empty for the default namespace; undefined for any other attribute. */
const declaredPrefix = ({ prefix, name }: QName): string | undefined =>
  prefix === 'xmlns' ? name : prefix === '' && name === 'xmlns' ? '' : undefined

/** CDATA sections and ignored processing instructions leave no trace in the text around them. */
function addText(element: XmlElement, text: string): void {
  const last = element.children.length - 1
  const previous = element.children[last]
  if (typeof previous === 'string') element.children[last] = previous + text
  else element.children.push(text)
}
