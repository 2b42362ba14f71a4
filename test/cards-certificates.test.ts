import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, createSecureContext, createServer } from 'node:tls'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue } from '#fixtures/cards/catalogue/index.js'
import { distinguishedName } from '#fixtures/cards/make/names.js'
import type { KeyPair } from '#fixtures/cards/pki.js'
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

const serialOf = ({ certificateDer }: KeyPair): string => new X509Certificate(certificateDer).serialNumber

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
        expect(new Date(certificate.validFrom) > now).toBe(defect === 'not-yet-valid')
        const issuer = issuers.find(({ subject }) => subject === certificate.issuer)
        expect(issuer !== undefined && certificate.verify(issuer.publicKey), id).toBe(defect !== 'other-authority')
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

  it('revoke both certificates of the revoked cards, and nothing else', () => {
    const serials = ['cps-revoquee', 'structure-revoquee'].flatMap((id) =>
      [card(id).authentication, card(id).signature].map(
        ({ certificateDer }) => new X509Certificate(certificateDer).serialNumber,
      ),
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
    ['cpe-expiree', 'expired'],
    ['structure-expiree', 'expired'],
    ['structure-revoquee', 'revoked'],
    ['structure-pas-encore-valide', 'not-yet-valid'],
    ['structure-autre-ac', 'unknown-issuer'],
    ['cps-autre-ac', 'unknown-issuer'],
    ['structure-mauvaise-ou', 'ok'],
  ])('of %s are %s for the simulator', (id, outcome) => {
    const trust = createTrust(pki)
    for (const { certificateDer } of [card(id).authentication, card(id).signature]) {
      const check = trust.check(certificateDer, now)
      expect(check.ok ? 'ok' : check.reason).toBe(outcome)
    }
  })

  it('are of the catalogue, whole', () => {
    expect(pki.cards.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id))
    expect(new Set(pki.cards.flatMap((one) => [one.authentication, one.signature].map(serialOf))).size).toBe(
      2 * catalogue.length,
    )
  })

  it('tell in clear words a real certificate that comes by mistake', () => {
    const check = createTrust(pki).check(card('cps-autre-ac').signature.certificateDer, now)
    expect(check).toMatchObject({
      detail: expect.stringMatching(
        /n'accepte que les certificats de son IGC de test, jamais une carte ou un certificat réels$/,
      ),
    })
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
    [
      'anonyme-cpe',
      'CPE of nobody',
      'C=FR,ST=Paris (75),O=HOPITAL DE TEST 0049,OU=10B0999496,title=carte de service santé ou social,' +
        'CN=30B0999496/CPEA0049',
      'STANDARD PERSONNES',
    ],
    [
      'cpf-medecin',
      'CPF',
      'C=FR,title=Médecin en formation,GN=LOU+CN=899900999477+SN=INTERNE-TEST0047',
      'FORT PERSONNES',
    ],
    [
      'etablissement-ej',
      'STRUCTURE with an EJ',
      'C=FR,ST=Paris (75),O=HOPITAL DE TEST 0052,OU=11B0999529,CN=dmp-bench sign',
      'ELEMENTAIRE ORGANISATIONS',
    ],
    [
      'insi-auto',
      'STRUCTURE for INSi',
      'C=FR,ST=Paris (75),O=HOPITAL DE TEST 0055,OU=10B0999553,CN=INSI-AUTO',
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
    ['cpf-medecin', '020101', '040180', undefined, undefined],
    ['anonyme-cpe', '020102', '040180', undefined, undefined],
    ['sage-femme-cps', '020100', '040180', '020132', undefined],
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

  it('all carry the test policy of the bench, and where their list of revocation is', () => {
    for (const { id, defect } of pki.cards) {
      const authority = defect === 'other-authority' ? 'autre-igc' : '[a-z]+-[a-z]+'
      const said = text(id, 'signature.pem', '-ext', 'certificatePolicies,crlDistributionPoints,authorityInfoAccess')
      expect(said, id).toContain('Explicit Text: Certificat de test dmp-bench : aucune valeur hors du banc.')
      expect(said, id).toMatch(new RegExp(`URI:http://localhost:8080/crl/${authority}\\.crl`))
      expect(said, id).toMatch(new RegExp(`CA Issuers - URI:http://localhost:8080/ac/${authority}\\.cer`))
    }
  })

  it('every chain is what its card is made to be, with the lists of revocation', () => {
    const crls = ['fort-personnes', 'standard-personnes', 'elementaire-organisations']
    const options = [
      ...['verify', '-crl_check', '-CAfile', join(directory, 'chain.pem')],
      ...crls.flatMap((crl) => ['-CRLfile', join(directory, 'crl', `${crl}.pem`)]),
    ]
    for (const file of ['authentification.pem', 'signature.pem']) {
      const paths = pki.cards.map(({ id }) => join(directory, 'cards', id, file))
      const { stdout, stderr } = spawnSync('openssl', [...options, ...paths], { encoding: 'utf8' })
      for (const [at, { id, defect }] of pki.cards.entries()) {
        const verdict = verdicts[defect ?? 'none']
        const path = paths[at] ?? ''
        expect(stdout.includes(`${path}: OK\n`), id).toBe(defect === undefined)
        if (verdict)
          expect(stderr.slice(0, stderr.indexOf(`error ${path}: verification failed`)), id).toContain(verdict)
      }
    }
  })

  const verdicts = {
    none: undefined,
    expired: 'certificate has expired',
    revoked: 'certificate revoked',
    'not-yet-valid': 'certificate is not yet valid',
    'other-authority': 'unable to get local issuer certificate',
  }

  it('every .p12 opens with the password, its key and three certificates', () => {
    for (const { id, p12 } of pki.cards) {
      for (const path of [p12.authenticationPath, p12.signaturePath]) {
        const options = ['pkcs12', '-in', path, '-nodes', '-passin', `pass:${p12.password}`]
        const content = execFileSync('openssl', options, { encoding: 'utf8' })
        expect(content.match(/BEGIN (PRIVATE KEY|CERTIFICATE)/g), id).toHaveLength(4)
      }
    }
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
