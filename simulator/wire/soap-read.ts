import { pass, refuse, type Stage } from '../rejection.js'
import type { Remark } from '../remark.js'
import { NS } from './namespaces.js'
import type { XmlElement } from './xml-tree.js'

/** A SOAP message opened: its addressing headers, its assertions, and the one element of its body. */
export interface SoapEnvelope {
  readonly version: '1.2' | '1.1'
  readonly root: XmlElement
  readonly header?: XmlElement
  /** Addressing headers, blanks around them trimmed; undefined when absent. */
  readonly action?: string
  readonly messageId?: string
  /** May be empty: the official samples leave it so. */
  readonly to?: string
  readonly replyTo?: string
  readonly security?: XmlElement
  /** Every saml2:Assertion directly under a wsse:Security of the header. */
  readonly assertions: XmlElement[]
  /** The one child of soap:Body. */
  readonly body: XmlElement
  readonly remarks: Remark[]
}

const anonymous = `${NS.wsa}/anonymous`

const uuidUrn = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Addressing headers that the DMP demands and that the message lacks; an empty To counts as present. */
export function missingAddressing({ messageId, to, action }: SoapEnvelope): string[] {
  const missing: string[] = []
  if (messageId === undefined) missing.push('MessageID')
  if (to === undefined) missing.push('To')
  if (action === undefined) missing.push('Action')
  return missing
}

/**
 * Opens a SOAP message.
 *
 *   root element -> envelope with remarks; refused as `not-soap` when it is no envelope or its body is not one element
 *
 * Missing addressing headers are left to `missingAddressing`, the VIHF to its own reader (source: dmp-wire, 3).
 */
export function readEnvelope(root: XmlElement): Stage<SoapEnvelope> {
  const version = root.name === 'Envelope' ? versionOf(root.ns) : undefined
  if (!version) return refuse('not-soap', `L'élément racine est ${describe(root)}, non une enveloppe SOAP 1.2.`, root)
  const headers = root.all(root.ns, 'Header')
  const bodies = root.all(root.ns, 'Body')
  if (headers.length > 1) return refuse('not-soap', `L'enveloppe a ${headers.length} éléments Header.`, root)
  if (bodies.length !== 1) {
    const count = bodies.length === 0 ? "n'a pas d'élément Body" : `a ${bodies.length} éléments Body`
    return refuse('not-soap', `L'enveloppe ${count}.`, root)
  }
  const soapBody = bodies[0] as XmlElement
  const [body, ...rest] = soapBody.elements
  if (!body) return refuse('not-soap', "L'élément Body est vide.", soapBody)
  if (rest.length > 0) return refuse('not-soap', `L'élément Body a ${rest.length + 1} enfants au lieu d'un.`, soapBody)

  const header = headers[0]
  const securities = header?.all(NS.wsse, 'Security') ?? []
  const envelope: SoapEnvelope = {
    version,
    root,
    header,
    action: addressing(header, 'Action') || undefined,
    messageId: addressing(header, 'MessageID') || undefined,
    to: addressing(header, 'To'),
    replyTo: header?.at(NS.wsa, 'ReplyTo', 'Address')?.text.trim(),
    security: securities[0],
    assertions: securities.flatMap((security) => security.all(NS.saml2, 'Assertion')),
    body,
    remarks: [],
  }
  return pass({ ...envelope, remarks: remarksOn(envelope, securities.length) })
}

const versionOf = (ns: string): '1.2' | '1.1' | undefined =>
  ns === NS.soap ? '1.2' : ns === NS.soap11 ? '1.1' : undefined

const describe = ({ name, ns }: XmlElement): string => `${name}${ns ? ` (${ns})` : ' sans espace de noms'}`

const addressing = (header: XmlElement | undefined, name: string): string | undefined =>
  header?.child(NS.wsa, name)?.text.trim()

function remarksOn(envelope: SoapEnvelope, securityCount: number): Remark[] {
  const { version, root, header, messageId, to, replyTo, assertions } = envelope
  const remarks: Remark[] = []
  const say = (kind: string, at: XmlElement, expected: string, observed: string) =>
    remarks.push({ kind, where: at.path, line: at.line, expected, observed })
  const wsa = (name: string) => header?.all(NS.wsa, name) ?? []

  if (version === '1.1') say('soap/1.1-namespace', root, NS.soap, NS.soap11)
  if (!header) {
    say('soap/header-missing', root, 'élément Header', 'absent')
    return remarks
  }
  for (const name of ['Action', 'MessageID', 'To', 'ReplyTo']) {
    const [, second] = wsa(name)
    if (second) say('wsa/duplicate-header', second, `un seul ${name}`, `${wsa(name).length}`)
  }
  const [messageIdHeader] = wsa('MessageID')
  if (messageIdHeader && messageId && !uuidUrn.test(messageId)) {
    say('wsa/message-id-form', messageIdHeader, 'urn:uuid:<uuid>', messageId)
  }
  const [toHeader] = wsa('To')
  if (toHeader && to === '') say('wsa/to-empty', toHeader, "l'URL appelée", 'vide')
  if (replyTo === undefined) say('wsa/reply-to-missing', header, 'ReplyTo', 'absent')
  else if (replyTo !== anonymous) say('wsa/reply-to', wsa('ReplyTo')[0] ?? header, anonymous, replyTo)
  if (securityCount > 1) say('wsse/several-security', header, 'un seul Security', `${securityCount}`)
  if (assertions.length > 1) say('wsse/several-assertions', header, 'une seule Assertion', `${assertions.length}`)
  return remarks
}
