import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { failuresText, verifyEnveloped } from '#simulator/signature/xml-signature.js'
import { NS } from '#simulator/wire/namespaces.js'
import { parseXml } from '#simulator/wire/xml.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { cardSubject, makeTestPki, nonRepudiation, type TestCertificate } from './support/certificates.js'
import { aMessage, anAssertion, type SignatureShape, signed, withSignatureTemplate } from './support/saml-message.js'
import { samples, skipReason } from './support/samples.js'
import { hasXmlsec, run } from './support/xmlsec.js'

let card: TestCertificate
let stranger: TestCertificate
let elliptic: TestCertificate

beforeAll(async () => {
  const [pki, other] = await Promise.all([makeTestPki('A'), makeTestPki('B')])
  const profile = { subject: cardSubject('899900000001'), keyUsage: nonRepudiation }
  card = await pki.issue(profile)
  stranger = await other.issue(profile)
  elliptic = await pki.issue({ ...profile, ec: true })
})

const assertionOf = (xml: string): XmlElement => {
  const parsed = parseXml(xml)
  if (!parsed.ok) throw new Error(parsed.reason)
  const found = [...parsed.root.descendants()].find(({ name, ns }) => name === 'Assertion' && ns === NS.saml2)
  if (!found) throw new Error('no assertion')
  return found
}

const steps = (xml: string): string[] => verifyEnveloped(assertionOf(xml)).failures.map(({ step }) => step)

const message = () => aMessage(anAssertion())

// biome-ignore format: a table is read by its columns
const shapes: readonly (readonly [string, SignatureShape])[] = [
  ['RSA-SHA256', {}],
  ['RSA-SHA1 and SHA-1', { method: 'rsa-sha1', digest: 'sha1' }],
  ['RSA-SHA1 over a SHA-256 digest', { method: 'rsa-sha1' }],
  ['the signature at the end', { atTheEnd: true }],
  ['a PrefixList with #default', { prefixes: 'ds saml #default xsi' }],
  ['a PrefixList of prefixes that nothing declares', { prefixes: 'samlp xs' }],
  ['base64 broken by Java', { lineBreak: '&#xD;\n' }],
  ['base64 broken by blanks', { lineBreak: ' \t' }],
]

describe('verifyEnveloped accepts', () => {
  it.each(shapes)('%s', (_, shape) => {
    const verification = verifyEnveloped(assertionOf(signed(message(), card, shape)))
    expect(verification.failures).toEqual([])
    expect(verification.remarks).toEqual([])
    expect(verification.certificate?.der).toEqual(card.der)
  })

  it('a comment inside a value, which is read whole', () => {
    const xml = signed(message(), card).replace('>899900000001<', '>8999<!-- -->00000001<')
    expect(steps(xml)).toEqual([])
    expect(assertionOf(xml).at(NS.saml2, 'Subject', 'NameID')?.text).toBe('899900000001')
  })

  it('a KeyValue next to the certificate, whose key it does not use', () => {
    expect(steps(signed(message(), card).replace('<ds:X509Data>', '<ds:KeyValue/><ds:X509Data>'))).toEqual([])
  })

  it('several certificates, with a remark', () => {
    const xml = signed(message(), card).replace(/<ds:X509Certificate>.*<\/ds:X509Certificate>/s, '$&$&')
    const { failures, remarks } = verifyEnveloped(assertionOf(xml))
    expect(failures).toEqual([])
    expect(remarks.map(({ kind }) => kind)).toEqual(['signature/several-certificates'])
  })
})

