import { type CertificateView, readCertificate, type Trust } from '../signature/certificate.js'
import { clientAuthentication } from '../signature/certificate-extensions.js'
import { failuresText, verifyEnveloped } from '../signature/xml-signature.js'
import type { TlsIdentity } from '../trace/exchange.js'
import { holderOf } from '../vihf/certificate-holder.js'
import { NS } from '../wire/namespaces.js'
import type { SoapEnvelope } from '../wire/soap.js'
import type { XmlElement } from '../wire/xml-tree.js'
import type { InsiFault } from './fault.js'

export interface CallerFacts {
  readonly envelope: SoapEnvelope
  readonly tls: TlsIdentity | undefined
  readonly trust: Trust
  readonly now: Date
}

/**
 * Why INSi would not let a caller in; undefined when it does.
 *
 * A professional comes with an assertion signed by his card, a software with a structure certificate named INSI-AUTO or
 * INSI-MANU and no assertion (source: ins, section 4.2; certificates, section 3).
 */
export function refusalOfCaller({ envelope, tls, trust, now }: CallerFacts): InsiFault | undefined {
  const [assertion] = envelope.assertions
  const detail = assertion
    ? faultOfCard(envelope.assertions, envelope.root, trust, now)
    : faultOfSoftware(tls?.certificate && readCertificate(tls.certificate), trust, now)
  return detail === undefined ? undefined : { fault: assertion ? 'desir_620' : 'desir_560', detail }
}

/** The one place that says which structure certificates are for INSi. */
export const isInsiCertificate = ({ commonName = '' }: CertificateView): boolean =>
  commonName === 'INSI-AUTO' || commonName === 'INSI-MANU'

function faultOfSoftware(certificate: CertificateView | undefined, trust: Trust, now: Date): string | undefined {
  if (!certificate) return 'aucun certificat client, ni assertion signée par une carte'
  const name = `« ${certificate.subjectText} »`
  if (!isInsiCertificate(certificate)) return name
  if (!(certificate.extendedKeyUsage?.includes(clientAuthentication) ?? true)) {
    return `${name} n'est pas un certificat d'authentification`
  }
  const checked = trust.check(certificate.der, now)
  return checked.ok ? undefined : checked.detail
}

function faultOfCard(assertions: readonly XmlElement[], root: XmlElement, trust: Trust, now: Date): string | undefined {
  const [assertion] = assertions
  if (!assertion) return "aucune assertion dans l'en-tête"
  const wrapped = faultOfWrapping(assertion, root)
  if (wrapped !== undefined) return wrapped
  const { certificate, failures } = verifyEnveloped(assertion)
  if (failures.length > 0) return failuresText(failures)
  if (!certificate) return 'la signature ne dit pas avec quel certificat'
  const name = `« ${certificate.subjectText} »`
  if (holderOf(certificate) === 'structure') return `${name} n'est pas un certificat de carte`
  if (!certificate.keyUsage?.has('nonRepudiation')) return `${name} n'est pas un certificat de signature`
  const checked = trust.check(certificate.der, now)
  return checked.ok ? undefined : checked.detail
}

/** A second assertion, or a second element of the same identifier, would make the signature cover something else. */
function faultOfWrapping(assertion: XmlElement, root: XmlElement): string | undefined {
  const id = assertion.attr('ID')
  for (const element of root.descendants()) {
    if (element === assertion) continue
    if (element.name === 'Assertion' && element.ns === NS.saml2) return 'plusieurs assertions SAML dans le message'
    if (id !== undefined && [element.attr('ID'), element.attr('Id'), element.attr('id')].includes(id)) {
      return `deux éléments ont l'identifiant ${id}`
    }
  }
  return undefined
}
