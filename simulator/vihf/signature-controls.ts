import { refuse } from '../rejection.js'
import { type CertificateView, readCertificate, type Trust } from '../signature/certificate.js'
import { clientAuthentication } from '../signature/certificate-extensions.js'
import { failuresText } from '../signature/xml-signature.js'
import type { TlsIdentity } from '../trace/exchange.js'
import type { Control } from './control.js'

const tlsPlace = { path: 'TLS', line: 0 }

/**
 * The client certificate of the TLS session is there, is meant for authentication, and comes from our PKI.
 *
 * The real server ends the handshake; the bench lets it pass to be able to say why. (Source: dmp-wire, section 2.)
 */
export const tlsClientCertificate: Control = ({ tls, trust, now }) => {
  const fault = clientCertificateFault(tls, trust, now)
  return fault === undefined ? undefined : refuse('tls-certificate-missing', fault, tlsPlace).rejection
}

/** Why a TLS session proves nobody, in French; undefined when its client certificate does. */
export function clientCertificateFault(tls: TlsIdentity | undefined, trust: Trust, now: Date): string | undefined {
  if (!tls) return "la requête est arrivée en HTTP simple : le DMP n'accepte que le TLS mutuel"
  if (!tls.certificate) return "le client n'a présenté aucun certificat"
  const certificate = readCertificate(tls.certificate)
  if (!certificate) return 'le certificat présenté est illisible'
  if (!isForAuthentication(certificate)) {
    return `« ${certificate.subjectText} » n'est pas un certificat d'authentification`
  }
  const checked = trust.check(tls.certificate, now)
  return checked.ok ? undefined : checked.detail
}

const isForAuthentication = ({ extendedKeyUsage, keyUsage }: CertificateView): boolean =>
  (extendedKeyUsage?.includes(clientAuthentication) ?? true) && (keyUsage?.has('digitalSignature') ?? true)

/**
 * In direct mode the signature is optional: an official sample has none (dmp-vihf, section 5, inferred). So it is with a
 * DMP access token, which makes the call direct [assumed: psc-signature].
 */
export const signaturePresent: Control = ({ vihf }) => {
  if (vihf.signed || vihf.authenticationMode === 'DIRECTE') return undefined
  return refuse('signature-missing', `mode ${vihf.authenticationMode}`, vihf.place).rejection
}

export const signatureValid: Control = ({ signature }) => {
  const [first] = signature?.failures ?? []
  if (!signature || !first) return undefined
  return refuse('signature-invalid', failuresText(signature.failures), first.at).rejection
}

/** Cards sign with nonRepudiation alone, structures with digitalSignature besides: only the former is asked. */
export const signingUsage: Control = ({ vihf, signature }) => {
  const certificate = signature?.certificate
  if (!certificate || certificate.keyUsage?.has('nonRepudiation')) return undefined
  const usages = [...(certificate.keyUsage ?? [])].join(', ') || 'aucun'
  const detail = `« ${certificate.subjectText} », usages de la clé : ${usages}`
  return refuse('not-a-signature-certificate', detail, vihf.place).rejection
}

export const signingTrust: Control = ({ vihf, signature, trust, now }) => {
  if (!signature?.certificate) return undefined
  const checked = trust.check(signature.certificate.der, now)
  return checked.ok ? undefined : refuse('signing-certificate-untrusted', checked.detail, vihf.place).rejection
}
