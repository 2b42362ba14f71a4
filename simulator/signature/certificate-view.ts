import { hash, type KeyObject, X509Certificate } from 'node:crypto'
import { BoundedCache } from '../bounded-cache.js'
import { type ExtensionsView, readExtensions } from './certificate-extensions.js'
import { derChildren, derTime, readDer } from './der.js'
import { type DistinguishedName, nameText, nameValues, readName } from './distinguished-name.js'

/** What the bench reads in a certificate; texts of names are RFC 2253, most specific first. */
export interface CertificateView extends ExtensionsView {
  readonly der: Uint8Array
  /** SHA-256 of the DER, hexadecimal. */
  readonly fingerprint: string
  readonly subject: DistinguishedName
  readonly issuer: DistinguishedName
  readonly subjectText: string
  readonly issuerText: string
  readonly commonName: string | undefined
  /** OU values, in order: the Struct_IdNat of an organisation or of a CPE. */
  readonly organizationalUnits: readonly string[]
  readonly title: string | undefined
  /** Upper-case hexadecimal, without leading zeros. */
  readonly serial: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly publicKey: KeyObject
  readonly x509: X509Certificate
}

/** Enough for every card of a large test campaign. */
const cache = new BoundedCache<CertificateView | 'unreadable'>(2000)

/** Views by their own `der`, which nobody changes: a view handed on is not hashed again. */
const ownViews = new WeakMap<Uint8Array, CertificateView>()

/**
 * Reads a certificate.
 *
 *   DER -> view, or undefined when OpenSSL or our reader cannot make sense of it
 *
 * The same bytes always give the same object: reading costs more than the whole rest of a TD0.2.
 */
export function readCertificate(der: Uint8Array): CertificateView | undefined {
  const own = ownViews.get(der)
  if (own) return own
  const fingerprint = hash('sha256', der, 'hex')
  const view = cache.get(fingerprint, () => parse(der, fingerprint) ?? 'unreadable')
  return view === 'unreadable' ? undefined : view
}

function parse(bytes: Uint8Array, fingerprint: string): CertificateView | undefined {
  try {
    // A copy: the caller's array may be a window on a whole message, which the cache would keep alive.
    const der = Uint8Array.from(bytes)
    const x509 = new X509Certificate(der)
    const [signed] = derChildren(readDer(der))
    if (!signed) return undefined
    const fields = derChildren(signed).filter(({ tag }) => tag !== versionTag)
    const [, , issuerField, validity, subjectField] = fields
    if (!issuerField || !validity || !subjectField) return undefined
    const [notBefore, notAfter] = derChildren(validity).map(derTime)
    if (!notBefore || !notAfter) return undefined
    const subject = readName(subjectField)
    const issuer = readName(issuerField)
    const view: CertificateView = {
      der,
      fingerprint,
      subject,
      issuer,
      subjectText: nameText(subject),
      issuerText: nameText(issuer),
      commonName: nameValues(subject, 'CN')[0],
      organizationalUnits: nameValues(subject, 'OU'),
      title: nameValues(subject, 'T')[0],
      serial: normalSerial(x509.serialNumber),
      notBefore,
      notAfter,
      publicKey: x509.publicKey,
      x509,
      ...readExtensions(fields.find(({ tag }) => tag === extensionsTag)),
    }
    ownViews.set(der, view)
    return view
  } catch {
    return undefined
  }
}

const versionTag = 0xa0
const extensionsTag = 0xa3

/** Serial number in the one spelling compared here: upper-case hexadecimal, no leading zero. */
export const normalSerial = (hexadecimal: string): string => hexadecimal.toUpperCase().replace(/^0+(?=.)/, '')
