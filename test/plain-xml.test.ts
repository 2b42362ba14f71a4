import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalizeDocument } from '#simulator/wire/canonical-document.js'
import { canonicalBytes, withDocument } from '#simulator/wire/libxml2.js'
import { readPlain } from '#simulator/wire/source-reader.js'
import { libxml2Tree, plain } from './support/libxml2-tree.js'
import { samples } from './support/samples.js'

const options = { positions: false, maxDepth: 256, processingInstructions: 'refuse' } as const
const reads = (source: string) => readPlain(source, options)

const seeds = [
  `<?xml version="1.0" encoding="UTF-8"?>\n<a:x xmlns:a="urn:a" xmlns="http://x.y/z" a:b="1" b='2' c="&lt;&#10;&#xA;"><y xmlns=""  z = "é&amp;" xml:lang="fr-FR"/> t\r\n &gt; <!--c- -x--><a:w></a:w ></a:x>\n`,
  '<s:E xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:B><p xmlns="urn:hl7-org:v3" q="&quot;"><p/>é</p></s:B></s:E>',
]

/** What means something in XML, or nearly. */
const telling = fc.constantFrom(
  ...'<>&"\'=/ :-\n\t\r\u0001\u00a0\u0085\ufffe',
  ...[
    'a',
    'é',
    '😀',
    'xmlns',
    'xmlns:q="urn:q"',
    'xmlns:p=""',
    'xmlns="a b"',
    ' b="1"',
    ' a:b="1"',
    ' n:b="1"',
    'xml:id="1"',
  ],
  ...[
    'xml:lang="x y"',
    'xml:space="z"',
    '<!--',
    '-->',
    '--',
    '<![CDATA[',
    ']]>',
    '<?p ?>',
    '<!DOCTYPE a>',
    '</',
    '/>',
    '<q>',
    '</q>',
  ],
  ...['&lt;', '&#0;', '&#x1F600;', '&#xD800;', '&#65;', '&none;', "version='1.0'", 'standalone="yes"'],
)

const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.record({ at: fc.nat(400), remove: fc.nat(4), insert: fc.oneof(telling, fc.constant('')) }), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([seed, edits]) =>
    edits.reduce((text, { at, remove, insert }) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + insert + text.slice(place + remove)
    }, seed),
  )

describe('plain XML', () => {
  it('is well-formed for libxml2 too, with the same tree, whatever was changed in a message', () => {
    let taken = 0
    fc.assert(
      fc.property(mutated, (source) => {
        // Only what UTF-8 can carry reaches the reader.
        const text = Buffer.from(source).toString('utf8')
        const root = reads(text)
        if (!root) return
        taken += 1
        expect(plain(root)).toEqual(libxml2Tree(Buffer.from(text)))
      }),
      { numRuns: 4000 },
    )
    expect(taken).toBeGreaterThan(200)
  })

  it.each(samples('soap-clients', 'drimbox').filter(({ name }) => name.endsWith('.xml')))(
    'is what clients send: $name',
    ({ bytes }) => {
      expect(reads(Buffer.from(bytes).toString('utf8'))).toBeDefined()
    },
  )

  it.each([
    ['a declaration that mixes its quotes', '<?xml version="1.0" encoding=\'UTF-8"?><a/>'],
    ['a CDATA section', '<a><![CDATA[x]]></a>'],
    ['a processing instruction', '<a><?p ?></a>'],
    ['a name out of ASCII', '<é/>'],
    ['an unusual namespace', '<a xmlns="relative"/>'],
    ['an attribute of XML', '<a xml:id="b"/>'],
    ['two roots', '<a/><b/>'],
    ['text beside the root', '<a/>\u00a0'],
    ['an end that is another', '<a></b>'],
    ['no end', '<a><b/>'],
    ['an attribute given twice', '<a b="1" b="2"/>'],
    ['an attribute given under two prefixes', '<a xmlns:p="urn:p" xmlns:q="urn:p" p:b="1" q:b="2"/>'],
    ['a namespace given twice', '<a xmlns:p="urn:p" xmlns:p="urn:q"/>'],
    ['a prefix that nothing declares', '<p:a/>'],
    ['attributes without a blank between', '<a b="1"c="2"/>'],
    ['a comment that ends in three dashes', '<a><!-- x ---></a>'],
    ['a character that XML forbids', '<a>\u0001</a>'],
    ['a reference to such a character', '<a>&#1;</a>'],
    ['a reference to half of a character', '<a>&#xD800;</a>'],
    ['an unknown entity', '<a>&b;</a>'],
    ['an element three hundred deep', '<a>'.repeat(300) + '</a>'.repeat(300)],
  ])('has not %s', (_what, source) => {
    expect(reads(source)).toBeUndefined()
  })

  it('has a name for each word, however many are written and whatever was read before', () => {
    const words = Array.from({ length: 30_000 }, (_, rank) => `n${(rank * 7919) % 30_000}`)
    const source = `<r>${words.map((word) => `<${word} ${word}="1"/>`).join('')}</r>`
    for (const root of [reads(source), reads(source)]) {
      expect(root?.elements.map(({ name }) => name)).toEqual(words)
      expect(root?.elements.map(({ attributes }) => attributes[0]?.name)).toEqual(words)
    }
  })

  it.each([
    '<a>&#233;é&#xE9;</a>',
    '<a b="é&#233;\u00a0"/>',
    '<é>é</é>',
    '<a>\ufffe</a>',
    '<a>\uffff</a>',
    '<a/>\u00a0',
  ])('has the canonical form of libxml2, or none as it does: %j', (source) => {
    const oracle = withDocument(Buffer.from(source), {}, (document) => canonicalBytes(document, true))
    const canonical = canonicalizeDocument(Buffer.from(source), true)
    expect(canonical && Buffer.from(canonical).toString('hex')).toBe(
      oracle.ok ? oracle.value.toString('hex') : undefined,
    )
  })

  it('has the canonical form of libxml2, comments and XML declaration or not', () => {
    let compared = 0
    fc.assert(
      fc.property(mutated, fc.boolean(), (source, comments) => {
        const bytes = Buffer.from(source)
        const oracle = withDocument(bytes, {}, (document) =>
          document.dtd || document.warnings.length > 0 ? undefined : canonicalBytes(document, comments),
        )
        const expected = oracle.ok ? oracle.value : undefined
        const canonical = canonicalizeDocument(bytes, comments)
        expect(canonical && Buffer.from(canonical).toString('utf8')).toBe(expected?.toString('utf8'))
        if (expected) compared += 1
      }),
      { numRuns: 2000 },
    )
    expect(compared).toBeGreaterThan(100)
  })
})
