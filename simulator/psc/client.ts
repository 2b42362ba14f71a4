import { readCertificate } from '../signature/certificate.js'
import { holderOf } from '../vihf/certificate-holder.js'
import { clientCertificateFault } from '../vihf/signature-controls.js'
import { failed, type PscAnswer, type PscCall } from './call.js'
import { thumbprint } from './thumbprint.js'

/** A client that proved who it is; without certificate only in `--trust open`. */
export interface PscClient {
  readonly id: string
  readonly thumbprint: string | undefined
}

/** Identifier and secret of Basic authentication, if any. */
export function basicOf({ authorization }: PscCall): { readonly id: string; readonly secret: string } | undefined {
  const [, encoded] = /^Basic ([\w+/=-]+)$/i.exec(authorization ?? '') ?? []
  if (encoded === undefined) return undefined
  const [, id = '', secret = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? []
  return { id: decoded(id), secret: decoded(secret) }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '))
  } catch {
    return part
  }
}

/** Why the TLS session is not that of a structure; undefined when it is. */
export function structureFault({ tls, trust, now }: PscCall): string | undefined {
  const fault = clientCertificateFault(tls, trust, now)
  const certificate = tls?.certificate && readCertificate(tls.certificate)
  if (fault !== undefined || !certificate) return fault ?? 'certificat illisible'
  return holderOf(certificate) === 'structure'
    ? undefined
    : `« ${certificate.subjectText} » n'est pas le certificat d'une structure (ORG AUTH_CLI)`
}

/**
 * The client of a token request: an ORG AUTH_CLI certificate whose CN is its client_id [assumed: psc-clients].
 *
 *   what is asked -> client, or the answer that refuses it
 */
export function clientOf(call: PscCall, what: string): PscClient | PscAnswer {
  const id = call.form.get('client_id') ?? basicOf(call)?.id ?? ''
  const refused = (why: string) => failed(call, what, 'invalid_client', why, { status: 401, clientId: id })
  const der = call.tls?.certificate
  const client: PscClient = { id, thumbprint: der && thumbprint(der) }
  if (call.settings.trust === 'open') return client
  const fault = structureFault(call)
  if (fault !== undefined) return refused(fault)
  const commonName = der && readCertificate(der)?.commonName
  if (commonName !== id) return refused(`client_id vaut « ${id} », le CN du certificat est « ${commonName ?? ''} »`)
  return client
}
