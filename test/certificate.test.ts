import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createTrust, readCertificate, sameName } from '#simulator/signature/certificate.js'
import { DerError, derChildren, derOid, derString, derTime, readDer } from '#simulator/signature/der.js'
import {
  cardSubject,
  clientAuth,
  digitalSignature,
  emailProtection,
  makeTestPki,
  nonRepudiation,
  organisationSubject,
  type TestCertificate,
  type TestPki,
} from './support/certificates.js'

let pki: TestPki
let stranger: TestPki
let card: TestCertificate
let seal: TestCertificate

beforeAll(async () => {
  ;[pki, stranger] = await Promise.all([makeTestPki('A'), makeTestPki('B')])
  card = await pki.issue({ subject: cardSubject('899900000001'), keyUsage: nonRepudiation, cardType: 2 })
  seal = await pki.issue({
    subject: organisationSubject('10B0000001'),
    keyUsage: digitalSignature | nonRepudiation,
    extendedKeyUsage: [emailProtection],
  })
})

describe('readCertificate', () => {
  it('reads a card with its multi-valued RDN', () => {
    const view = readCertificate(card.der)
    expect(view).toMatchObject({
      commonName: '899900000001',
      title: 'Médecin',
      organizationalUnits: [],
      keyUsage: new Set(['nonRepudiation']),
      extendedKeyUsage: undefined,
      isAuthority: false,
      cardType: 'CPE',
      serial: card.serial.toUpperCase().replace(/^0+/, ''),
      notBefore: new Date('2025-01-01T00:00:00Z'),
      notAfter: new Date('2028-01-01T00:00:00Z'),
    })
    expect(view?.subject.map((relative) => relative.length)).toEqual([1, 1, 3])
  })

  it('reads a structure certificate', () => {
    const view = readCertificate(seal.der)
    expect(view?.organizationalUnits).toEqual(['10B0000001'])
    expect(view?.keyUsage).toEqual(new Set(['digitalSignature', 'nonRepudiation']))
    expect(view?.extendedKeyUsage).toEqual([emailProtection])
    expect(view?.cardType).toBeUndefined()
    expect(view?.subjectText).toBe("CN=service de test,OU=10B0000001,O=HOPITAL\\, DE TEST,ST=Côte-d'Or (21),C=FR")
    expect(view?.issuerText).toBe('CN=AC INTERMEDIAIRE A PERSONNES,O=PKI DE TEST,C=FR')
  })

  it('knows an authority', () => {
    expect(readCertificate(pki.root)).toMatchObject({
      isAuthority: true,
      keyUsage: new Set(['keyCertSign', 'cRLSign']),
    })
  })

  it('gives the same object for the same bytes, copied or not', () => {
    expect(readCertificate(Uint8Array.from(card.der))).toBe(readCertificate(card.der))
  })

  it('is undefined, and never throws, on damaged bytes', () => {
    fc.assert(
      fc.property(fc.nat(card.der.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, change, cut) => {
        const damaged = Uint8Array.from(card.der)
        damaged[at] = (damaged[at] ?? 0) ^ change
        const view = readCertificate(cut ? damaged.subarray(0, at) : damaged)
        if (cut) expect(view).toBeUndefined()
      }),
    )
  })
})

describe('the DER reader', () => {
  it.each([
    ['0603550403', '2.5.4.3'],
    ['06082a817a0147010202', '1.2.250.1.71.1.2.2'],
    ['06022801', '1.0.1'],
    ['0603883703', '2.999.3'],
  ])('reads the OID %s', (hex, oid) => expect(derOid(readDer(Buffer.from(hex, 'hex')))).toBe(oid))

  it.each([
    ['0c02c3a9', 'é'],
    ['1401e9', 'é'],
    ['1e0200e9', 'é'],
    ['1c040001d11e', '𝄞'],
    ['13024652', 'FR'],
  ])('reads the string %s', (hex, text) => expect(derString(readDer(Buffer.from(hex, 'hex')))).toBe(text))

  it.each([
    ['UTCTime', 0x17, '491231235959Z', '2049-12-31T23:59:59.000Z'],
    ['UTCTime', 0x17, '500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['GeneralizedTime', 0x18, '20500102030405Z', '2050-01-02T03:04:05.000Z'],
  ])('reads the %s %#', (_, tag, text, iso) => {
    expect(derTime({ tag, content: Buffer.from(text), whole: Buffer.from(text) }).toISOString()).toBe(iso)
  })

  it('throws DerError only, on whatever bytes', () => {
    const visit = (bytes: Uint8Array): void => {
      for (const child of derChildren(readDer(bytes))) if (child.content.length > 1) visit(child.whole)
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          visit(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(DerError)
        }
      }),
    )
  })
})

