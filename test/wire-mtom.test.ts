import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { includeHref, readMtom, writeMtom } from '#simulator/wire/mtom.js'
import { kindsOf, messageOf } from './support/mtom-read.js'

const uuid = '0f0f0f0f-0000-4000-8000-000000000001'

const fullType = (boundary: string): string =>
  `multipart/related; type="application/xop+xml"; boundary="${boundary}"; start="<root>"; start-info="application/soap+xml"; action="urn:act"`

describe('writing', () => {
  it('lays parts out as the repository service does', () => {
    const contentId = `${uuid}-2@urn:ihe:iti:xds-b:2007`
    const { contentType, body } = writeMtom(
      '<a/>',
      [{ contentId, contentType: 'application/octet-stream', bytes: Buffer.of(0, 255, 10) }],
      uuid,
    )
    expect(contentType).toBe(
      `multipart/related; type="application/xop+xml"; boundary="uuid:${uuid}"; start="<root.message@cxf.apache.org>"; start-info="application/soap+xml"`,
    )
    expect(Buffer.from(body).toString('latin1')).toBe(
      [
        `--uuid:${uuid}`,
        'Content-Type: application/xop+xml; charset=UTF-8; type="application/soap+xml"',
        'Content-Transfer-Encoding: binary',
        'Content-ID: <root.message@cxf.apache.org>',
        '',
        '<a/>',
        `--uuid:${uuid}`,
        'Content-Type: application/octet-stream',
        'Content-Transfer-Encoding: binary',
        `Content-ID: <${contentId}>`,
        '',
        '\u0000\u00ff\n',
        `--uuid:${uuid}--`,
      ].join('\r\n'),
    )
    expect(includeHref(contentId)).toBe(`cid:${uuid}-2@urn%3Aihe%3Aiti%3Axds-b%3A2007`)
  })

  it('is read back byte for byte, without a remark but the action that answers do not carry', () => {
    const document = fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.constant(Buffer.from('\r\n--uuid:\r\n--\r\n')))
    fc.assert(
      fc.property(fc.array(document, { maxLength: 4 }), (documents) => {
        const attachments = documents.map((bytes, index) => ({
          contentId: `${uuid}-${index}@urn:ihe:iti:xds-b:2007`,
          contentType: 'text/xml',
          bytes,
        }))
        const { contentType, body } = writeMtom('<é/>', attachments, uuid)
        const read = readMtom(contentType, body)
        expect(kindsOf(read)).toEqual(['mtom/action-missing'])
        const message = messageOf(read)
        expect(Buffer.from(message.root.bytes).toString()).toBe('<é/>')
        expect(message.parts.map(({ bytes }) => Buffer.from(bytes))).toEqual(
          documents.map((bytes) => Buffer.from(bytes)),
        )
        for (const { contentId, bytes } of attachments) {
          expect(Buffer.from(message.find(includeHref(contentId))?.bytes ?? [])).toEqual(Buffer.from(bytes))
        }
      }),
    )
  })
})

