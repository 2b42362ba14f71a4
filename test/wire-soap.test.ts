import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NS } from '#simulator/wire/namespaces.js'
import { missingAddressing, readEnvelope, type SoapEnvelope, writeEnvelope, writeFault } from '#simulator/wire/soap.js'
import { parseXml } from '#simulator/wire/xml.js'
import { samples, skipReason } from './support/samples.js'

const read = (xml: string | Uint8Array) => {
  const parse = parseXml(xml, { positions: true })
  if (!parse.ok) throw new Error(parse.reason)
  return readEnvelope(parse.root)
}

function envelopeOf(xml: string | Uint8Array): SoapEnvelope {
  const stage = read(xml)
  if (!stage.ok) throw new Error(stage.rejection.detail)
  return stage.value
}

const kindsOf = ({ remarks }: SoapEnvelope): string[] => remarks.map(({ kind }) => kind)

const messageId = 'urn:uuid:0f0f0f0f-0000-4000-8000-000000000001'
const header = {
  Action: '<w:Action>urn:act</w:Action>',
  MessageID: `<w:MessageID>${messageId}</w:MessageID>`,
  To: '<w:To>http://localhost/x</w:To>',
  ReplyTo: `<w:ReplyTo><w:Address>${NS.wsa}/anonymous</w:Address></w:ReplyTo>`,
}
const assertion = (id: string) => `<s:Assertion xmlns:s="${NS.saml2}" ID="${id}"/>`
const security = (...content: string[]) => `<x:Security xmlns:x="${NS.wsse}">${content.join('')}</x:Security>`

const request = (headers: string, body = '<b xmlns="urn:b"/>', ns: string = NS.soap): string =>
  `<e:Envelope xmlns:e="${ns}" xmlns:w="${NS.wsa}"><e:Header>${headers}</e:Header><e:Body>${body}</e:Body></e:Envelope>`

const complete = Object.values(header).join('')

