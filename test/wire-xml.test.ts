import { execFileSync, spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalizeDocument } from '#simulator/wire/canonical-document.js'
import { doctype } from '#simulator/wire/doctype.js'
import { NS } from '#simulator/wire/namespaces.js'
import { element, escapeAttribute, escapeText } from '#simulator/wire/write.js'
import { parseXml } from '#simulator/wire/xml.js'
import { XmlComment, type XmlElement } from '#simulator/wire/xml-tree.js'
import { libxml2Tree, plain } from './support/libxml2-tree.js'
import { samples } from './support/samples.js'
import { spelledXml } from './support/spelled-xml.js'

const rootOf = (input: Uint8Array | string, options: Parameters<typeof parseXml>[1] = {}): XmlElement => {
  const parse = parseXml(input, options)
  if (!parse.ok) throw new Error(parse.reason)
  return parse.root
}

describe('reading', () => {
  it('keeps names, namespaces, attributes, text and comments', () => {
    const root = rootOf(
      `<p:a xmlns:p="urn:p" xmlns="urn:d" x='1' p:y="é&#x41;&quot;"><b>un<![CDATA[ < deux ]]>&amp; trois</b><!-- c --></p:a>`,
    )
    expect([root.prefix, root.ns, root.name]).toEqual(['p', 'urn:p', 'a'])
    expect([root.attr('x'), root.attr('y'), root.attr('y', 'urn:p')]).toEqual(['1', undefined, 'éA"'])
    expect(root.namespaces).toEqual([
      { prefix: 'p', uri: 'urn:p' },
      { prefix: '', uri: 'urn:d' },
    ])
    expect(root.child('urn:d', 'b')?.children).toEqual(['un < deux & trois'])
    expect(root.children[1]).toEqual(new XmlComment(' c '))
  })

  it('has a default namespace end where xmlns is empty', () => {
    expect(rootOf('<a xmlns="urn:d"><b xmlns=""><c/></b></a>').at('', 'b', 'c')?.ns).toBe('')
  })

  it('gives the same tree as libxml2, whatever the spelling, and the line of every start tag', () => {
    fc.assert(
      fc.property(spelledXml, ({ source, lines }) => {
        const bytes = Buffer.from(source)
        const expected = libxml2Tree(bytes)
        expect(expected).toBeDefined()
        expect(plain(rootOf(bytes, { processingInstructions: 'ignore' }))).toEqual(expected)
        const placed = rootOf(bytes, { positions: true, processingInstructions: 'ignore' })
        expect(plain(placed)).toEqual(expected)
        expect([...placed.descendants()].map(({ line }) => line)).toEqual(lines)
      }),
      { numRuns: 400 },
    )
  })

  it('gives the same tree for a string as for its bytes', () => {
    fc.assert(
      fc.property(spelledXml, ({ source }) => {
        const options = { processingInstructions: 'ignore' } as const
        expect(plain(rootOf(source, options))).toEqual(plain(rootOf(Buffer.from(source), options)))
      }),
      { numRuns: 100 },
    )
  })

  it.each(['ISO-8859-1', 'UTF-16', 'klingon'])('does not heed the encoding %s declared by a string', (encoding) => {
    expect(rootOf(`<?xml version="1.0" encoding="${encoding}"?><a>é</a>`).text).toBe('é')
  })

  it('does not list the xml prefix, which is declared everywhere', () => {
    const root = rootOf(`<a xmlns:xml="${NS.xml}" xml:lang="fr"/>`)
    expect([root.namespaces, root.attr('lang', NS.xml)]).toEqual([[], 'fr'])
  })

  it.each([
    ['ISO-8859-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a b="é">é&#13;</a>', 'latin1')],
    ['UTF-16', Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><a b="é">é&#13;</a>', 'utf16le')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff<a b="é">é&#13;</a>')],
  ])('reads %s', (_, bytes) => {
    const root = rootOf(bytes, { positions: true })
    expect([root.text, root.attr('b')]).toEqual(['é\r', 'é'])
  })

  it.each(samples('cda', 'drimbox', 'epd', 'vihf').filter(({ name }) => name.endsWith('.xml')))(
    'reads sample $name as libxml2 does',
    ({ bytes }) => {
      const body = bytes.subarray(bytes.indexOf('<'))
      const expected = libxml2Tree(body)
      const parse = parseXml(body, { positions: true, processingInstructions: 'ignore' })
      expect(parse.ok && plain(parse.root)).toEqual(expected ?? false)
    },
  )
})

