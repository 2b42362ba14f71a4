import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildTd02, buildTd31, findDocuments, lpsContext } from '#fixtures/lps/index.js'
import { seededIds } from '#simulator/ids.js'
import type { RawRequest } from '#simulator/trace/exchange.js'
import { NS } from '#simulator/wire/namespaces.js'
import { parseXml } from '#simulator/wire/xml.js'
import { baseUrl, type TestBench, testBench } from './support/bench.js'

let bench: TestBench
let good: RawRequest
beforeAll(async () => {
  bench = await testBench({ maxRequestBytes: 2 * 1024 * 1024 })
  const context = lpsContext({
    card: bench.card('pharmacien-cps'),
    baseUrl,
    clock: () => bench.now,
    ids: seededIds('bad input'),
  })
  good = buildTd02(context, bench.person('dmp-ouvert'))
})

const text = (request: RawRequest): string => Buffer.from(request.body).toString('utf8')
const edited = (edit: (xml: string) => string): RawRequest => {
  const xml = edit(text(good))
  if (xml === text(good)) throw new Error('the edit changed nothing')
  return withBody(xml)
}
const withBody = (body: string | Uint8Array, contentType?: string): RawRequest => ({
  ...good,
  body: typeof body === 'string' ? Buffer.from(body, 'utf8') : body,
  headers: good.headers
    .filter(([name]) => name.toLowerCase() !== 'content-length')
    .map(([name, value]) =>
      contentType && name.toLowerCase() === 'content-type' ? [name, contentType] : [name, value],
    ),
})
const multipart =
  'multipart/related; type="application/xop+xml"; boundary="limite"; start="<a>"; start-info="application/soap+xml"'
const part = (id: string, body: string, encoding = 'binary') =>
  `--limite\r\nContent-Type: application/xop+xml; type="application/soap+xml"\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-ID: <${id}>\r\n\r\n${body}\r\n`

const assertion = (xml: string): string => /<saml2?:Assertion[\s\S]*<\/saml2?:Assertion>/.exec(xml)?.[0] ?? ''

/** Each wrong thing, the rejection that names it, and the HTTP status; then the next right request is served. */
const table: readonly (readonly [name: string, request: () => RawRequest, rejection: string, status: number])[] = [
  ['empty body', () => withBody(''), 'empty-body', 500],
  ['not XML', () => withBody('bonjour'), 'xml-unreadable', 500],
  ['truncated XML', () => withBody(text(good).slice(0, 900)), 'xml-unreadable', 500],
  [
    'DOCTYPE',
    () => edited((xml) => xml.replace(/^(<\?xml.*?\?>)?/, '<!DOCTYPE a [<!ENTITY b "c">]>')),
    'xml-forbidden',
    500,
  ],
  [
    'external entity',
    () => edited((xml) => xml.replace(/^(<\?xml.*?\?>)?/, '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>')),
    'xml-forbidden',
    500,
  ],
  [
    'processing instruction',
    () => edited((xml) => xml.replace('<soap:Body', '<?a b?><soap:Body')),
    'xml-forbidden',
    500,
  ],
  [
    'NameID split by a processing instruction',
    () => edited((xml) => xml.replace(/(NameID>8)/, '$1<?a b?>')),
    'xml-forbidden',
    500,
  ],
  ['300 levels', () => withBody(`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`), 'xml-', 500],
  ['not SOAP', () => withBody('<a/>'), 'not-soap', 500],
  [
    'two body children',
    () => edited((xml) => xml.replace('</soap:Body>', '<a xmlns="urn:a"/></soap:Body>')),
    'not-soap',
    500,
  ],
  ['wrong content type', () => withBody(good.body, 'application/json'), 'unsupported-media-type', 415],
  [
    'compressed body',
    () => ({ ...good, headers: [...good.headers, ['Content-Encoding', 'gzip']] }),
    'unsupported-media-type',
    415,
  ],
  [
    'no MessageID',
    () => edited((xml) => xml.replace(/<[^<>]*MessageID.*?MessageID>/, '')),
    'addressing-header-missing',
    500,
  ],
  [
    'unknown operation',
    () => edited((xml) => xml.replaceAll('PRPA_IN201307UV02', 'PRPA_IN999999UV02')),
    'unknown-body',
    500,
  ],
  ['no VIHF', () => edited((xml) => xml.replace(assertion(xml), '')), 'vihf-missing', 500],
  [
    'two Assertions',
    () => edited((xml) => xml.replace(assertion(xml), assertion(xml).repeat(2))),
    'vihf-malformed',
    500,
  ],
  [
    'wrapped Assertion',
    () =>
      edited((xml) =>
        xml.replace(
          assertion(xml),
          `<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" ID="_autre" Version="2.0" IssueInstant="2026-01-01T00:00:00Z">${assertion(xml)}</saml2:Assertion>`,
        ),
      ),
    'vihf-malformed',
    500,
  ],
  [
    'two Signatures',
    () =>
      edited((xml) => xml.replace(/<(\w+:)?Signature [\s\S]*<\/(\w+:)?Signature>/, (signature) => signature.repeat(2))),
    'signature-invalid|vihf-malformed',
    500,
  ],
  [
    'duplicate ids',
    () => edited((xml) => xml.replace('<soap:Body', `<soap:Body ID="${/Assertion[^>]* ID="([^"]+)"/.exec(xml)?.[1]}"`)),
    'signature-invalid|vihf-malformed',
    500,
  ],
  ['altered VIHF', () => edited((xml) => xml.replace('LPS MODELE', 'LPS MODELF')), 'signature-invalid', 500],
  ['truncated MIME', () => withBody(part('a', '<a/>').slice(0, 60), multipart), 'mime-unreadable', 500],
  [
    'wrong boundary',
    () => withBody(part('a', '<a/>').replaceAll('limite', 'autre'), multipart),
    'mime-unreadable',
    500,
  ],
  ['invalid base64 part', () => withBody(`${part('a', '@@@', 'base64')}--limite--`, multipart), 'mime-unreadable', 500],
  ['too large', () => withBody(new Uint8Array(2 * 1024 * 1024 + 1)), 'too-large', 413],
  ['GET', () => ({ ...good, method: 'GET', body: new Uint8Array() }), 'method-not-allowed', 405],
  ['unknown service', () => ({ ...good, url: good.url.replace('/patients', '/inconnu') }), 'unknown-service', 404],
]