describe('reading an envelope', () => {
  it('finds every part of a complete one, and nothing to remark', () => {
    const envelope = envelopeOf(request(complete + security(assertion('a1'))))
    expect(envelope).toMatchObject({
      version: '1.2',
      action: 'urn:act',
      messageId,
      to: 'http://localhost/x',
      replyTo: `${NS.wsa}/anonymous`,
      remarks: [],
    })
    expect(envelope.security?.name).toBe('Security')
    expect(envelope.assertions.map((one) => one.attr('ID'))).toEqual(['a1'])
    expect([envelope.body.ns, envelope.body.name]).toEqual(['urn:b', 'b'])
    expect(missingAddressing(envelope)).toEqual([])
  })

  it('trims the blanks of a message that was printed for reading', () => {
    expect(envelopeOf(request('<w:Action>\n  urn:act\n</w:Action>')).action).toBe('urn:act')
  })

  it('does not take headers from another namespace, nor from deeper down', () => {
    const envelope = envelopeOf(request(`<Action>urn:x</Action><o><w:Action>urn:y</w:Action></o>`))
    expect(envelope.action).toBeUndefined()
  })

  it('lists every assertion of every Security, and none from elsewhere', () => {
    const envelope = envelopeOf(
      request(`${complete}${security(assertion('a1'), assertion('a2'))}${security(assertion('a3'))}${assertion('a4')}`),
    )
    expect(envelope.assertions.map((one) => one.attr('ID'))).toEqual(['a1', 'a2', 'a3'])
    expect(kindsOf(envelope)).toEqual(['wsse/several-security', 'wsse/several-assertions'])
  })

  it.each([
    ['soap/1.1-namespace', request(complete, '<b/>', NS.soap11)],
    ['wsa/message-id-form', request(complete.replace('urn:uuid:', 'uuid:'))],
    ['wsa/message-id-form', request(complete.replace('0f0f0f0f-', ''))],
    ['wsa/to-empty', request(complete.replace(header.To, '<w:To/>'))],
    ['wsa/reply-to-missing', request(complete.replace(header.ReplyTo, ''))],
    ['wsa/reply-to', request(complete.replace('/anonymous', '/none'))],
    ['wsa/duplicate-header', request(complete + header.Action)],
  ])('remarks %s and accepts', (kind, xml) => {
    const envelope = envelopeOf(xml)
    expect(kindsOf(envelope)).toEqual([kind])
    expect(envelope.remarks[0]).toMatchObject({ where: expect.stringMatching(/^\/e:Envelope/), line: 1 })
    expect(missingAddressing(envelope)).toEqual([])
  })

  it('accepts an envelope without Header, which lacks all addressing', () => {
    const envelope = envelopeOf(`<Envelope xmlns="${NS.soap}"><Body><b/></Body></Envelope>`)
    expect(kindsOf(envelope)).toEqual(['soap/header-missing'])
    expect(missingAddressing(envelope)).toEqual(['MessageID', 'To', 'Action'])
  })

  it.each(['MessageID', 'To', 'Action'] as const)('tells that %s is missing, or that it is empty', (name) => {
    expect(missingAddressing(envelopeOf(request(complete.replace(header[name], ''))))).toEqual([name])
    const emptied = envelopeOf(request(complete.replace(header[name], `<w:${name}> </w:${name}>`)))
    expect(missingAddressing(emptied)).toEqual(name === 'To' ? [] : [name])
  })

  it.each([
    ['another root', '<a/>', "L'élément racine est a sans espace de noms, non une enveloppe SOAP 1.2."],
    [
      'another namespace',
      request('', '<b/>', 'urn:x'),
      "L'élément racine est Envelope (urn:x), non une enveloppe SOAP 1.2.",
    ],
    ['no Body', `<Envelope xmlns="${NS.soap}"/>`, "L'enveloppe n'a pas d'élément Body."],
    ['two Bodies', request('').replace('<e:Body>', '<e:Body/><e:Body>'), "L'enveloppe a 2 éléments Body."],
    ['two Headers', request('').replace('<e:Header>', '<e:Header/><e:Header>'), "L'enveloppe a 2 éléments Header."],
    ['an empty Body', request(complete, 'text<!-- b -->'), "L'élément Body est vide."],
    ['two children in the Body', request(complete, '<b/><c/>'), "L'élément Body a 2 enfants au lieu d'un."],
    [
      'a Body of SOAP 1.1 in an Envelope of SOAP 1.2',
      request('').replaceAll('e:Body', 'f:Body').replace('<f:Body', `<f:Body xmlns:f="${NS.soap11}"`),
      "L'enveloppe n'a pas d'élément Body.",
    ],
  ])('refuses %s', (_, xml, detail) => {
    expect(read(xml)).toMatchObject({
      ok: false,
      rejection: { rejection: 'not-soap', detail, where: expect.stringMatching(/^\//) },
    })
  })
})

describe('writing an answer', () => {
  it('puts the addressing headers in order, each with its own default namespace', () => {
    expect(writeEnvelope({ action: 'urn:act', messageId, relatesTo: 'urn:uuid:r', bodyXml: '<b/>' })).toBe(
      `<soap:Envelope xmlns:soap="${NS.soap}"><soap:Header>` +
        `<Action xmlns="${NS.wsa}">urn:act</Action>` +
        `<MessageID xmlns="${NS.wsa}">${messageId}</MessageID>` +
        `<To xmlns="${NS.wsa}">${NS.wsa}/anonymous</To>` +
        `<RelatesTo xmlns="${NS.wsa}">urn:uuid:r</RelatesTo>` +
        '</soap:Header><soap:Body><b/></soap:Body></soap:Envelope>',
    )
  })

  it('leaves RelatesTo out when the request had no MessageID', () => {
    expect(writeEnvelope({ action: 'a', messageId, bodyXml: '<b/>' })).not.toContain('RelatesTo')
  })

  it('is well-formed and read back, whatever the request and the texts were', () => {
    const anything = fc.string({ unit: 'grapheme', maxLength: 30 })
    fc.assert(
      fc.property(anything, anything, (relatesTo, text) => {
        const bodyXml = writeFault({ code: 'Sender', subcode: 'DMPInvalidData', text })
        const envelope = envelopeOf(writeEnvelope({ action: 'urn:a', messageId, relatesTo, bodyXml }))
        expect(kindsOf(envelope)).toEqual(['wsa/reply-to-missing'])
        expect(envelope.header?.elements.map(({ name }) => name)).toEqual(['Action', 'MessageID', 'To', 'RelatesTo'])
        expect(envelope.body.at(NS.soap, 'Reason', 'Text')?.text).toHaveLength(text.length)
      }),
    )
  })

  it.each([
    [
      { code: 'Sender', subcode: 'DMPInvalidCertificate', text: 'Non & non' } as const,
      '<soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value><soap:Subcode><soap:Value>soap:DMPInvalidCertificate</soap:Value></soap:Subcode></soap:Code><soap:Reason><soap:Text xml:lang="fr">Non &amp; non</soap:Text></soap:Reason></soap:Fault>',
    ],
    [
      { code: 'Receiver', text: 'Panne' } as const,
      '<soap:Fault><soap:Code><soap:Value>soap:Receiver</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang="fr">Panne</soap:Text></soap:Reason></soap:Fault>',
    ],
    [
      { code: 'Sender', subcode: 'wsa:MessageAddressingHeaderRequired', text: 'A header' } as const,
      `<soap:Fault><soap:Code><soap:Value>soap:Sender</soap:Value><soap:Subcode><soap:Value xmlns:wsa="${NS.wsa}">wsa:MessageAddressingHeaderRequired</soap:Value></soap:Subcode></soap:Code><soap:Reason><soap:Text xml:lang="en">A header</soap:Text></soap:Reason></soap:Fault>`,
    ],
  ])('writes fault %#', (draft, xml) => expect(writeFault(draft)).toBe(xml))
})

describe.skipIf(skipReason !== undefined)(`messages of real clients${skipReason ? ` (${skipReason})` : ''}`, () => {
  it.each([
    ['drimbox/td0.2-request.xml', 'PRPA_IN201307UV02', 0, ['wsa/reply-to-missing'], []],
    ['drimbox/td0.3-request.xml', 'setAuthorization', 0, ['wsa/reply-to-missing'], []],
    ['drimbox/td3.1-request.xml', 'AdhocQueryRequest', 0, ['wsa/reply-to-missing'], []],
    ['drimbox/td3.3c-request.xml', 'SubmitObjectsRequest', 1, ['wsa/reply-to-missing'], []],
    [
      'soap-clients/node-soap-iti18.body',
      'AdhocQueryRequest',
      0,
      ['soap/header-missing'],
      ['MessageID', 'To', 'Action'],
    ],
    ['soap-clients/zeep-iti18.body', 'AdhocQueryRequest', 0, ['wsa/reply-to-missing'], []],
    ['epd/ITI-18_request_raw.xml', 'AdhocQueryRequest', 1, ['wsa/reply-to-missing'], []],
    ['vihf/signed-request-prpa-in201314.xml', 'PRPA_IN201314UV02', 1, ['wsa/to-empty'], []],
    ['vihf/unsigned-request-prpa-in201314.xml', 'PRPA_IN201314UV02', 1, ['wsa/to-empty'], []],
  ])('%s', (name, body, assertions, kinds, missing) => {
    const sample = samples(name.split('/')[0] ?? '').find((one) => one.name === name)
    if (!sample) return
    const envelope = envelopeOf(sample.bytes)
    expect([envelope.body.name, envelope.assertions.length, kindsOf(envelope)]).toEqual([body, assertions, kinds])
    expect(missingAddressing(envelope)).toEqual(missing)
  })
})
