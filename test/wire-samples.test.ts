import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readMtom } from '#simulator/wire/mtom.js'
import { NS } from '#simulator/wire/namespaces.js'
import { parseXml } from '#simulator/wire/xml.js'
import { kindsOf, messageOf } from './support/mtom-read.js'
import { samples, skipReason } from './support/samples.js'

describe.skipIf(skipReason !== undefined)(`messages of real clients${skipReason ? ` (${skipReason})` : ''}`, () => {
  const drimbox = 'multipart/related; boundary=MIMEBoundary_Bound'
  const captured = new Map(
    samples('soap-clients')
      .filter(({ name }) => name.endsWith('.headers'))
      .map(({ name, bytes }) => [
        name.slice(0, -'.headers'.length),
        /^content-type: (.*)$/im.exec(bytes.toString())?.[1]?.trim() ?? '',
      ]),
  )
  const epd = 'multipart/related; boundary="uuid:df997b05-d075-415b-9cc8-0f68c74cd993"; action="a"'
  const messages = [
    ...samples('soap-clients', 'vihf').filter(({ name }) => !name.endsWith('.headers')),
    ...samples('drimbox'),
    ...samples('epd').filter(({ name }) => name.includes('ITI-18')),
  ].map(({ name, bytes }) => ({
    name,
    bytes,
    contentType: captured.get(name.replace('.body', '')) ?? (name.endsWith('.mtom') ? drimbox : 'application/soap+xml'),
  }))

  it.each(messages)('$name: every xop:Include finds its part', ({ bytes, contentType }) => {
    const message = messageOf(readMtom(contentType, bytes))
    const parse = parseXml(message.root.bytes, { positions: true })
    if (!parse.ok) throw new Error(parse.reason)
    const includes = [...parse.root.descendants()].filter(({ ns, name }) => ns === NS.xop && name === 'Include')
    expect(includes.map((include) => message.find(include.attr('href') ?? '')?.contentId).sort()).toEqual(
      message.parts.map(({ contentId }) => contentId).sort(),
    )
  })

  it.each([
    ['soap-clients/jaxws-iti41-mtom.body', []],
    ['soap-clients/node-soap-iti18.body', ['content-type/action-missing']],
    ['soap-clients/node-soap-iti41-mtom.body', ['mtom/action-missing', 'mtom/boundary-unquoted', 'mtom/start-info']],
    ['soap-clients/zeep-iti18.body', []],
    ['drimbox/td0.2-request.xml', ['content-type/action-missing']],
    [
      'drimbox/td2.1-request.mtom',
      [
        'mtom/action-missing',
        'mtom/boundary-unquoted',
        'mtom/type',
        'mtom/start-missing',
        'mtom/start-info',
        'mtom/lf-line-ends',
        'mtom/base64-part',
      ],
    ],
  ])('%s has its oddities as remarks', (name, kinds) => {
    const sample = messages.find((message) => message.name === name)
    if (sample) expect(kindsOf(readMtom(sample.contentType, sample.bytes))).toEqual(kinds)
  })

  it.each(samples('drimbox').filter(({ name }) => name.endsWith('.mtom')))(
    '$name: the decoded KOS has the hash its metadata declare',
    ({ bytes }) => {
      const kos = messageOf(readMtom('application/octet-stream', bytes)).find('cid:0.3')
      const declared = /"hash"><ValueList><Value>([0-9a-f]{40})/.exec(bytes.toString('latin1'))?.[1]
      expect(
        createHash('sha1')
          .update(kos?.bytes ?? Buffer.of())
          .digest('hex'),
      ).toBe(declared)
    },
  )

  it.each(samples('epd').filter(({ name }) => name.includes('ITI-41')))(
    '$name: by its own boundary, not by the one announced',
    ({ bytes }) => {
      const body = bytes.subarray(bytes.indexOf('--uuid:'))
      expect(messageOf(readMtom(epd, body)).parts).toHaveLength(1)
      const announced = /^Content-Type: (.*)$/m.exec(bytes.toString('latin1'))?.[1] ?? ''
      expect(readMtom(announced, body)).toMatchObject({ ok: false, reason: expect.stringContaining('--uuid:df997b05') })
    },
  )
})
