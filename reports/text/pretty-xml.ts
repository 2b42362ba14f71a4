/** Longest run of text shown whole: beyond, it is nearly always base64. */
const LONGEST_TEXT = 400
const SHOWN_OF_LONG_TEXT = 60
/** Deeper elements are shown at this indent, so that a hostile depth does not make the page quadratic. */
const DEEPEST_INDENT = 30

interface Token {
  readonly kind: 'open' | 'close' | 'other' | 'text'
  readonly text: string
}

/**
 * Lays out XML for reading: one element a line, long base64 shortened.
 *
 *   text -> indented text; the text itself, untouched, when it cannot be cut into tags
 *
 * Linear in the length of the text, and never throws: it also shows messages that no parser accepts.
 */
export function prettyXml(xml: string): string {
  const tokens = tokenize(xml)
  if (!tokens) return xml
  const lines: string[] = []
  let depth = 0
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (token.kind === 'close') depth = Math.max(0, depth - 1)
    const text = token.kind === 'text' ? shorten(token.text) : token.text
    const indent = '  '.repeat(Math.min(depth, DEEPEST_INDENT))
    const [next, last] = [tokens[at + 1], tokens[at + 2]]
    if (token.kind === 'open' && next?.kind === 'close') {
      lines.push(indent + text + next.text)
      at += 1
    } else if (token.kind === 'open' && next?.kind === 'text' && last?.kind === 'close') {
      lines.push(indent + text + shorten(next.text) + last.text)
      at += 2
    } else {
      lines.push(indent + text)
      if (token.kind === 'open') depth += 1
    }
  }
  return lines.join('\n')
}

function tokenize(xml: string): Token[] | undefined {
  const tokens: Token[] = []
  let at = 0
  while (at < xml.length) {
    const start = xml.indexOf('<', at)
    const text = xml.slice(at, start === -1 ? xml.length : start).trim()
    if (text !== '') tokens.push({ kind: 'text', text })
    if (start === -1) break
    const end = endOfMarkup(xml, start)
    if (end === -1) return undefined
    const markup = xml.slice(start, end)
    tokens.push({ kind: kindOf(markup), text: markup })
    at = end
  }
  return tokens
}

function kindOf(markup: string): Token['kind'] {
  if (markup.startsWith('</')) return 'close'
  return markup.startsWith('<!') || markup.startsWith('<?') || markup.endsWith('/>') ? 'other' : 'open'
}

const delimited: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]

/** Index just after a tag, comment, CDATA section or instruction; -1 when it never ends. */
function endOfMarkup(xml: string, start: number): number {
  for (const [opening, closing] of delimited) {
    if (!xml.startsWith(opening, start)) continue
    const end = xml.indexOf(closing, start + opening.length)
    return end === -1 ? -1 : end + closing.length
  }
  for (let at = start + 1; at < xml.length; at++) {
    const char = xml[at]
    if (char === '>') return at + 1
    if (char === '"' || char === "'") {
      const end = xml.indexOf(char, at + 1)
      if (end === -1) return -1
      at = end
    }
  }
  return -1
}

/** Words have spaces; base64 and digests have none. */
const shorten = (text: string): string =>
  text.length > LONGEST_TEXT && !text.slice(0, LONGEST_TEXT).includes(' ')
    ? `${text.slice(0, SHOWN_OF_LONG_TEXT)}… (${text.length} caractères)`
    : text
