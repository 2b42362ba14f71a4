import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, createSecureContext, createServer } from 'node:tls'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distinguishedName } from '#fixtures/cards/make/names.js'
import { createTrust } from '#simulator/signature/trust.js'
import { derValues } from './support/der-values.js'
import { cardOf, testPki } from './support/test-pki.js'
import { hasTool } from './support/tools.js'

const openssl = hasTool('openssl', 'version')
const dayMs = 86_400_000
const now = new Date()
const pki = await testPki()
const { directory } = pki

const card = (id: string) => cardOf(pki, id)

describe('certificates', () => {
  it('go with their private keys, their dates and their issuer', () => {
    const issuers = pki.intermediates.map((der) => new X509Certificate(der))
    for (const { id, defect, authentication, signature, notAfter } of pki.cards) {
      for (const { certificateDer, certificatePem, privateKeyPem, chainPem } of [authentication, signature]) {
        const certificate = new X509Certificate(certificateDer)
        expect(createSecureContext({ cert: certificatePem, key: privateKeyPem }), id).toBeDefined()
        expect(new X509Certificate(certificatePem).raw).toEqual(certificate.raw)
        expect(new Date(certificate.validTo).getTime()).toBe(Math.floor(notAfter.getTime() / 1000) * 1000)
        expect(new Date(certificate.validTo) < now).toBe(defect === 'expired')
        const issuer = issuers.find(({ subject }) => subject === certificate.issuer)
        expect(issuer && certificate.verify(issuer.publicKey), id).toBe(true)
        expect(chainPem.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
      }
    }
    const [root] = pki.roots.map((der) => new X509Certificate(der))
    for (const issuer of issuers) expect(root && issuer.verify(root.publicKey)).toBe(true)
    for (const { subject } of issuers) expect(subject).toMatch(/TEST/)
  })

  it('live eight years, so that --clock may travel', () => {
    const { validFrom, validTo } = new X509Certificate(card('generaliste-cps').signature.certificateDer)
    expect(Math.round((Date.parse(validTo) - Date.parse(validFrom)) / dayMs)).toBe(8 * 365)
  })

  it('serve the four names of the bench', () => {
    const server = new X509Certificate(pki.server.certificatePem)
    for (const host of ['localhost', 'lps.dmp-bench.test']) expect(server.checkHost(host)).toBe(host)
    for (const address of ['127.0.0.1', '::1']) expect(server.checkIP(address)).toBe(address)
    expect(server.checkHost('lps.dev1.dmp.gouv.fr')).toBeUndefined()
  })

  it('revoke both certificates of the revoked card, and nothing else', () => {
    const { authentication, signature } = card('cps-revoquee')
    const serials = [authentication, signature].map(
      ({ certificateDer }) => new X509Certificate(certificateDer).serialNumber,
    )
    expect(pki.intermediates.flatMap(pki.revokedSerials)).toEqual(serials)
    expect(pki.roots.flatMap(pki.revokedSerials)).toEqual([])
  })

  it.each([
    ['generaliste-cps', 'ok'],
    ['secretaire-cpe', 'ok'],
    ['etablissement', 'ok'],
    ['cps-expiree', 'expired'],
    ['cps-revoquee', 'revoked'],
  ])('of %s are %s for the simulator', (id, outcome) => {
    const trust = createTrust(pki)
    for (const { certificateDer } of [card(id).authentication, card(id).signature]) {
      const check = trust.check(certificateDer, now)
      expect(check.ok ? 'ok' : check.reason).toBe(outcome)
    }
  })

  it('keep several attributes in one RDN, in the order of DER', () => {
    const value = fc.string({ minLength: 1, maxLength: 200, unit: fc.constantFrom('A', 'é', '/', '0', '𝄞') })
    const rdn = fc.record({ GN: value, CN: value, SN: value, title: value }, { requiredKeys: ['CN'] })
    fc.assert(
      fc.property(fc.array(rdn, { minLength: 1, maxLength: 4 }), (rdns) => {
        const sets = derValues(derValues(Buffer.from(distinguishedName(rdns)))[0]?.content)
        expect(sets).toHaveLength(rdns.length)
        for (const [index, { tag, content }] of sets.entries()) {
          const attributes = derValues(content).map(({ whole }) => whole)
          expect(tag).toBe(0x31)
          expect(attributes).toEqual([...attributes].sort(Buffer.compare))
          const values = attributes.map((one) => derValues(derValues(one)[0]?.content)[1]?.content.toString('utf8'))
          expect(values.sort()).toEqual(Object.values(rdns[index] ?? {}).sort())
        }
      }),
    )
  })
})

describe.skipIf(!openssl)(`read by openssl${openssl ? '' : ' (skipped: openssl is not installed)'}`, () => {
  const text = (id: string, file: string, ...options: string[]) =>
    execFileSync('openssl', ['x509', '-noout', '-in', join(directory, 'cards', id, file), ...options], {
      encoding: 'utf8',
    })

  it.each([
    // card                file                    key usage                            extended key usage
    [
      'pharmacien-cps',
      'authentification.pem',
      'Digital Signature',
      /^TLS Web Client Authentication, Microsoft Smart ?card ?[Ll]ogin$/,
    ],
    ['pharmacien-cps', 'signature.pem', 'Non Repudiation', /^E-mail Protection$/],
    [
      'secretaire-cpe',
      'authentification.pem',
      'Digital Signature',
      /^TLS Web Client Authentication, Microsoft Smart ?card ?[Ll]ogin$/,
    ],
    ['secretaire-cpe', 'signature.pem', 'Non Repudiation', /^E-mail Protection$/],
    ['etablissement', 'authentification.pem', 'Digital Signature', /^TLS Web Client Authentication$/],
    ['etablissement', 'signature.pem', 'Digital Signature, Non Repudiation', /^E-mail Protection$/],
  ])('%s %s may %s', (id, file, keyUsage, extendedKeyUsage) => {
    const [, usage, , extended] = text(id, file, '-ext', 'keyUsage,extendedKeyUsage')
      .split('\n')
      .map((line) => line.trim())
    expect(usage).toBe(keyUsage)
    expect(extended).toMatch(extendedKeyUsage)
  })

  const rpps = '899900999113'
  it.each([
    ['pharmacien-cps', 'CPS', `C=FR,title=Pharmacien,GN=DOMINIQUE+CN=${rpps}+SN=PHARMACIE-TEST0011`, 'FORT PERSONNES'],
    [
      'secretaire-cpe',
      'CPE',
      'C=FR,ST=Paris (75),O=HOPITAL DE TEST 0015,OU=10B0999158,title=Personnel santé ou social,' +
        'GN=MAXIME+CN=30B0999158/CPET0015+SN=SECRETAIRE-TEST0015',
      'STANDARD PERSONNES',
    ],
    [
      'etablissement',
      'STRUCTURE',
      'C=FR,ST=Paris (75),O=HOPITAL DE TEST 0015,OU=10B0999158,CN=dmp-bench sign',
      'ELEMENTAIRE ORGANISATIONS',
    ],
  ])('%s is named as a %s', (id, _kind, subject, issuer) => {
    const [subjectLine, issuerLine] = text(
      id,
      'signature.pem',
      '-subject',
      '-issuer',
      '-nameopt',
      'utf8,sep_comma_plus',
    )
      .trim()
      .split('\n')
    expect(subjectLine).toBe(`subject=${subject}`)
    expect(issuerLine).toBe(`issuer=C=FR,O=DMP-BENCH,OU=DMP-BENCH TEST,CN=DMP-BENCH TEST AC IGC ${issuer}`)
  })

  it.each([
    // card               1.2.2     1.2.5     1.2.7     4.2.5
    ['pharmacien-cps', '020100', '040180', '020115', '30030C0141'],
    ['generaliste-cps', '020100', '040180', '02010A', '30060C04534D3236'],
    ['infirmiere-cps', '020100', '040180', '02013C', undefined],
    ['secretaire-cpe', '020102', '040180', undefined, undefined],
    ['etablissement', undefined, '040183', undefined, undefined],
  ])('%s carries the extensions of its kind', (id, cardType, usageType, profession, specialty) => {
    const file = join(directory, 'cards', id, 'signature.pem')
    const dump = execFileSync('openssl', ['asn1parse', '-in', file], { encoding: 'utf8' })
    const extension = (oid: string) =>
      new RegExp(`OBJECT +:${oid.replaceAll('.', '\\.')}\\n.*\\[HEX DUMP\\]:(\\w+)`).exec(dump)?.[1]
    expect(extension('1.2.250.1.71.1.2.2')).toBe(cardType)
    expect(extension('1.2.250.1.71.1.2.3') === undefined).toBe(cardType === undefined)
    expect(extension('1.2.250.1.71.1.2.5')).toBe(usageType)
    expect(extension('1.2.250.1.71.1.2.7')).toBe(profession)
    expect(extension('1.2.250.1.71.4.2.5')).toBe(specialty)
  })

  it.each([
    ['generaliste-cps', /: OK\n$/],
    ['secretaire-cpe', /: OK\n$/],
    ['centre-15', /: OK\n$/],
    ['cps-expiree', /certificate has expired/],
    ['cps-revoquee', /certificate revoked/],
  ])('%s is verified with the chain and the CRL: %s', (id, verdict) => {
    const crls = ['fort-personnes', 'standard-personnes', 'elementaire-organisations']
    const { stdout, stderr } = spawnSync(
      'openssl',
      [
        ...['verify', '-crl_check', '-CAfile', join(directory, 'chain.pem')],
        ...crls.flatMap((crl) => ['-CRLfile', join(directory, 'crl', `${crl}.pem`)]),
        join(directory, 'cards', id, 'signature.pem'),
      ],
      { encoding: 'utf8' },
    )
    expect(stdout + stderr).toMatch(verdict)
  })

  it('opens a .p12 with its key and three certificates', () => {
    const { signaturePath, password } = card('medecin-traitant-cps').p12
    const content = execFileSync('openssl', ['pkcs12', '-in', signaturePath, '-nodes', '-passin', `pass:${password}`], {
      encoding: 'utf8',
    })
    expect(content.match(/BEGIN PRIVATE KEY/g)).toHaveLength(1)
    expect(content.match(/BEGIN CERTIFICATE/g)).toHaveLength(3)
    expect(content).toContain('friendlyName: medecin-traitant-cps signature')
  })
})

describe('.p12 files', () => {
  it('open in Node with the password, and with no other', () => {
    for (const { p12 } of pki.cards) {
      for (const path of [p12.authenticationPath, p12.signaturePath]) {
        const pfx = readFileSync(path)
        expect(createSecureContext({ pfx, passphrase: p12.password })).toBeDefined()
        expect(() => createSecureContext({ pfx, passphrase: 'other' })).toThrow()
      }
    }
  })

  it.each([
    ['generaliste-cps', 'authenticationPath', 'authorized'],
    ['etablissement', 'authenticationPath', 'authorized'],
    ['generaliste-cps', 'signaturePath', 'INVALID_PURPOSE'],
    ['cps-expiree', 'authenticationPath', 'CERT_HAS_EXPIRED'],
  ] as const)('%s as TLS client, with its %s: %s', async (id, path, outcome) => {
    const { p12 } = card(id)
    expect(await handshake({ pfx: readFileSync(p12[path]), passphrase: p12.password })).toBe(outcome)
  })
})

/** What a TLS server that trusts the root of the test PKI thinks of a client that trusts it too. */
function handshake(client: { pfx: Buffer; passphrase: string }): Promise<string> {
  return new Promise((done, fail) => {
    const { certificatePem: cert, keyPem: key } = pki.server
    const server = createServer(
      { cert, key, ca: pki.caPem, requestCert: true, rejectUnauthorized: false },
      (socket) => {
        done(socket.authorized ? 'authorized' : String(socket.authorizationError))
        socket.end()
        server.close()
      },
    )
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      connect({ ...client, host: '127.0.0.1', port, ca: pki.caPem, servername: 'localhost' })
        .on('error', fail)
        .resume()
    })
  })
}