describe('sameName', () => {
  const practitioner = 'GIVENNAME=ANNE + CN=899700296140 + SURNAME=MED-CS RPPS0029614, T=Médecin, C=FR'

  // biome-ignore format: a table is read by its columns
  it.each([
    ['blanks do not count', 'CN=a,OU=10B0062640,C=FR', 'CN=a, OU=10B0062640 ,C = FR', true],
    ['nor letter case', 'cn=A,c=fr', 'CN=a,C=FR', true],
    ['nor the direction', 'C=FR, ST=Paris (75), O=X, CN=DMP SIGN', 'CN=DMP SIGN,O=X,ST=Paris (75),C=FR', true],
    ['nor the order inside a set', practitioner, 'CN=899700296140+SN=MED-CS RPPS0029614+GN=ANNE,title=Médecin,C=FR', true],
    ['OIDs are types', practitioner,
      'OID.2.5.4.42=ANNE+CN=899700296140+2.5.4.4=MED-CS RPPS0029614,2.5.4.12=Médecin,C=FR', true],
    ['T61 in hexadecimal', 'CN=899900038839+2.5.4.4=#14045452414c+2.5.4.42=#14064144454d4953,C=FR',
      'CN=899900038839+SN=TRAL+GN=ADEMIS,C=FR', true],
    ['UTF-8 in hexadecimal', 'T=#0c074dc3a9646563696e', 'T=Médecin', false],
    ['UTF-8 in hexadecimal, whole', 'T=#0c084dc3a9646563696e', 'T=Médecin', true],
    ['escaped bytes', "ST=C\\C3\\B4te-d'Or (21),C=FR", "ST=Côte-d'Or (21),C=FR", true],
    ['escaped separators', 'O=HOPITAL\\, DE TEST,C=FR', 'O="HOPITAL, DE TEST",C=FR', true],
    ['semicolons', 'CN=a;C=FR', 'CN=a,C=FR', true],
    ['lost accents', 'OU=M?decin,C=FR', 'OU=Médecin,C=FR', true],
    ['lost accents, two bytes', 'OU=M??decin,C=FR', 'OU=Médecin,C=FR', true],
    ['a composed and a decomposed accent', 'OU=M\u00e9decin', 'OU=Me\u0301decin', true],
    ['accents count when none was lost', 'OU=Mèdecin,C=FR', 'OU=Médecin,C=FR', false],
    ['another value', 'CN=a,C=FR', 'CN=b,C=FR', false],
    ['another type', 'OU=a,C=FR', 'O=a,C=FR', false],
    ['one more RDN', 'CN=a,OU=b,C=FR', 'CN=a,C=FR', false],
    ['a set is not two RDNs', 'CN=a+OU=b', 'CN=a,OU=b', false],
    ['a moved RDN', 'CN=a,OU=b,O=c', 'OU=b,CN=a,O=c', false],
    ['no name at all', 'praticien', 'praticien', false],
    ['empty', '', '', false],
    ['unknown keyword', 'XX=a', 'XX=a', false],
    ['broken hexadecimal', 'CN=#0c05', 'CN=#0c05', false],
  ])('%s', (_, left, right, same) => {
    expect(sameName(left, right)).toBe(same)
    expect(sameName(right, left)).toBe(same)
  })

  it('recognises the subject of a certificate, however its values are spelled', () => {
    expect(
      sameName(
        readCertificate(card.der)?.subjectText ?? '',
        'C=FR, T=Médecin, SN=BEAUMONT+GN=ÉLÉONORE+CN=899900000001',
      ),
    ).toBe(true)
  })

  it('never throws', () => {
    const text = fc.string({ unit: fc.constantFrom('C', 'N', '=', ',', '+', '\\', '"', '#', '0', 'é', ' ', ';') })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(sameName(a, b)).toBe(sameName(b, a))
      }),
    )
  })
})