describe('verifyEnveloped refuses, and names the step', () => {
  const change = (from: string | RegExp, to: string) => (xml: string) => xml.replace(from, to)
  const signatureIn = (xml: string): string => /<ds:Signature .*<\/ds:Signature>/s.exec(xml)?.[0] ?? ''

  it.each([
    ['a changed value', change('>899900000001<', '>899900000002<'), ['reference-digest']],
    ['a changed attribute', change('Version="2.0"', 'Version="2.1"'), ['reference-digest']],
    ['a blank more', change('<saml:NameID>', '<saml:NameID> '), ['reference-digest']],
    ['an attribute more', change('<saml:Subject>', '<saml:Subject x="1">'), ['reference-digest']],
    ['another prefix', change(/saml(?=[:=])/g, 'saml2'), ['reference-digest']],
    ['a changed digest', change(/<ds:DigestValue>../, '<ds:DigestValue>AA'), ['reference-digest', 'signature-value']],
    ['a changed value of the signature', change(/(<ds:SignatureValue>)./, '$1/'), ['signature-value']],
    ['a truncated signature', change(/<ds:SignatureValue>[^<]{4}/, '<ds:SignatureValue>'), ['signature-value']],
    ['base64 that is none', change(/<ds:SignatureValue>./, '<ds:SignatureValue>*'), ['structure']],
    ['a digest that is no base64', change(/<ds:DigestValue>./, '<ds:DigestValue>*'), ['structure', 'signature-value']],
    [
      'HMAC',
      change(/(SignatureMethod Algorithm=")[^"]*/, '$1http://www.w3.org/2000/09/xmldsig#hmac-sha1'),
      ['algorithm'],
    ],
    [
      'MD5',
      change(/(DigestMethod Algorithm=")[^"]*/, '$1http://www.w3.org/2001/04/xmldsig-more#md5'),
      ['algorithm', 'signature-value'],
    ],
    ['an unknown canonicalization', change(/(CanonicalizationMethod Algorithm=")[^"]*/, '$1urn:c14n'), ['algorithm']],
    [
      'XSLT',
      change(/(Transform Algorithm=")[^"]*exc[^"]*/, '$1http://www.w3.org/TR/1999/REC-xslt-19991116'),
      ['algorithm', 'signature-value'],
    ],
    [
      'no enveloped-signature',
      change(/<ds:Transform Algorithm="[^"]*enveloped-signature"\/>/, ''),
      ['algorithm', 'signature-value'],
    ],
    ['another ID', change('ID="_0f7e"', 'ID="_other"'), ['structure']],
    ['no certificate', change(/<ds:X509Certificate>.*<\/ds:X509Certificate>/s, ''), ['certificate']],
    ['a broken certificate', change(/<ds:X509Certificate>..../, '<ds:X509Certificate>AAAA'), ['certificate']],
    ['no SignatureValue', change(/<ds:SignatureValue>[^<]*<\/ds:SignatureValue>/, ''), ['structure']],
    ['two SignedInfo', change(/<ds:SignedInfo>.*<\/ds:SignedInfo>/s, '$&$&'), ['structure']],
    ['two References', change(/<ds:Reference .*<\/ds:Reference>/s, '$&$&'), ['structure', 'signature-value']],
    ['no signature', change(/<ds:Signature .*<\/ds:Signature>/s, ''), ['structure']],
    [
      'two signatures',
      (xml: string) => change('</saml:Issuer>', `</saml:Issuer>${signatureIn(xml)}`)(xml),
      ['structure'],
    ],
    [
      'a signature deeper in the assertion',
      (xml: string) => change('<saml:Subject>', `<saml:Subject>${signatureIn(xml)}`)(xml.replace(signatureIn(xml), '')),
      ['structure'],
    ],
  ] as const)('%s', (_, spoil, expected) => {
    expect(steps(spoil(signed(message(), card)))).toEqual(expected)
  })

  it('a signature over the whole message, and says so', () => {
    const [failure] = verifyEnveloped(assertionOf(signed(message(), card, { uri: '' }))).failures
    expect(failure?.step).toBe('structure')
    expect(failure?.detail).toContain('couvre le message entier')
  })

  it("another signer's certificate", () => {
    const swapped = (other: TestCertificate) =>
      signed(message(), card).replace(/(<ds:X509Certificate>)[^<]*/, `$1${Buffer.from(other.der).toString('base64')}`)
    expect(steps(swapped(stranger))).toEqual(['signature-value'])
    expect(steps(swapped(elliptic))).toEqual(['certificate'])
  })

  it('a message edited after signing, telling it from a foreign key', () => {
    const edited = signed(message(), card).replace('>899900000001<', '>899900000002<')
    expect(failuresText(verifyEnveloped(assertionOf(edited)).failures)).toContain(
      "l'assertion a changé après sa signature",
    )
  })

  it('any change of any character that the assertion says', () => {
    const xml = signed(message(), card)
    const start = xml.indexOf('<saml:Subject>')
    const end = xml.indexOf('</saml:Assertion>')
    const letters = [...xml.matchAll(/[a-z0-9]/gi)].map(({ index }) => index).filter((at) => at > start && at < end)
    fc.assert(
      fc.property(fc.constantFrom(...letters), fc.constantFrom('é', 'X', '7'), (at, letter) => {
        fc.pre(xml[at] !== letter)
        const changed = xml.slice(0, at) + letter + xml.slice(at + 1)
        fc.pre(parseXml(changed).ok)
        expect(steps(changed)).toEqual(['reference-digest'])
      }),
    )
  })
})

describe('xmlsec1 agrees', () => {
  const why = hasXmlsec ? '' : ' (skipped: xmlsec1 is not installed)'
  const id = 'urn:oasis:names:tc:SAML:2.0:assertion:Assertion'

  it.skipIf(!hasXmlsec).each(shapes)(`on what it signs: %s${why}`, (_, shape) => {
    const template = withSignatureTemplate(message(), card, shape)
    const { ok, output } = run(
      'xmlsec1',
      ['--sign', '--privkey-pem', '$0', '--id-attr:ID', id, '$1'],
      card.privateKeyPem,
      template,
    )
    expect(ok, output).toBe(true)
    expect(steps(output)).toEqual([])
    expect(steps(output.replace('>899900000001<', '>899900000002<'))).toEqual(['reference-digest'])
  })

  it.skipIf(!hasXmlsec).each(shapes)(`on what our tests sign: %s${why}`, (_, shape) => {
    const verify = (xml: string) => run('xmlsec1', ['--verify', '--insecure', '--id-attr:ID', id, '$0'], xml).ok
    const xml = signed(message(), card, shape)
    expect(verify(xml)).toBe(true)
    expect(verify(xml.replace('>899900000001<', '>899900000002<'))).toBe(false)
  })
})

describe('messages of others', () => {
  const signedSamples = samples('vihf', 'epd').filter(
    ({ bytes }) => bytes[0] === 0x3c && bytes.includes('SignatureValue'),
  )

  it.skipIf(skipReason).each(signedSamples)(`$name is read to its end ${skipReason ?? ''}`, ({ name, bytes }) => {
    const { failures, certificate } = verifyEnveloped(assertionOf(bytes.toString('utf8')))
    expect(certificate).toBeDefined()
    // The first covers the whole envelope instead of the assertion, and its RSA value over SignedInfo is right.
    // The second was indented after it had been signed.
    const expected = name.startsWith('vihf') ? ['structure'] : ['reference-digest', 'signature-value']
    expect(failures.map(({ step }) => step)).toEqual(expected)
  })
})
