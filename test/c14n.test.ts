import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type C14nOptions, canonicalize } from '#simulator/wire/c14n.js'
import { compareCodePoints } from '#simulator/wire/c14n-text.js'
import { parseXml } from '#simulator/wire/xml.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { libxml2Canonical } from './support/libxml2-c14n.js'
import { aTree } from './support/namespace-trees.js'
import { samples, skipReason } from './support/samples.js'
import { hasXmllint, run } from './support/xmlsec.js'

const parse = (xml: string): XmlElement => {
  const parsed = parseXml(xml)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.root
}

/** libxml2's canonical form of the element reached by child indexes. */
const oracle = (xml: string, steps: readonly number[], options: C14nOptions): string =>
  libxml2Canonical(xml, `/*${steps.map((step) => `/*[${step + 1}]`).join('')}`, options)

const walk = (root: XmlElement, steps: readonly number[]): XmlElement =>
  steps.reduce((here, step) => here.elements[step] as XmlElement, root)

const modes: readonly C14nOptions[] = [
  { exclusive: false, comments: false },
  { exclusive: false, comments: true },
  { exclusive: true, comments: false },
  { exclusive: true, comments: true },
  { exclusive: true, comments: false, inclusivePrefixes: ['ds', 'saml', '#default', 'xsi'] },
  { exclusive: true, comments: false, inclusivePrefixes: ['p'] },
  { exclusive: true, comments: true, inclusivePrefixes: ['#default', 'q'] },
]

describe('canonicalize writes what the recommendation says', () => {
  // biome-ignore format: a table is read by its columns
  it.each([
    ['empty elements are opened', '<a/>', [], false, '<a></a>'],
    ['attributes are sorted', '<a c="3" b="2"/>', [], false, '<a b="2" c="3"></a>'],
    ['by namespace, not by prefix', '<a xmlns:p="urn:2" xmlns:q="urn:1" p:x="1" q:x="2" z=""/>', [], true,
      '<a xmlns:p="urn:2" xmlns:q="urn:1" z="" q:x="2" p:x="1"></a>'],
    ['text is escaped', '<a>&lt;&amp;&gt;&#13;"</a>', [], false, '<a>&lt;&amp;&gt;&#xD;"</a>'],
    ['attributes are escaped', '<a b="&#9;&#10;&#13;&quot;&lt;>"/>', [], false, '<a b="&#x9;&#xA;&#xD;&quot;&lt;>"></a>'],
    ['namespaces are escaped (libxml2 forgets to)', '<a xmlns="http://u/?b&amp;c"/>', [], false,
      '<a xmlns="http://u/?b&amp;c"></a>'],
    ['inclusive takes the namespaces in scope', '<a xmlns="urn:u" xmlns:p="urn:v"><b/></a>', [0], false,
      '<b xmlns="urn:u" xmlns:p="urn:v"></b>'],
    ['exclusive only those it uses', '<a xmlns="urn:u" xmlns:p="urn:v"><b/></a>', [0], true, '<b xmlns="urn:u"></b>'],
    ['exclusive declares where used', '<a xmlns:p="urn:v"><p:b/><p:c/></a>', [], true,
      '<a><p:b xmlns:p="urn:v"></p:b><p:c xmlns:p="urn:v"></p:c></a>'],
    ['inclusive inherits xml attributes', '<a xml:lang="fr" xml:space="default"><b xml:lang="en"/></a>', [0], false,
      '<b xml:lang="en" xml:space="default"></b>'],
    ['exclusive does not', '<a xml:lang="fr"><b/></a>', [0], true, '<b></b>'],
    ['a default namespace is undone', '<a xmlns="urn:u"><b xmlns=""/></a>', [], true,
      '<a xmlns="urn:u"><b xmlns=""></b></a>'],
    ['but not where none was written', '<a xmlns="urn:u"><b xmlns=""/></a>', [0], false, '<b></b>'],
  ])('%s', (_, xml, steps, exclusive, canonical) => {
    expect(canonicalize(walk(parse(xml), steps), { exclusive, comments: false })).toBe(canonical)
  })

  it('sorts the attributes of an element, few or many', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-e]{1,4}$/), { minLength: 1, maxLength: 30, size: 'max' }),
        (names) => {
          const written = (list: readonly string[]) => list.map((name) => ` ${name}="1"`).join('')
          const canonical = `<a${written(names.toSorted())}></a>`
          expect(canonicalize(parse(`<a${written(names)}/>`), { exclusive: false, comments: false })).toBe(canonical)
        },
      ),
    )
  })

  it('leaves a subtree out, its neighbours untouched', () => {
    const root = parse('<a> <b/> <c>x</c> </a>')
    const without = root.elements[1] as XmlElement
    expect(canonicalize(root, { exclusive: true, comments: false, without })).toBe('<a> <b></b>  </a>')
  })

  it('keeps or drops comments as asked', () => {
    const root = parse('<a>1<!-- c -->2</a>')
    expect(canonicalize(root, { exclusive: false, comments: true })).toBe('<a>1<!-- c -->2</a>')
    expect(canonicalize(root, { exclusive: false, comments: false })).toBe('<a>12</a>')
  })
})

describe('canonicalize agrees with libxml2', () => {
  it('on every element of random trees, in every mode', () => {
    const property = fc.property(aTree, ({ xml, paths }) => {
      const root = parse(xml)
      for (const steps of paths) {
        for (const mode of modes) expect(canonicalize(walk(root, steps), mode)).toBe(oracle(xml, steps, mode))
      }
    })
    fc.assert(property, { numRuns: 150 })
  })

  it('sorts as UTF-8 does', () => {
    const unit = fc.constantFrom('a', 'b', 'é', '\ud7ff', '\ue000', '\ufffd', '𝄞', '𝄟', '🀀')
    const names = fc.string({ unit, maxLength: 4 })
    fc.assert(
      fc.property(names, names, (a, b) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
    )
  })

  const wanted = samples('vihf', 'epd', 'drimbox').filter(({ bytes }) => bytes[0] === 0x3c)
  it.skipIf(skipReason).each(wanted)(`on the elements of the sample $name ${skipReason ?? ''}`, ({ bytes }) => {
    const xml = bytes.toString('utf8')
    const compare = (element: XmlElement, steps: readonly number[]): void => {
      for (const mode of modes.slice(2, 5)) expect(canonicalize(element, mode)).toBe(oracle(xml, steps, mode))
      if (steps.length < 4) for (const [index, child] of element.elements.entries()) compare(child, [...steps, index])
    }
    compare(parse(xml), [])
  })
})

describe('canonicalize agrees with xmllint', () => {
  it.skipIf(!hasXmllint)(`on whole documents${hasXmllint ? '' : ' (skipped: xmllint is not installed)'}`, () => {
    const property = fc.property(aTree, ({ xml }) => {
      for (const exclusive of [false, true]) {
        const theirs = run('xmllint', [exclusive ? '--exc-c14n' : '--c14n', '$0'], xml)
        expect(canonicalize(parse(xml), { exclusive, comments: true })).toBe(theirs.output)
      }
    })
    fc.assert(property, { numRuns: 20 })
  })
})