describe('trust', () => {
  const at = new Date('2026-06-01T12:00:00Z')
  const trust = (revoked: readonly string[] = []) =>
    createTrust({
      roots: [pki.root],
      intermediates: [pki.intermediate],
      revokedSerials: (issuer) => (Buffer.from(issuer).equals(pki.intermediate) ? revoked : []),
    })

  it('believes what leads to its root, again and again', () => {
    const mine = trust()
    expect(mine.check(card.der, at)).toEqual({ ok: true })
    expect(mine.check(card.der, at)).toEqual({ ok: true })
  })

  it('looks at the dates each time', () => {
    const mine = trust()
    expect(mine.check(card.der, at).ok).toBe(true)
    expect(mine.check(card.der, new Date('2028-01-01T00:00:00Z')).ok).toBe(true)
    expect(mine.check(card.der, new Date('2028-01-01T00:00:01Z'))).toMatchObject({ ok: false, reason: 'expired' })
    expect(mine.check(card.der, new Date('2024-12-31T23:59:59Z'))).toMatchObject({ ok: false, reason: 'not-yet-valid' })
  })

  it('tells an expired leaf from an expired authority by its name', async () => {
    const short = await pki.issue({ subject: cardSubject('899900000002'), notAfter: new Date('2026-05-31T00:00:00Z') })
    const check = trust().check(short.der, at)
    expect(check).toMatchObject({ ok: false, reason: 'expired', detail: expect.stringContaining('899900000002') })
  })

  it('refuses another PKI, even one whose names are ours', async () => {
    const twin = await makeTestPki('A')
    const forged = await twin.issue({ subject: cardSubject('899900000001') })
    const other = await stranger.issue({ subject: cardSubject('899900000001') })
    for (const { der } of [forged, other]) {
      expect(trust().check(der, at)).toMatchObject({ ok: false, reason: 'unknown-issuer' })
    }
  })

  it('refuses what a leaf has issued', async () => {
    const child = await pki.issue({ subject: cardSubject('899900000003') }, card)
    const mine = createTrust({ roots: [pki.root], intermediates: [pki.intermediate, card.der] })
    expect(mine.check(card.der, at).ok).toBe(true)
    expect(mine.check(child.der, at)).toMatchObject({ ok: false, reason: 'unknown-issuer' })
  })

  it('refuses a leaf whose authority it does not have', () => {
    const mine = createTrust({ roots: [pki.root], intermediates: [] })
    expect(mine.check(card.der, at)).toMatchObject({ ok: false, reason: 'unknown-issuer' })
  })

  it('refuses a revoked serial, however it is written', () => {
    for (const serial of [card.serial, card.serial.toLowerCase(), `00${card.serial}`]) {
      expect(trust([serial]).check(card.der, at)).toMatchObject({ ok: false, reason: 'revoked' })
    }
    expect(trust(['ff']).check(card.der, at).ok).toBe(true)
  })

  it('says so of bytes that are no certificate', () => {
    expect(trust().check(Buffer.from('bonjour'), at)).toMatchObject({ ok: false, reason: 'unreadable' })
  })

  it('gives key usages apart from trust', async () => {
    const authentication = await pki.issue({
      subject: cardSubject('899900000001'),
      keyUsage: digitalSignature,
      extendedKeyUsage: [clientAuth],
    })
    expect(trust().check(authentication.der, at).ok).toBe(true)
    expect(readCertificate(authentication.der)?.keyUsage?.has('nonRepudiation')).toBe(false)
  })
})
