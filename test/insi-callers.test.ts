import * as fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tlsIdentityOf } from '#fixtures/lps/index.js'
import { type TestBench, testBench } from './support/bench.js'
import {
  cardSubject,
  digitalSignature,
  emailProtection,
  makeTestPki,
  nonRepudiation,
  organisationSubject,
  type Profile,
  type TestCertificate,
} from './support/certificates.js'
import { cr, fault, InsiBench, insiProfile, person, tlsOf, traitsOf } from './support/insi-bench.js'
import { byTraits, insiMessage } from './support/insi-message.js'
import { anAssertion, signed } from './support/saml-message.js'

let insi: InsiBench
beforeAll(async () => {
  insi = await InsiBench.open()
})
beforeEach(() => insi.renew())

describe('who may call', () => {
  const search = byTraits(traitsOf(person('insi-par-traits')))

  it.each(['INSI-AUTO', 'INSI-MANU'])('a software with a certificate named %s', async (name) => {
    expect(cr(await insi.ask(search, { tls: tlsOf(await insi.pki.issue(insiProfile(name))) }))).toBe('00')
  })

  it.each<[string, Partial<Profile>, RegExp]>([
    ['another name', { subject: organisationSubject('10B0999158', 'service de test') }, /service de test/],
    ['a name in small letters', { subject: organisationSubject('10B0999158', 'insi-auto') }, /insi-auto/],
    ['an expired certificate', { notAfter: new Date('2025-06-01') }, /expiré/],
    ['a certificate of tomorrow', { notBefore: new Date('2027-01-01') }, /valide qu'à partir/],
    ['a signature certificate', { extendedKeyUsage: [emailProtection] }, /authentification/],
  ])('no software with %s: desir_560', async (_, change, reason) => {
    const tls = tlsOf(await insi.pki.issue({ ...insiProfile('INSI-AUTO'), ...change }))
    const refused = fault(await insi.ask(search, { tls }))
    expect(refused).toMatchObject({
      code: 'soap:Sender',
      subcode: 'soap:siram_100',
      error: 'desir_560',
      severity: 'erreur',
    })
    expect(refused.reason).toMatch(reason)
  })

  it('no software of another PKI, nor without certificate', async () => {
    const other = await (await makeTestPki('B')).issue(insiProfile('INSI-AUTO'))
    expect(fault(await insi.ask(search, { tls: tlsOf(other) }))).toMatchObject({ error: 'desir_560' })
    expect(fault(await insi.ask(search, { tls: null }))).toMatchObject({ error: 'desir_560' })
  })

  const cpsProfile: Profile = {
    subject: cardSubject('899900000001'),
    keyUsage: nonRepudiation,
    extendedKeyUsage: [emailProtection],
    cardType: 0,
  }
  const withAssertion = (card: TestCertificate, change: (message: string) => string = (message) => message) =>
    change(signed(insiMessage({ body: search, security: anAssertion() }), card))

  it('a professional whose card signed the assertion, without client certificate', async () => {
    const card = await insi.pki.issue(cpsProfile)
    expect(cr(await insi.post(withAssertion(card), { tls: null }))).toBe('00')
  })

  it.each<[string, Partial<Profile>, (message: string) => string, RegExp]>([
    ['an assertion changed after it was signed', {}, (message) => message.replace('BEAUMONT', 'AUTRE'), /changé/],
    ['an unsigned assertion', {}, (message) => message.replace(/<ds:Signature .*<\/ds:Signature>/s, ''), /Signature/],
    [
      'a second assertion',
      {},
      (message) =>
        message
          .replace('</soap:Body>', `${anAssertion({ id: '_2' })}</soap:Body>`)
          .replace(/(<\/s:RECSANSVITALE>)(<saml[\s\S]*<\/saml:Assertion>)/, '$2$1'),
      /plusieurs assertions/,
    ],
    [
      'an identifier used twice',
      {},
      (message) => message.replace('<s:RECSANSVITALE ', '<s:RECSANSVITALE Id="_0f7e" '),
      /deux éléments/,
    ],
    ['an authentication certificate', { keyUsage: digitalSignature }, (message) => message, /certificat de signature/],
    ['an expired card', { notAfter: new Date('2025-06-01') }, (message) => message, /expiré/],
  ])('no professional with %s: desir_620', async (_, profile, change, reason) => {
    const card = await insi.pki.issue({ ...cpsProfile, ...profile })
    const refused = fault(await insi.post(withAssertion(card, change), { tls: null }))
    expect(refused).toMatchObject({ code: 'soap:Sender', subcode: 'soap:siram_100', error: 'desir_620' })
    expect(refused.reason).toMatch(reason)
  })

  it('no card of another PKI, even beside a good software certificate', async () => {
    const card = await (await makeTestPki('C')).issue(cpsProfile)
    expect(fault(await insi.post(withAssertion(card)))).toMatchObject({ error: 'desir_620' })
  })

  it.each([undefined, '', '  '])('no software without number of authorisation (%j): desir_550', async (idam) => {
    const refused = fault(await insi.post(insiMessage({ body: search, idam })))
    expect(refused).toMatchObject({ code: 'soap:Sender', subcode: 'soap:siram_100', error: 'desir_550' })
  })

  it('anybody in open trust, with a remark', async () => {
    const open = insi.make({ trust: 'open' })
    expect(cr(await insi.ask(search, { tls: null, to: open }))).toBe('00')
    const [call] = await insi.calls(open)
    expect(call?.remarks).toEqual([expect.stringMatching(/INSI-AUTO ou INSI-MANU/)])
    expect(fault(await insi.post(insiMessage({ body: search, idam: undefined }), { tls: null, to: open })).error).toBe(
      'desir_550',
    )
  })
})

describe('with the cards of the project', () => {
  let project: TestBench
  beforeAll(async () => {
    project = await testBench()
  })

  it.each([
    ['generaliste-cps', undefined],
    ['secretaire-cpe', undefined],
    ['etablissement', 'desir_620'],
    ['cps-revoquee', 'desir_620'],
    ['cps-expiree', 'desir_620'],
  ])('an assertion signed by %s: %s', async (id, error) => {
    const { certificateDer: der, privateKeyPem } = project.card(id).signature
    const signer = { der, privateKeyPem } as unknown as TestCertificate
    const body = byTraits(traitsOf(person('insi-par-traits')))
    const message = signed(insiMessage({ body, security: anAssertion() }), signer)
    const answer = await insi.post(message, { tls: null, to: project.simulator })
    if (error === undefined) expect(cr(answer)).toBe('00')
    else expect(fault(answer).error).toBe(error)
  })

  it('a structure certificate of the DMP is none for INSi', async () => {
    const tls = tlsIdentityOf(project.card('etablissement'))
    const answer = await insi.ask(byTraits(traitsOf(person('insi-par-traits'))), { tls, to: project.simulator })
    expect(fault(answer).error).toBe('desir_560')
  })

  it('leaves the journal of the DMP as it was', async () => {
    await project.lps('pharmacien-cps').checkAccess(project.person('dmp-ouvert'))
    const before = project.last().id
    await insi.ask(byTraits(traitsOf(person('insi-par-traits'))), { to: project.simulator })
    expect(project.last().id).toBe(before)
  })
})

describe('bad input', () => {
  const good = insiMessage({ body: byTraits(traitsOf(person('insi-par-traits'))) })

  it.each<[string, string, RegExp]>([
    ['nothing', '', /vide/],
    ['no XML', 'bonjour', /lisible|illisible/],
    ['XML cut short', good.slice(0, -20), /illisible/],
    ['a DOCTYPE', good.replace('?>', '?><!DOCTYPE x [<!ENTITY e "x">]>'), /interdite|DOCTYPE/],
    ['no envelope', '<x/>', /enveloppe/],
    ['two body elements', good.replace('</soap:Body>', '<x/></soap:Body>'), /Body/],
    ['another operation', insiMessage({ body: '<RECAUTRE xmlns="http://www.cnamts.fr/INSiRecSans"/>' }), /RECAUTRE/],
    ['an operation of another namespace', insiMessage({ body: '<RECSANSVITALE xmlns="urn:x"/>' }), /urn:x/],
  ])('%s is a Sender fault', async (_, message, reason) => {
    const refused = fault(await insi.post(message))
    expect(refused).toMatchObject({ code: 'soap:Sender', error: undefined })
    expect(refused.reason).toMatch(reason)
  })

  it('escapes what it quotes', async () => {
    const answer = await insi.ask(byTraits({ ...traitsOf(person('nia')), sexe: '&lt;script&gt;&amp;' }))
    expect(fault(answer).reason).toContain('« <script>& »')
  })

  it('is anything cut out of a good message, or put into it, and never an error of the bench', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length), fc.nat(60), fc.string({ maxLength: 8 }), async (at, length, noise) => {
        const { status } = await insi.post(good.slice(0, at) + noise + good.slice(at + length))
        expect([200, 500]).toContain(status)
      }),
      { numRuns: 150 },
    )
    expect(insi.faults).toEqual([])
  })

  it('is a GET, a body too large, a space of no name', async () => {
    const at = (path: string, init?: RequestInit) => insi.simulator.app.request(`http://insi.test${path}`, init)
    expect((await at('/lps')).status).toBe(405)
    expect((await at('/PAS-UN-ESPACE/lps', { method: 'POST', body: good })).status).toBe(404)
    insi.simulator = insi.make({ maxRequestBytes: 100 })
    expect((await at('/lps', { method: 'POST', body: good })).status).toBe(413)
  })
})
