import { type MtomLimits, readMtom } from '#simulator/wire/mtom.js'
import { NS } from '#simulator/wire/namespaces.js'
import { readEnvelope } from '#simulator/wire/soap.js'
import { parseXml } from '#simulator/wire/xml.js'

/** What becomes of a request on its way to the transaction: 'read', or the stage that stopped it and its words. */
export function fate(contentType: string, body: Uint8Array, limits?: MtomLimits): string {
  const mtom = readMtom(contentType, body, limits)
  if (!mtom.ok) return `${mtom.status}: ${mtom.reason} [${mtom.where}]`
  const xml = parseXml(mtom.message.root.bytes)
  if (!xml.ok) return `${xml.kind}: ${xml.reason} [${xml.line}]`
  const envelope = readEnvelope(xml.root)
  return envelope.ok ? 'read' : `${envelope.rejection.rejection}: ${envelope.rejection.detail}`
}

export const soapType = 'application/soap+xml; action="urn:a"'
export const soap = (body: string): string => `<s:Envelope xmlns:s="${NS.soap}"><s:Body>${body}</s:Body></s:Envelope>`
export const mtomType =
  'multipart/related; type="application/xop+xml"; boundary="b"; start="<root>"; start-info="application/soap+xml"; action="urn:a"'