const sendRaw = (request: RawRequest) =>
  bench.simulator.app.request(
    new URL(request.url, baseUrl).href,
    {
      method: request.method,
      headers: request.headers.map(([name, value]): [string, string] => [name, value]),
      ...(request.method === 'GET' ? {} : { body: Buffer.from(request.body) }),
    },
    {
      tlsIdentity: {
        protocol: 'TLSv1.3',
        cipher: '',
        certificate: bench.card('pharmacien-cps').authentication.certificateDer,
      },
    },
  )

describe('bad input', () => {
  it.each(table)('%s', async (_name, request, rejection, status) => {
    const response = await sendRaw(request())
    const body = Buffer.from(await response.arrayBuffer()).toString('utf8')
    expect({ status: response.status, rejection: bench.last().rejection?.rejection }).toEqual({
      status,
      rejection: expect.stringMatching(new RegExp(`^(${rejection})`)),
    })
    if (status === 500) {
      const xml = parseXml(body)
      expect(
        xml.ok && [...xml.root.descendants()].filter((one) => one.ns === NS.soap && one.name === 'Fault'),
      ).toHaveLength(1)
    } else expect(body.trim()).not.toBe('')
    expect(bench.faults).toEqual([])
    expect((await sendRaw(good)).status).toBe(200)
  })

  it('never breaks, whatever bytes a right message is changed into', async () => {
    const original = Buffer.from(good.body)
    const change = fc.record({
      at: fc.nat(original.length - 1),
      remove: fc.nat(40),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 12 }),
        fc
          .constantFrom('<', '>', '&', '"', '<!--', ']]>', '<![CDATA[', '<?x?>', '&#0;', '\0')
          .map((one) => Buffer.from(one)),
      ),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        let bytes = original
        for (const { at, remove, insert } of changes) {
          bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)])
        }
        const response = await sendRaw(withBody(bytes))
        expect([200, 500]).toContain(response.status)
        expect(bench.faults).toEqual([])
      }),
      { numRuns: 300 },
    )
    expect((await sendRaw(good)).status).toBe(200)
  })

  it('answers a stored query over HTTP without TLS in strict mode by saying that the certificate is missing', async () => {
    const context = lpsContext({
      card: bench.card('pharmacien-cps'),
      baseUrl,
      clock: () => bench.now,
      ids: seededIds('no tls'),
    })
    const patient = bench.person('dmp-ouvert')
    await bench.send(buildTd31(context, patient, findDocuments(patient)))
    expect(bench.last().rejection?.rejection).toBe('tls-certificate-missing')
  })
})

it.each([
  ['GET', '/nulle-part'],
  ['POST', '/health'],
])('tells in French that nothing answers %s %s', async (method, path) => {
  const { simulator } = await testBench()
  const answer = await simulator.app.request(path, { method })
  expect(answer.status).toBe(404)
  expect(await answer.text()).toBe(`Adresse ou méthode inconnue : ${method} ${path}\n`)
})