describe('refusing', () => {
  it.each([
    ['<!DOCTYPE a><a/>', 'DOCTYPE'],
    ['\ufeff <!-- x --><?y?>\n<!DOCTYPE a [<!ENTITY e "v">]><a>&e;</a>', 'DOCTYPE'],
    ['<?pi x?><a/>', 'instruction de traitement'],
    ['<a><b><?pi x?></b></a>', 'instruction de traitement'],
    ['<a/><?pi x?>', 'instruction de traitement'],
    ['<a>'.repeat(257) + '</a>'.repeat(257), 'imbriqués'],
  ])('forbids %#', (source, why) => {
    expect(parseXml(source)).toMatchObject({ ok: false, kind: 'forbidden', reason: expect.stringContaining(why) })
  })

  it('forbids a DOCTYPE in an encoding that no byte scan can read', () => {
    const bytes = Buffer.from('\ufeff<!DOCTYPE a [<!ENTITY e "v">]><a>&e;</a>', 'utf16le')
    expect(parseXml(bytes)).toMatchObject({ ok: false, kind: 'forbidden', reason: expect.stringContaining('DOCTYPE') })
  })

  it('does not take the word DOCTYPE in a comment, a text or CDATA for one', () => {
    expect(rootOf('<!--<!DOCTYPE a>--><a b="&lt;!DOCTYPE"><![CDATA[<!DOCTYPE a>]]></a>').text).toBe('<!DOCTYPE a>')
  })

  it.each([
    ['<!DOCTYPE a>', 'present'],
    ['\ufeff<?xml version="1.0"?>\r\n<!-- <a> --> <?p <a> ?><!DOCTYPE a>', 'present'],
    ['<a/>', 'absent'],
    ['<!-- <!DOCTYPE a> --><a><!DOCTYPE a></a>', 'absent'],
    ['<?p <!DOCTYPE a> ?><a/>', 'absent'],
    ['<!-- without end', 'absent'],
    ['', 'absent'],
  ])('sees before parsing whether %j has a DOCTYPE', (source, seen) => {
    expect(doctype(Buffer.from(source))).toBe(seen)
  })

  it.each(['utf16le', 'latin1'] as const)(
    'does not trust the scan on bytes that are no superset of ASCII',
    (encoding) => {
      expect(doctype(Buffer.from('\u00ff<!DOCTYPE a>', encoding))).toBe('unknown')
    },
  )

  it('accepts as deep as asked and no deeper', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
    expect(parseXml(nested(256)).ok).toBe(true)
    expect(parseXml(nested(20), { maxDepth: 20 }).ok).toBe(true)
    expect(parseXml(nested(21), { maxDepth: 20 })).toMatchObject({ ok: false, kind: 'forbidden' })
  })

  it('tells the line', () => {
    expect(parseXml('<a>\n<b>\n</a>')).toMatchObject({
      ok: false,
      kind: 'unreadable',
      line: 3,
      reason: "XML mal formé : l'élément b ouvert ligne 2 est fermé par a.",
    })
  })
})

describe('canonical form of a whole document', () => {
  const xmllint = spawnSync('xmllint', ['--version']).error === undefined

  it.skipIf(!xmllint)(`is that of xmllint${xmllint ? '' : ': skipped, xmllint is not installed'}`, () => {
    const document = Buffer.from(
      `<?xml-stylesheet href="x"?><!-- a --><a  b='é' a="1" xmlns:z="urn:z" xmlns="urn:d"><b/>\r\n<![CDATA[<]]></a>`,
    )
    const oracle = execFileSync('xmllint', ['--c14n', '-'], { input: document })
    expect(Buffer.from(canonicalizeDocument(document, true) ?? [])).toEqual(oracle)
  })

  it('drops comments when asked', () => {
    expect(Buffer.from(canonicalizeDocument(Buffer.from('<a><!-- c --><b/></a>'), false) ?? []).toString()).toBe(
      '<a><b></b></a>',
    )
  })

  it('keeps characters whole wherever libxml2 cuts its output', () => {
    const text = '€é'.repeat(5000)
    expect(Buffer.from(canonicalizeDocument(Buffer.from(`<a>${text}</a>`), true) ?? []).toString()).toBe(
      `<a>${text}</a>`,
    )
  })

  it('reaches beyond the 10 MB of a message, for a PDF in a level 1 CDA', () => {
    const document = Buffer.from(`<a>${'A'.repeat(11_000_000)}</a>`)
    expect(canonicalizeDocument(document, true)?.length).toBe(document.length)
  })

  it.each(['', '<a>', 'not xml', '<!DOCTYPE a><a/>', '<a xmlns="relative"/>'])('has none for %j', (source) => {
    expect(canonicalizeDocument(Buffer.from(source), true)).toBeUndefined()
  })
})

describe('writing', () => {
  it('leaves out undefined attributes and children, and closes an empty element', () => {
    expect(element('a', { x: '1', y: undefined }, undefined, element('b', {}), escapeText('<é>'))).toBe(
      '<a x="1"><b/>&lt;é&gt;</a>',
    )
  })

  it('is read back as it was, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, value) => {
        const readable = (value: string) =>
          value.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
        const root = rootOf(element('a', { v: value }, escapeText(text)))
        expect([root.text, root.attr('v')]).toEqual([readable(text), readable(value)])
      }),
    )
  })

  it.each([
    ['\u0000', '\uFFFD'],
    ['\ud800', '\uFFFD'],
    ['\uffff', '\uFFFD'],
    ['\r', '&#xD;'],
  ])('writes %j as %j', (text, written) => {
    expect([escapeText(text), escapeAttribute(text)]).toEqual([written, written])
  })
})
