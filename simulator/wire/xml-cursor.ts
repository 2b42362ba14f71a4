import { type KnownName, nameAt } from './qualified-name.js'

const TAB = 0x09
const LF = 0x0a
const SPACE = 0x20
const SLASH = 0x2f
const EQUALS = 0x3d
const GREATER = 0x3e
const QUOTE = 0x22
const APOSTROPHE = 0x27

export const isBlank = (code: number): boolean => code === SPACE || code === LF || code === TAB

/** Thrown where a text is not well-formed XML; whoever reads a text that nobody has judged yet catches it. */
export class NotWellFormed extends Error {}

/**
 * A place in the text of an XML document, line ends already normalised, and the few moves reading it takes.
 *
 * Throws NotWellFormed where the text is not.
 */
export class XmlCursor {
  private line = 1
  private counted = 0

  constructor(
    readonly text: string,
    public here = 0,
  ) {}

  get done(): boolean {
    return this.here >= this.text.length
  }

  /** Code of a character, `offset` after this one; NaN past the end. */
  peek(offset = 0): number {
    return this.text.charCodeAt(this.here + offset)
  }

  /** The name that starts here; moves after it. */
  name(): KnownName {
    const { text, here } = this
    let end = here
    let hash = 0
    for (;;) {
      const code = text.charCodeAt(end)
      if (!(code > GREATER)) {
        if (code === SPACE || code === GREATER || code === EQUALS || code === SLASH || code === LF || code === TAB)
          break
        if (end >= text.length) malformed('name')
      }
      hash = Math.imul(hash, 31) + code
      end++
    }
    this.here = end
    return nameAt(text, here, end, hash)
  }

  /** The raw value of an attribute, whose equals sign comes next; moves after it. */
  attributeValue(): string {
    if (this.skipBlanks() !== EQUALS) malformed('attribute')
    this.here++
    const quote = this.skipBlanks()
    if (quote !== QUOTE && quote !== APOSTROPHE) malformed('attribute')
    const start = this.here + 1
    const end = this.find(quote === QUOTE ? '"' : "'", start)
    this.here = end + 1
    return this.text.slice(start, end)
  }

  /** Moves to the first character that is no blank, and tells it. */
  skipBlanks(): number {
    const { text } = this
    let code = text.charCodeAt(this.here)
    while (isBlank(code)) code = text.charCodeAt(++this.here)
    return Number.isNaN(code) ? malformed('tag') : code
  }

  /** The text between here plus `skipped` characters and a mark; moves after the mark. */
  until(mark: string, skipped = 0): string {
    const start = this.here + skipped
    const end = this.find(mark, start)
    this.here = end + mark.length
    return this.text.slice(start, end)
  }

  /** The raw text up to the next markup or the end; moves there. */
  characters(): string {
    const start = this.here
    const end = this.text.indexOf('<', start)
    this.here = end < 0 ? this.text.length : end
    return this.text.slice(start, this.here)
  }

  /** 1-based line of this place. */
  get lineNumber(): number {
    for (;;) {
      const end = this.text.indexOf('\n', this.counted)
      if (end < 0 || end >= this.here) return this.line
      this.counted = end + 1
      this.line++
    }
  }

  private find(mark: string, from: number): number {
    const found = this.text.indexOf(mark, from)
    return found < 0 ? malformed(mark) : found
  }
}

export function malformed(what: string): never {
  throw new NotWellFormed(`not well-formed XML: ${what}`)
}
