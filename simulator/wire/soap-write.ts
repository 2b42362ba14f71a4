import { NS } from './namespaces.js'
import { element, escapeText } from './write.js'

export interface EnvelopeDraft {
  /** wsa:Action of the answer. */
  readonly action: string
  /** Whole URI, `urn:uuid:` included. */
  readonly messageId: string
  /** MessageID of the request, left out when the request had none. */
  readonly relatesTo?: string
  /** The one child of soap:Body, its namespaces declared on itself; `soap` is bound around it. */
  readonly bodyXml: string
}

const addressing = (name: string, value: string): string => element(name, { xmlns: NS.wsa }, escapeText(value))

/** An answer's envelope, the four addressing headers without prefix (source: dmp-answers-outline, 0.2). */
export const writeEnvelope = ({ action, messageId, relatesTo, bodyXml }: EnvelopeDraft): string =>
  element(
    'soap:Envelope',
    { 'xmlns:soap': NS.soap },
    element(
      'soap:Header',
      {},
      addressing('Action', action),
      addressing('MessageID', messageId),
      addressing('To', `${NS.wsa}/anonymous`),
      relatesTo === undefined ? undefined : addressing('RelatesTo', relatesTo),
    ),
    element('soap:Body', {}, bodyXml),
  )

export interface FaultDraft {
  readonly code: 'Sender' | 'Receiver'
  /** DMP or XDS code, written under the SOAP prefix as the DMP does, or a QName of `wsa`. */
  readonly subcode?: string
  readonly text: string
  /** Language of `text`: French unless told, English for addressing faults, whose words are those of Apache CXF. */
  readonly lang?: 'fr' | 'en'
}

/** Body of a SOAP fault (source: dmp-answers-outline, 0.4); expects the `soap` prefix of `writeEnvelope` around it. */
export const writeFault = ({ code, subcode, text, lang = isAddressing(subcode) ? 'en' : 'fr' }: FaultDraft): string =>
  element(
    'soap:Fault',
    {},
    element(
      'soap:Code',
      {},
      element('soap:Value', {}, `soap:${code}`),
      subcode === undefined ? undefined : element('soap:Subcode', {}, subcodeValue(subcode)),
    ),
    element('soap:Reason', {}, element('soap:Text', { 'xml:lang': lang }, escapeText(text))),
  )

const isAddressing = (subcode = ''): boolean => subcode.startsWith('wsa:')

const subcodeValue = (subcode: string): string =>
  isAddressing(subcode)
    ? element('soap:Value', { 'xmlns:wsa': NS.wsa }, escapeText(subcode))
    : element('soap:Value', {}, escapeText(`soap:${subcode}`))
