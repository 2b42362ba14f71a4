import { BoundedCache } from '../bounded-cache.js'
import { type CertificateView, normalSerial, readCertificate } from './certificate-view.js'
import { equalNames } from './distinguished-name.js'

/** The authorities that the bench believes; all certificates in DER. */
export interface TrustAnchors {
  readonly roots: readonly Uint8Array[]
  readonly intermediates: readonly Uint8Array[]
  /** Serial numbers (hexadecimal) that an authority revoked; asked again at each check. */
  readonly revokedSerials?: (issuerDer: Uint8Array) => readonly string[]
}

export type TrustFailure = 'expired' | 'not-yet-valid' | 'unknown-issuer' | 'revoked' | 'unreadable'

/** `detail` is French. */
export type TrustCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: TrustFailure; readonly detail: string }

export interface Trust {
  check(der: Uint8Array, at: Date): TrustCheck
}

/** Longer than any chain of IGC-Santé (leaf, intermediate, root). */
const longestChain = 5

/**
 * Trust in the certificates that lead to our roots.
 *
 *   DER of a leaf, instant -> good, or why not
 *
 * The chain of a certificate is built and its signatures verified once; dates and revocation are looked at each time.
 */
export function createTrust(anchors: TrustAnchors): Trust {
  const roots = anchors.roots.flatMap((der) => readCertificate(der) ?? [])
  const authorities = [...anchors.intermediates.flatMap((der) => readCertificate(der) ?? []), ...roots]
  const rootPrints = new Set(roots.map(({ fingerprint }) => fingerprint))
  const chains = new BoundedCache<readonly CertificateView[]>(2000)

  const chainOf = (leaf: CertificateView): readonly CertificateView[] => {
    const chain = [leaf]
    for (let last = leaf; !rootPrints.has(last.fingerprint); ) {
      const issuer = chain.length < longestChain && authorities.find((authority) => issued(authority, last))
      if (!issuer) return []
      chain.push(issuer)
      last = issuer
    }
    return chain
  }

  const isRevoked = (certificate: CertificateView, issuer: CertificateView | undefined): boolean =>
    issuer !== undefined &&
    (anchors.revokedSerials?.(issuer.der) ?? []).some((serial) => normalSerial(serial) === certificate.serial)

  return {
    check(der, at) {
      const leaf = readCertificate(der)
      if (!leaf) return failure('unreadable', 'le certificat est illisible')
      const chain = chains.get(leaf.fingerprint, () => chainOf(leaf))
      if (chain.length === 0) {
        return failure(
          'unknown-issuer',
          `« ${leaf.subjectText} » n'est émis par aucune autorité reconnue (${leaf.issuerText}) : le banc n'accepte que les certificats de son IGC de test, jamais une carte ou un certificat réels`,
        )
      }
      for (const [index, certificate] of chain.entries()) {
        const { subjectText: name, notBefore, notAfter } = certificate
        if (isRevoked(certificate, chain[index + 1])) return failure('revoked', `« ${name} » est révoqué`)
        if (at < notBefore) return failure('not-yet-valid', `« ${name} » n'est valide qu'à partir du ${iso(notBefore)}`)
        if (at > notAfter) return failure('expired', `« ${name} » est expiré depuis le ${iso(notAfter)}`)
      }
      return { ok: true }
    },
  }
}

const failure = (reason: TrustFailure, detail: string): TrustCheck => ({ ok: false, reason, detail })

const iso = (date: Date): string => date.toISOString().replace('.000Z', 'Z')

const issued = (authority: CertificateView, certificate: CertificateView): boolean =>
  authority.isAuthority &&
  equalNames(authority.subject, certificate.issuer) &&
  certificate.x509.checkIssued(authority.x509) &&
  certificate.x509.verify(authority.publicKey)
