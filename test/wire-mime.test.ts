import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64 } from '#simulator/wire/base64.js'
import { contentTypeParameters, declaredAction, readContentType } from '#simulator/wire/content-type.js'

describe('Content-Type', () => {
  it.each([
    ['application/soap+xml', 'application/soap+xml', {}],
    ['Application/SOAP+XML ; Charset=utf-8', 'application/soap+xml', { charset: 'utf-8' }],
    ['application/soap+xml; charset=utf-8; action=""', 'application/soap+xml', { charset: 'utf-8', action: '' }],
    ['multipart/related;boundary=uuid:a=b;type="x;y"', 'multipart/related', { boundary: 'uuid:a=b', type: 'x;y' }],
    [
      'm/r; start-info="application/soap+xml;action=\\"urn:x\\""',
      'm/r',
      { 'start-info': 'application/soap+xml;action="urn:x"' },
    ],
    ['m/r; boundary = "b" ; boundary=c', 'm/r', { boundary: 'b' }],
    ['m/r; boundary="b', 'm/r', { boundary: 'b' }],
    ['m/r; flag; ; a=1', 'm/r', { a: '1' }],
    ['', '', {}],
    [';', '', {}],
  ])('reads %j', (header, mediaType, parameters) => {
    expect(readContentType(header).mediaType).toBe(mediaType)
    expect(Object.fromEntries(contentTypeParameters(header))).toEqual(parameters)
  })

  it.each([
    ['application/soap+xml; action="urn:a"', 'urn:a'],
    ['m/r; start-info="application/soap+xml"; action="urn:a"', 'urn:a'],
    ['m/r; start-info="application/soap+xml;action=\\"urn:a\\""', 'urn:a'],
    ['application/xop+xml; type="application/soap+xml; action=\\"urn:a\\""', 'urn:a'],
    ['application/soap+xml; action=""', undefined],
    ['application/soap+xml', undefined],
  ])('finds the action of %j', (header, action) => expect(declaredAction(header)).toBe(action))
})

describe('base64', () => {
  it('reads what was written, with line ends or without', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const lines = Buffer.from(bytes).toString('base64').replace(/.{7}/g, '$&\r\n ')
        expect(Buffer.from(decodeBase64(lines) ?? [1])).toEqual(Buffer.from(bytes))
      }),
    )
  })
  it.each(['A', 'AB', 'ABC', 'AB=C', 'ABC*', 'AB==CD==', '====', 'é===', 'AA-_'])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBeUndefined()
  })
})
