import fc from 'fast-check'

/** XML source with one of the many spellings it may have, and the lines on which its start tags begin. */
export interface SpelledXml {
  readonly source: string
  readonly lines: readonly number[]
}

type Piece = string | { readonly tag: true }

const tag = { tag: true } as const

const letters = fc.constantFrom('a', 'b', 'é', 'Corps', 'x-1', '_y', 'élément')
const prefixes = fc.constantFrom('', 'p', 'q')
/** Apart for each prefix, lest two attributes become one; relative URIs are deprecated and well-formed. */
const declared = fc.constantFrom(
  ...['="urn:d"', '="urn:e"', '=""', "='relative'"],
  ...[':p="urn:p"', ":p = 'urn:p2'", ':q="urn:q"', ':q="relative/q"'],
)
const blank = fc.constantFrom(' ', '\n', '\t', '  \n ', '\r\n', '\r')
const optionalBlank = fc.constantFrom('', '', ' ', '\n', '\r\n')

const character = fc.constantFrom(
  ...['a', 'é', '€', '😀', ' ', '\n', '\r\n', '\r', '\t', '>', "'", '"', '&amp;', '&lt;', '&gt;', '&apos;', '&quot;'],
  ...['&#x41;', '&#233;', '&#x1F600;', '&#xD;', '&#10;', '&#9;', '&#x20;'],
)
const characters = fc.array(character, { maxLength: 8 }).map((all) => all.join(''))
const noMarkup = fc.array(fc.constantFrom('a', '&', '<', 'é', ' ', '\n', ']', '>', '-x', '?'), { maxLength: 6 })

const text: fc.Arbitrary<Piece[]> = characters.map((all) => [all])
const cdata: fc.Arbitrary<Piece[]> = noMarkup.map((all) => [`<![CDATA[${all.join('').replaceAll(']]>', '')}]]>`])
const comment: fc.Arbitrary<Piece[]> = noMarkup.map((all) => [`<!--${all.join('').replaceAll('-', '')}-->`])
const instruction: fc.Arbitrary<Piece[]> = noMarkup.map((all) => [`<?pi ${all.join('').replaceAll('?', '')}?>`])

const quoted = fc
  .tuple(characters, fc.boolean())
  .map(([value, single]) => (single ? `'${value.replaceAll("'", '')}'` : `"${value.replaceAll('"', '')}"`))
const attribute = fc
  .tuple(blank, fc.constantFrom('', 'p:', 'q:', 'xml:'), letters, optionalBlank, optionalBlank, quoted)
  .map(([before, prefix, name, left, right, value]) => ({
    key: prefix + name,
    text: `${before}${prefix}${name}${left}=${right}${value}`,
  }))
const declaration = fc
  .tuple(blank, declared)
  .map(([before, text]) => ({ key: text.startsWith(':') ? text.charAt(1) : '', text: `${before}xmlns${text}` }))

const byKey = <T extends { key: string; text: string }>(arbitrary: fc.Arbitrary<T>) =>
  fc.uniqueArray(arbitrary, { selector: ({ key }) => key, maxLength: 3 })

const { content } = fc.letrec<{ element: Piece[]; content: Piece[] }>((tie) => ({
  content: fc.oneof({ maxDepth: 4, depthSize: 'max' }, text, cdata, comment, instruction, tie('element')),
  element: fc
    .record({
      prefix: prefixes,
      name: letters,
      attributes: byKey(attribute),
      declarations: byKey(declaration),
      end: optionalBlank,
      selfClosing: fc.constantFrom(false, false, false, true),
      content: fc.array(tie('content'), { minLength: 1, maxLength: 6 }),
    })
    .map(({ prefix, name, attributes, declarations, end, selfClosing, content }): Piece[] => {
      const qName = prefix ? `${prefix}:${name}` : name
      const inside = [...attributes.slice(1), ...declarations, ...attributes.slice(0, 1)]
        .map(({ text }) => text)
        .join('')
      return selfClosing
        ? [tag, `<${qName}${inside}${end}/>`]
        : [tag, `<${qName}${inside}${end}>`, ...content.flat(), `</${qName}${end}>`]
    }),
}))

const prolog = fc.constantFrom('', '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8"?>\n', '\ufeff')
const misc = fc.constantFrom('', '\n', '<!-- autour -->\n', '<?pi?>')

/**
 * Well-formed XML without DOCTYPE, in random spellings: quotes, blanks, CDATA, references, line ends, comments,
 * processing instructions, accents, prefixes declared late or twice, relative namespaces.
 */
export const spelledXml: fc.Arbitrary<SpelledXml> = fc
  .tuple(prolog, misc, fc.array(content, { minLength: 6, maxLength: 12 }), misc)
  .map(([start, before, pieces, after]) => {
    // Both prefixes are always bound, so that only spellings vary.
    const wrapped: Piece[] = [
      start,
      before,
      tag,
      '<r xmlns:p="urn:p"\n xmlns:q="urn:q">',
      ...pieces.flat(),
      '</r>',
      after,
    ]
    const lines: number[] = []
    let source = ''
    for (const piece of wrapped) {
      if (typeof piece === 'string') source += piece
      else lines.push(source.replace(/\r\n?/g, '\n').split('\n').length)
    }
    return { source, lines }
  })
