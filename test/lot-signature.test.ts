import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LotProblem } from '#simulator/signature/lot-input.js'
import { type LotVerification, signerProblems, verifyLotSignature } from '#simulator/signature/lot-signature.js'
import { readMtom } from '#simulator/wire/mtom.js'
import {
  digitalSignature,
  makeTestPki,
  nonRepudiation,
  organisationSubject,
  type TestCertificate,
} from './support/certificates.js'
import { libxml2CanonicalDocument } from './support/libxml2-c14n.js'
import { type LotDocument, type LotShape, lotSignature } from './support/lot-xades.js'
import { samples, skipReason } from './support/samples.js'
import { hasXmlsec, run } from './support/xmlsec.js'

let seal: TestCertificate
let authentication: TestCertificate
let elliptic: TestCertificate

beforeAll(async () => {
  const pki = await makeTestPki()
  const subject = organisationSubject('10B0000001')
  seal = await pki.issue({ subject, keyUsage: digitalSignature | nonRepudiation })
  authentication = await pki.issue({ subject, keyUsage: digitalSignature })
  elliptic = await pki.issue({ subject, keyUsage: nonRepudiation, ec: true })
})

const set = '1.2.250.1.999.9.1.7.1'
const letter: LotDocument = {
  uniqueId: '1.2.250.1.999.9.1.5.1',
  xml: true,
  bytes: Buffer.from(
    '<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet href="cda.xsl"?>\n<ClinicalDocument  xmlns="urn:hl7-org:v3" b="2" a="1"><!-- été -->\r\n<title>Lettre</title></ClinicalDocument>\n',
  ),
}
const kos: LotDocument = {
  uniqueId: '1.2.250.1.999.9.1.5.2',
  xml: false,
  bytes: Buffer.from([0, 1, 2, 255, 68, 73, 67, 77]),
}
const lot = [letter, kos]

const verify = (signature: string | Uint8Array, documents: readonly LotDocument[] = lot): LotVerification =>
  verifyLotSignature({
    signature: Buffer.from(signature),
    submissionSetUniqueId: set,
    documents,
  })

const problemsOfSigner = (
  { certificate }: LotVerification,
  distrust: (der: Uint8Array) => string | undefined,
): string[] => {
  if (!certificate) throw new Error('no certificate')
  return signerProblems(certificate, distrust)
}

const whats = (verification: LotVerification): LotProblem[] => verification.problems.map(({ what }) => what)
const kinds = (verification: LotVerification): string[] => verification.remarks.map(({ kind }) => kind)