describe('reading', () => {
  const boundary = 'b-1'

  interface Spelling {
    readonly eol: '\r\n' | '\n'
    readonly preamble: string
    readonly padding: string
    readonly closed: boolean
    readonly epilogue: string
    readonly encoding: 'binary' | 'BASE64' | 'Quoted-Printable' | undefined
    readonly folded: boolean
  }
  const spelling: fc.Arbitrary<Spelling> = fc.record({
    eol: fc.constantFrom('\r\n', '\n'),
    preamble: fc.constantFrom('', '\r\n', 'This is a multi-part message.\r\n'),
    padding: fc.constantFrom('', ' ', '\t '),
    closed: fc.boolean(),
    epilogue: fc.constantFrom('', '\r\n', '\r\nbye'),
    encoding: fc.constantFrom('binary', 'BASE64', 'Quoted-Printable', undefined),
    folded: fc.boolean(),
  })
  /** Lines of a document that look like delimiters and are none. */
  const tricky = fc
    .array(fc.constantFrom('--b-1x', '--b-', 'x--b-1', '\r\n', '\n', '\r', '=', 'é', '\u0000', ' '), { maxLength: 8 })
    .map((all) => Buffer.from(all.join('')))
    .filter((bytes) => !/(^|\n)--b-1([ \t]*\r?\n|--)/.test(bytes.toString('latin1')))

  const quotedPrintable = (bytes: Uint8Array): string =>
    [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  const base64 = (bytes: Uint8Array, eol: string): string =>
    Buffer.from(bytes)
      .toString('base64')
      .replace(/.{1,76}/g, `$&${eol}`)

  function encode(bytes: Uint8Array, { encoding, eol }: Spelling): Buffer {
    if (encoding === 'BASE64') return Buffer.from(base64(bytes, eol))
    return encoding === 'Quoted-Printable' ? Buffer.from(quotedPrintable(bytes)) : Buffer.from(bytes)
  }

  function build(document: Uint8Array, spelling: Spelling): Buffer {
    const { eol, preamble, padding, closed, epilogue, encoding, folded } = spelling
    const delimiter = `--${boundary}${padding}${eol}`
    const heads = [
      `${delimiter}Content-Type:${folded ? `${eol} ` : ' '}application/xop+xml${eol}CONTENT-ID: <root>${eol}${eol}`,
      `${delimiter}content-id:<doc>${eol}${encoding ? `Content-Transfer-Encoding: ${encoding}${eol}` : ''}${eol}`,
    ]
    const parts = [preamble, heads[0], '<a/>', eol, heads[1], encode(document, spelling)]
    if (closed) parts.push(`${eol}--${boundary}--${padding}${epilogue}`)
    return Buffer.concat(parts.map((part) => Buffer.from(part ?? '')))
  }

  const expectedKinds = ({ eol, preamble, padding, closed, epilogue, encoding }: Spelling): string[] => [
    ...(eol === '\n' ? ['mtom/lf-line-ends'] : []),
    ...(padding ? ['mtom/boundary-padding'] : []),
    ...(preamble.trim() ? ['mtom/preamble'] : []),
    ...(closed ? [] : ['mtom/not-closed']),
    ...(closed && epilogue.trim() ? ['mtom/epilogue'] : []),
    ...(encoding === 'BASE64' ? ['mtom/base64-part'] : []),
    ...(encoding === 'Quoted-Printable' ? ['mtom/quoted-printable-part'] : []),
  ]

  it('gives every document its own bytes and every deviation its remark, however the message is spelled', () => {
    fc.assert(
      fc.property(spelling, fc.oneof(tricky, fc.uint8Array({ maxLength: 200 })), (spelling, document) => {
        const read = readMtom(fullType(boundary), build(document, spelling))
        expect(kindsOf(read)).toEqual(expectedKinds(spelling))
        const message = messageOf(read)
        expect(Buffer.from(message.root.bytes).toString()).toBe('<a/>')
        expect(message.root.contentType).toBe('application/xop+xml')
        expect(Buffer.from(message.find('cid:doc')?.bytes ?? [])).toEqual(Buffer.from(document))
      }),
      { numRuns: 500 },
    )
  })

  it('copies nothing that it need not decode', () => {
    const body = Buffer.from(`--b\r\n\r\n<a/>\r\n--b\r\nContent-ID: x\r\n\r\nbytes\r\n--b--`)
    const message = messageOf(readMtom(fullType('b'), body))
    expect(message.parts[0]?.bytes.buffer).toBe(body.buffer)
  })

  it('undoes quoted-printable as RFC 2045 says', () => {
    const body = 'Content-Transfer-Encoding: quoted-printable\r\n\r\na =E9=\r\nb  \r\nc=3D \r\n'
    const message = messageOf(readMtom(fullType('b'), Buffer.from(`--b\r\n${body}\r\n--b--`)))
    expect(Buffer.from(message.root.bytes).toString('latin1')).toBe('a éb\r\nc=\r\n')
  })

  it.each([
    ['cid:f@x:1', true],
    ['cid:f@x%3A1', true],
    ['cid:f%40x%3a1', true],
    ['CID:f@x:1', true],
    ['cid:<f@x:1>', true],
    [' cid:%3Cf@x:1%3E ', true],
    ['cid:other', false],
    ['cid:', false],
    ['f@x:1', false],
    ['http://f@x:1', false],
    ['cid:%E9%', false],
    ['', false],
  ])('resolves %j: %s', (href, found) => {
    const body = Buffer.from('--b\r\nContent-ID: <root>\r\n\r\n<a/>\r\n--b\r\nContent-ID: <f@x:1>\r\n\r\n1\r\n--b--')
    expect(messageOf(readMtom(fullType('b'), body)).find(href) !== undefined).toBe(found)
  })

  it('takes the first of two parts that share a Content-ID', () => {
    const twin = (text: string) => `--b\r\nContent-ID: <d>\r\n\r\n${text}\r\n`
    const read = readMtom(fullType('b'), Buffer.from(`--b\r\n\r\n<a/>\r\n${twin('1')}${twin('2')}--b--`))
    expect(Buffer.from(messageOf(read).find('cid:d')?.bytes ?? []).toString()).toBe('1')
  })

  it('takes the part that start names for the root, wherever it stands', () => {
    const body = Buffer.from(
      '--b\r\nContent-ID: <doc>\r\n\r\n1\r\n--b\r\nContent-ID: <root>\r\nContent-Type: application/xop+xml\r\n\r\n<a/>\r\n--b--',
    )
    const read = readMtom(fullType('b'), body)
    expect(kindsOf(read)).toEqual([])
    expect(Buffer.from(messageOf(read).root.bytes).toString()).toBe('<a/>')
    expect(messageOf(read).parts.map(({ contentId }) => contentId)).toEqual(['doc'])
  })

  it.each(['--b \r\n\r\n<a/>\r\n--b--', '--b\r\n\r\n<a/>\r\n--b-- '])(
    'remarks blanks after any delimiter: %j',
    (body) => {
      expect(kindsOf(readMtom(fullType('b'), Buffer.from(body)))).toContain('mtom/boundary-padding')
    },
  )

  const xop = 'Content-Type: application/xop+xml\r\nContent-ID: <root>\r\n\r\n<a/>'
  it.each([
    [
      'mtom/boundary-missing',
      'multipart/related; type="application/xop+xml"; start="root"; start-info="application/soap+xml"; action="a"',
      xop,
    ],
    ['mtom/boundary-unquoted', fullType('b').replace('"b"', 'b'), xop],
    ['mtom/type', fullType('b').replace('type="application/xop+xml"', 'type="text/xml"'), xop],
    ['mtom/start-missing', fullType('b').replace('start="<root>"; ', ''), xop],
    ['mtom/start-unknown', fullType('b').replace('<root>', '<other>'), xop],
    ['mtom/start-info', fullType('b').replace('application/soap+xml', 'text/xml'), xop],
    ['mtom/action-missing', fullType('b').replace('urn:act', ''), xop],
    ['content-type/unusual', fullType('b').replace('multipart/related', 'multipart/mixed'), xop],
    ['mtom/root-type', fullType('b'), xop.replace('xop+xml', 'soap+xml')],
    ['mtom/header-malformed', fullType('b'), xop.replace('Content-ID', 'strange line\r\nContent-ID')],
    ['mtom/content-id-missing', fullType('b'), `${xop}\r\n--b\r\n\r\n1`],
    [
      'mtom/content-id-duplicate',
      fullType('b'),
      `${xop}\r\n--b\r\nContent-ID: <d>\r\n\r\n1\r\n--b\r\nContent-ID: d\r\n\r\n2`,
    ],
  ])('remarks %s', (kind, contentType, parts) => {
    const read = readMtom(contentType, Buffer.from(`--b\r\n${parts}\r\n--b--\r\n`))
    expect(kindsOf(read)).toEqual([kind])
    expect(read.ok && read.remarks[0]).toMatchObject({ expected: expect.any(String), observed: expect.any(String) })
  })
})

describe('a bare envelope', () => {
  it.each([
    ['application/soap+xml; action="urn:a"', []],
    ['application/soap+xml', ['content-type/action-missing']],
    ['application/octet-stream; action="urn:a"', ['content-type/unusual']],
    ['', ['content-type/unusual', 'content-type/action-missing']],
  ])('under %j', (contentType, kinds) => {
    const read = readMtom(contentType, Buffer.from('<a/>'))
    expect(kindsOf(read)).toEqual(kinds)
    expect(messageOf(read)).toMatchObject({ multipart: false, parts: [] })
    expect(messageOf(read).find('cid:x')).toBeUndefined()
  })

  it.each(['application/soap+xml; action="a"', 'application/octet-stream; action="a"', ''])(
    'is not what stands behind a leading delimiter under %j',
    (contentType) => {
      const body = Buffer.from('\r\n--b \n\nContent\n--b\nContent-ID: <x>\n\n1\n--b--')
      const read = readMtom(contentType, body)
      expect(kindsOf(read)).toContain('content-type/not-multipart')
      expect(Buffer.from(messageOf(read).find('cid:x')?.bytes ?? []).toString()).toBe('1')
    },
  )

  it.each(['text/xml', 'text/html', 'application/json', 'image/png', 'application/x-www-form-urlencoded'])(
    'is not accepted under %s',
    (contentType) => {
      expect(readMtom(`${contentType}; charset=utf-8`, Buffer.from('<a/>'))).toMatchObject({
        ok: false,
        status: 'unsupported-media-type',
        where: 'Content-Type',
        reason: expect.stringContaining(contentType),
      })
    },
  )
})
