import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { includeHref, writeMtom } from '#simulator/wire/mtom.js'
import { NS } from '#simulator/wire/namespaces.js'
import { writeEnvelope } from '#simulator/wire/soap.js'
import { parseXml } from '#simulator/wire/xml.js'
import { fate, mtomType, soap, soapType } from './support/fate.js'
import { libxml2Tree, plain } from './support/libxml2-tree.js'
import { samples } from './support/samples.js'

describe('anything at all', () => {
  const clear = /^(read$|(unsupported-media-type|unreadable|forbidden|not-soap): .{10,})/s
  const contentTypes = fc.oneof(fc.constantFrom(soapType, mtomType, 'multipart/related', '', 'text/xml'), fc.string())

  const packed = writeMtom(
    writeEnvelope({
      action: 'urn:a',
      messageId: 'urn:uuid:0f0f0f0f-0000-4000-8000-000000000001',
      bodyXml: `<x a="é"><!-- c --><i xmlns="${NS.xop}" href="${includeHref('d@x:1')}"/></x>`,
    }),
    [{ contentId: 'd@x:1', contentType: 'text/xml', bytes: Buffer.from('<d/>') }],
    '0f0f0f0f-0000-4000-8000-000000000002',
  )
  const valid: { contentType: string; body: Uint8Array }[] = [
    packed,
    { contentType: soapType, body: Buffer.from(soap('<x a="1" xmlns:p="urn:p"><p:y><![CDATA[<]]>&amp;é</p:y></x>')) },
    ...samples('soap-clients')
      .filter(({ name }) => name.endsWith('.body'))
      .map(({ bytes }) => ({ contentType: '', body: bytes })),
  ]

  /** Replaces, inserts or removes a few bytes, most of them ones that mean something in XML or MIME. */
  const telling = fc.constantFrom(
    ...'<>&;"\'/=!?-[]:\r\n \0x',
    '<!--',
    '<![CDATA[',
    ']]>',
    '<?p',
    '?>',
    '--',
    '&#',
    'xmlns="',
    '\u00ff',
  )
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.integer({ min: 0, max: 4 }),
    inserted: fc.oneof(
      telling.map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 3 }),
    ),
  })
  const mutated = fc
    .tuple(fc.constantFrom(...valid), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([{ contentType, body }, edits]) => {
      let bytes = Buffer.from(body)
      for (const { at, removed, inserted } of edits) {
        const place = Math.floor(at * bytes.length)
        bytes = Buffer.concat([bytes.subarray(0, place), inserted, bytes.subarray(place + removed)])
      }
      return { contentType, bytes }
    })

  it('is read or refused with a reason: random bytes', () => {
    fc.assert(
      fc.property(contentTypes, fc.uint8Array({ maxLength: 300 }), (contentType, body) => {
        expect(fate(contentType, body)).toMatch(clear)
      }),
      { numRuns: 500 },
    )
  })

  it('is read or refused with a reason: messages slightly wrong', () => {
    fc.assert(
      fc.property(mutated, ({ contentType, bytes }) => {
        expect(fate(contentType, bytes)).toMatch(clear)
      }),
      { numRuns: 1500 },
    )
  })

  it('is well-formed exactly when libxml2 says so, and then the same tree', () => {
    fc.assert(
      fc.property(mutated, ({ bytes }) => {
        const expected = libxml2Tree(bytes)
        const parse = parseXml(bytes, { positions: true, processingInstructions: 'ignore' })
        expect(parse.ok ? plain(parse.root) : undefined).toEqual(expected)
      }),
      { numRuns: 1500 },
    )
  })
})