describe('verifyLotSignature accepts', () => {
  // biome-ignore format: a table is read by its columns
  it.each<[string, LotShape, string[]]>([
    ['RSA-SHA256',                              {}, []],
    ['RSA-SHA1 and SHA-1',                      { method: 'rsa-sha1', digest: 'sha1' }, []],
    ['properties in the ds namespace',          { propertiesNs: 'http://www.w3.org/2000/09/xmldsig#' }, []],
    ['C14N without comments',                   { transform: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' }, []],
    ['XML documents digested as they are',      { transform: '' }, ['lot-signature/no-canonicalization']],
    ['the odd URI of CertDigest',               { certDigestUri: 'http://www.w3.org/2000/09/xmldsig#sha256' }, ['lot-signature/certificate-digest-uri']],
    ['an unknown method of CertDigest',         { certDigestUri: 'urn:md5' }, ['lot-signature/certificate-digest']],
    ['CertDigest that is of another method',    { certDigestUri: 'http://www.w3.org/2000/09/xmldsig#sha1' }, ['lot-signature/certificate-digest-value']],
    ['XAdES 1.3.2',                             { xades: 'http://uri.etsi.org/01903/v1.3.2#' }, ['lot-signature/xades-version']],
    ['another purpose',                         { purpose: '1.2.840.10065.1.12.1.1' }, ['lot-signature/purpose']],
    ['a digest of the submission set',          { setDigest: 'AAAA' }, ['lot-signature/submission-set-digest']],
    ['another prefix and blanks',               { before: (xml) => xml.replace('<Signature ', '<Signature xmlns:x="urn:x"\n  ').replace('<Object>', '\n<Object>\n') }, []],
  ])('%s', (_, shape, remarks) => {
    const verification = verify(lotSignature(set, lot, seal, shape))
    expect(verification.problems).toEqual([])
    expect(problemsOfSigner(verification, () => undefined)).toEqual([])
    expect(kinds(verification)).toEqual(remarks)
  })

  it('a reference to something else, with a remark', () => {
    const verification = verify(lotSignature(set, lot, seal), [letter])
    expect(verification.problems).toEqual([])
    expect(kinds(verification)).toEqual(['lot-signature/unknown-reference'])
  })

  it('any documents, in any order', () => {
    const document = fc.record({ bytes: fc.uint8Array({ maxLength: 40 }), xml: fc.constant(false) })
    fc.assert(
      fc.property(fc.array(document, { maxLength: 4 }), fc.nat(), (contents, turn) => {
        const documents = contents.map((content, index) => ({ ...content, uniqueId: `1.2.3.${index}` }))
        const shift = documents.length === 0 ? 0 : turn % documents.length
        const turned = [...documents.slice(shift), ...documents.slice(0, shift)]
        expect(verify(lotSignature(set, documents, seal), turned).problems).toEqual([])
      }),
      { numRuns: 15 },
    )
  })
})

describe('verifyLotSignature names', () => {
  const replace = (from: string | RegExp, to: string) => (xml: string) => xml.replace(from, to)

  // biome-ignore format: a table is read by its columns
  it.each<[string, (xml: string) => string, LotProblem[]]>([
    ['what is no XML',                  () => 'bonjour', ['unreadable']],
    ['an empty document',               () => '', ['unreadable']],
    ['a DOCTYPE',                       replace('<Signature', '<!DOCTYPE x><Signature'), ['unreadable']],
    ['a processing instruction',        replace('<Object>', '<Object><?p?>'), ['unreadable']],
    ['another root',                    () => '<Signature/>', ['unreadable']],
    ['a changed SignedInfo',            replace('deux références', '2 références'), ['signed-info']],
    ['a changed value',                 replace(/(<SignatureValue>)./, '$1/'), ['signed-info']],
    ['HMAC',                            replace(/(SignatureMethod Algorithm=")[^"]*/, '$1http://www.w3.org/2000/09/xmldsig#hmac-sha1'), ['signed-info']],
    ['two SignedInfo',                  replace(/<SignedInfo>.*<\/SignedInfo>/, '$&$&'), ['signed-info']],
    ['a changed manifest',              replace('URI="urn:oid:1.2.250.1.999.9.1.7.1"', 'URI="urn:oid:1.2.250.1.999.9.1.7.2"'), ['manifest', 'submission-set-reference']],
    ['changed properties',              replace('10:15:02', '10:15:03'), ['signed-properties']],
    ['a manifest with the Id of another', replace('<Object>', '<Object Id="IHEManifest">'), ['signed-info', 'manifest']],
    ['no manifest',                     replace(/<Object><Manifest.*?<\/Manifest><\/Object>/, ''), ['signed-info', 'manifest']],
    ['no properties',                   replace(/<Object><QualifyingProperties.*<\/QualifyingProperties><\/Object>/, ''), ['signed-info', 'signed-properties']],
    ['no certificate',                  replace(/<X509Certificate>[^<]*<\/X509Certificate>/, ''), ['certificate']],
    ['a broken certificate',            replace(/<X509Certificate>..../, '<X509Certificate>AAAA'), ['certificate']],
  ])('%s', (_, spoil, expected) => expect(whats(verify(spoil(lotSignature(set, lot, seal))))).toEqual(expected))

  it('a document changed on its way, and no other', () => {
    const signature = lotSignature(set, lot, seal)
    const [problem, ...others] = verify(signature, [
      { ...letter, bytes: Buffer.from('<ClinicalDocument/>') },
      kos,
    ]).problems
    expect(others).toEqual([])
    expect(problem).toMatchObject({ what: 'document-digest', detail: expect.stringContaining(letter.uniqueId) })
    expect(whats(verify(signature, [letter, { ...kos, bytes: Buffer.from('x') }]))).toEqual(['document-digest'])
  })

  it('a canonicalization asked of what is no XML', () => {
    const signature = lotSignature(set, lot, seal)
    expect(verify(signature, [{ ...letter, bytes: kos.bytes }, kos]).problems[0]?.detail).toContain('XML bien formé')
  })

  it('a document without reference, or with two', () => {
    expect(whats(verify(lotSignature(set, [letter], seal)))).toEqual(['document-reference'])
    expect(whats(verify(lotSignature(set, [letter, kos, kos], seal)))).toEqual(['document-reference'])
    expect(whats(verify(lotSignature(set, [], seal)))).toEqual(['document-reference', 'document-reference'])
  })

  it('a submission set without reference', () => {
    expect(whats(verify(lotSignature('1.2.3', lot, seal)))).toEqual(['submission-set-reference'])
  })

  it('an exclusive canonicalization of a document', () => {
    const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
    expect(whats(verify(lotSignature(set, lot, seal, { transform: exclusive })))).toEqual(['document-digest'])
  })

  // biome-ignore format: a table is read by its columns
  it.each<[string, (document: LotDocument) => Uint8Array]>([
    ['du document tel quel', ({ bytes }) => bytes],
    ['saut de ligne', ({ bytes }) => Buffer.concat([bytes, Buffer.from('\n')])],
    ['sans commentaires', ({ bytes, xml }) => (xml ? libxml2CanonicalDocument(bytes, false) : Buffer.concat([bytes, Buffer.from('\n')]))],
  ])('the mistake behind a wrong digest: %s', (hint, digested) => {
    const [problem] = verify(lotSignature(set, lot, seal, { digested })).problems
    expect(problem).toMatchObject({ what: 'document-digest', detail: expect.stringContaining(hint) })
  })

  it('the signer apart from the signature', () => {
    const byCard = verify(lotSignature(set, lot, authentication))
    expect(byCard.problems).toEqual([])
    expect(problemsOfSigner(byCard, () => undefined)).toEqual([expect.stringContaining('certificat de signature')])
    const sealed = verify(lotSignature(set, lot, seal))
    expect(sealed.problems).toEqual([])
    const distrust = (der: Uint8Array) => (Buffer.from(der).equals(seal.der) ? 'inconnu' : undefined)
    expect(problemsOfSigner(sealed, distrust)).toEqual(['inconnu'])
  })

  it('a key that is not RSA', () => {
    const swapped = lotSignature(set, lot, seal).replace(
      /(<X509Certificate>)[^<]*/,
      `$1${Buffer.from(elliptic.der).toString('base64')}`,
    )
    expect(whats(verify(swapped))).toEqual(['certificate'])
  })

  it('any changed character that the signature protects', () => {
    const xml = lotSignature(set, lot, seal)
    const protectedParts = [
      /<SignedInfo>.*<\/SignedInfo>/,
      /<Manifest .*<\/Manifest>/,
      /<SignedProperties .*<\/SignedProperties>/,
    ]
    const letters = protectedParts.flatMap((part) => {
      const found = part.exec(xml)
      return [...(found?.[0] ?? '').matchAll(/(?<=>)[A-Za-z0-9+/:.-]+(?=[=<])/g)].flatMap((text) =>
        Array.from(text[0], (_, offset) => (found?.index ?? 0) + text.index + offset),
      )
    })
    fc.assert(
      fc.property(fc.constantFrom(...letters), fc.constantFrom('X', '7', '*'), (at, letter) => {
        fc.pre(xml[at] !== letter)
        expect(verify(xml.slice(0, at) + letter + xml.slice(at + 1)).problems).not.toEqual([])
      }),
    )
  })

  it('without ever throwing, on whatever bytes', () => {
    const xml = Buffer.from(lotSignature(set, lot, seal))
    fc.assert(
      fc.property(fc.nat(xml.length), fc.nat(xml.length), fc.uint8Array({ maxLength: 3 }), (from, length, put) => {
        const spoilt = Buffer.concat([xml.subarray(0, from), put, xml.subarray(from + length)])
        verify(spoilt)
      }),
    )
  })
})

describe('xmlsec1 agrees', () => {
  const why = hasXmlsec ? '' : ' (skipped: xmlsec1 is not installed)'
  const ids = [
    '--id-attr:Id',
    'http://www.w3.org/2000/09/xmldsig#:Manifest',
    '--id-attr:Id',
    'http://uri.etsi.org/01903/v1.1.1#:SignedProperties',
  ]

  it.skipIf(!hasXmlsec)(`on what our tests sign${why}`, () => {
    const xmlsec = (xml: string) =>
      run('xmlsec1', ['--verify', '--insecure', '--ignore-manifests', ...ids, '$0'], xml).ok
    const xml = lotSignature(set, lot, seal)
    expect(xmlsec(xml)).toBe(true)
    expect(xmlsec(xml.replace('10:15:02', '10:15:03'))).toBe(false)
  })

  it.skipIf(!hasXmlsec)(`on what it signs${why}`, () => {
    const blank = lotSignature(set, lot, seal)
      .replace(/<SignatureValue>[^<]*/, '<SignatureValue>')
      .replace(/(<SignedInfo>.*<\/SignedInfo>)/, (signedInfo) =>
        signedInfo.replace(/<DigestValue>[^<]*/g, '<DigestValue>'),
      )
    const args = ['--sign', '--privkey-pem', '$0', '--ignore-manifests', ...ids, '$1']
    const { ok, output } = run('xmlsec1', args, seal.privateKeyPem, blank)
    expect(ok, output).toBe(true)
    expect(verify(output).problems).toEqual([])
    expect(whats(verify(output.replace('10:15:02', '10:15:03')))).toEqual(['signed-properties'])
  })
})

describe('a signature of others', () => {
  it.skipIf(skipReason)(`made by DRIMbox verifies, its signer being unknown ${skipReason ?? ''}`, () => {
    const body = samples('drimbox').find(({ name }) => name.endsWith('td2.1-request.mtom'))?.bytes ?? Buffer.alloc(0)
    const boundary = /^\s*--(\S+)/.exec(body.toString('latin1'))?.[1] ?? ''
    const read = readMtom(`multipart/related; type="application/xop+xml"; boundary="${boundary}"`, body)
    if (!read.ok) throw new Error(read.reason)
    const find = (mark: string) => read.message.parts.find(({ bytes }) => Buffer.from(bytes).includes(mark))?.bytes
    const verification = verifyLotSignature({
      signature: find('IHEManifest') ?? Buffer.alloc(0),
      submissionSetUniqueId: '1.2.250.1.999.1.1.8121.7.3391',
      documents: [
        { uniqueId: '1.2.250.1.999.1.1.8121.27.4396', bytes: find('<ClinicalDocument') ?? Buffer.alloc(0), xml: true },
      ],
    })
    expect(signerProblems(verification.certificate ?? Buffer.alloc(0), () => 'autorité inconnue')).toHaveLength(2)
    expect({ problems: verification.problems, kinds: kinds(verification) }).toEqual({
      problems: [],
      kinds: ['lot-signature/unknown-reference'],
    })
  })
})
