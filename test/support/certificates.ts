import { webcrypto } from 'node:crypto'
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'

/** A certificate of a small PKI made for one test file, independent of the one that the bench ships. */
export interface TestCertificate {
  readonly der: Uint8Array
  readonly pem: string
  readonly privateKeyPem: string
  readonly serial: string
  /** What another certificate is issued under. */
  readonly issuer: Issuer
}

/** One object per RDN: values by type OID. */
type Subject = Record<string, ReturnType<typeof utf8> | ReturnType<typeof printable>>[]

export interface Profile {
  /** From the country down; several types in one object make a multi-valued RDN. */
  readonly subject: Subject
  readonly keyUsage?: number
  readonly extendedKeyUsage?: readonly string[]
  readonly notBefore?: Date
  readonly notAfter?: Date
  /** Value of the card type extension: 0 CPS, 2 CPE. */
  readonly cardType?: number
  readonly authority?: boolean
  /** An elliptic curve key instead of RSA. */
  readonly ec?: boolean
}

const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
}
const ec = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

export const { digitalSignature, nonRepudiation } = x509.KeyUsageFlags
export const emailProtection = '1.3.6.1.5.5.7.3.4'
export const clientAuth = '1.3.6.1.5.5.7.3.2'

const utf8 = (utf8String: string) => [{ utf8String }]
const printable = (printableString: string) => [{ printableString }]

/** C, title, and one RDN of CN, SN and GN. */
export const cardSubject = (id: string, title = 'Médecin'): Subject => [
  { '2.5.4.6': printable('FR') },
  { '2.5.4.12': utf8(title) },
  { '2.5.4.3': utf8(id), '2.5.4.4': utf8('BEAUMONT'), '2.5.4.42': utf8('ÉLÉONORE') },
]

export const organisationSubject = (structure: string, name = 'service de test'): Subject => [
  { '2.5.4.6': printable('FR') },
  { '2.5.4.8': utf8("Côte-d'Or (21)") },
  { '2.5.4.10': utf8('HOPITAL, DE TEST') },
  { '2.5.4.11': utf8(structure) },
  { '2.5.4.3': utf8(name) },
]

const authoritySubject = (name: string): Subject => [
  { '2.5.4.6': printable('FR') },
  { '2.5.4.10': utf8('PKI DE TEST') },
  { '2.5.4.3': utf8(name) },
]

interface Issuer {
  readonly certificate: x509.X509Certificate
  readonly keys: webcrypto.CryptoKeyPair
}

let serial = 0x0a10

/** A root, one intermediate, and what issues certificates under it. */
export interface TestPki {
  readonly root: Uint8Array
  readonly intermediate: Uint8Array
  /** Under the intermediate, or under another certificate. */
  issue(profile: Profile, under?: TestCertificate): Promise<TestCertificate>
}

export async function makeTestPki(name = 'A'): Promise<TestPki> {
  const [rootKeys, intermediateKeys] = await Promise.all([newKeys(rsa), newKeys(rsa)])
  const root = await certify({ subject: authoritySubject(`RACINE ${name}`), authority: true }, rootKeys)
  const intermediate = await certify(
    { subject: authoritySubject(`AC INTERMEDIAIRE ${name} PERSONNES`), authority: true },
    intermediateKeys,
    { certificate: root, keys: rootKeys },
  )
  // One RSA pair for all: what is tested is never the key itself, and a pair takes long to make.
  const leafKeys = await newKeys(rsa)
  return {
    root: new Uint8Array(root.rawData),
    intermediate: new Uint8Array(intermediate.rawData),
    async issue(profile, under) {
      const keys = profile.ec ? await newKeys(ec) : leafKeys
      const certificate = await certify(
        profile,
        keys,
        under?.issuer ?? { certificate: intermediate, keys: intermediateKeys },
      )
      const privateKey = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)
      return {
        der: new Uint8Array(certificate.rawData),
        pem: certificate.toString('pem'),
        privateKeyPem: x509.PemConverter.encode(privateKey, 'PRIVATE KEY'),
        serial: certificate.serialNumber,
        issuer: { certificate, keys },
      }
    },
  }
}

const newKeys = (algorithm: typeof rsa | typeof ec): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])

async function certify(
  profile: Profile,
  keys: webcrypto.CryptoKeyPair,
  issuer?: Issuer,
): Promise<x509.X509Certificate> {
  const { keyUsage, extendedKeyUsage, cardType } = profile
  const authorityUsage = x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign
  const usage = profile.authority ? authorityUsage : keyUsage
  return x509.X509CertificateGenerator.create({
    serialNumber: (serial++).toString(16).padStart(4, '0'),
    subject: new x509.Name(profile.subject as unknown as x509.JsonName),
    issuer: issuer ? issuer.certificate.subjectName : new x509.Name(profile.subject as unknown as x509.JsonName),
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    signingAlgorithm: rsa,
    notBefore: profile.notBefore ?? new Date('2025-01-01T00:00:00Z'),
    notAfter: profile.notAfter ?? new Date('2028-01-01T00:00:00Z'),
    extensions: [
      new x509.BasicConstraintsExtension(profile.authority ?? false),
      ...(usage === undefined ? [] : [new x509.KeyUsagesExtension(usage, true)]),
      ...(extendedKeyUsage ? [new x509.ExtendedKeyUsageExtension([...extendedKeyUsage])] : []),
      ...(cardType === undefined
        ? []
        : [new x509.Extension('1.2.250.1.71.1.2.2', false, Uint8Array.of(2, 1, cardType))]),
    ],
  })
}
