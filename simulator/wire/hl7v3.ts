import type { EncodeFrame } from '../transactions/transaction.js'
import { NS } from './namespaces.js'
import { technicalTime } from './time.js'
import { escapeAttribute, escapeText } from './write.js'
import type { XmlElement } from './xml-tree.js'

/** OID of the DMP as a device, and name it gives itself (source: dmp-hl7v3-patient, section 2). */
export const dmpDevice = { root: '1.2.250.1.213.4.1.1.1', softwareName: 'DMP' } as const

/** An II: both parts as written. */
export interface InstanceIdentifier {
  readonly root?: string
  readonly extension?: string
}

/** The transmission wrapper of a request: what the client wrote, absent when it did not. */
export interface TransmissionWrapper {
  readonly id: InstanceIdentifier
  readonly creationTime?: string
  readonly interactionId: InstanceIdentifier
  readonly processingCode?: string
  readonly processingModeCode?: string
  readonly acceptAckCode?: string
  readonly receiverDeviceRoot?: string
  readonly senderDeviceRoot?: string
  readonly senderSoftwareName?: string
}

const identifier = (element: XmlElement | undefined): InstanceIdentifier => {
  const root = element?.attr('root')
  const extension = element?.attr('extension')
  return { ...(root === undefined ? {} : { root }), ...(extension === undefined ? {} : { extension }) }
}

/** Reads the wrapper that every HL7 V3 message of the DMP carries. */
export function readWrapper(message: XmlElement): TransmissionWrapper {
  const code = (name: string): string | undefined => message.child(NS.hl7, name)?.attr('code')
  const device = (role: string): XmlElement | undefined => message.at(NS.hl7, role, 'device')
  return {
    id: identifier(message.child(NS.hl7, 'id')),
    creationTime: message.child(NS.hl7, 'creationTime')?.attr('value'),
    interactionId: identifier(message.child(NS.hl7, 'interactionId')),
    processingCode: code('processingCode'),
    processingModeCode: code('processingModeCode'),
    acceptAckCode: code('acceptAckCode'),
    receiverDeviceRoot: device('receiver')?.child(NS.hl7, 'id')?.attr('root'),
    senderDeviceRoot: device('sender')?.child(NS.hl7, 'id')?.attr('root'),
    senderSoftwareName: device('sender')?.child(NS.hl7, 'softwareName')?.text,
  }
}

export { identifier as readIdentifier }

/** `root` and `extension` attributes, the absent ones left out, with a leading blank. */
export const identifierAttributes = (id: InstanceIdentifier): string =>
  (id.root === undefined ? '' : ` root="${escapeAttribute(id.root)}"`) +
  (id.extension === undefined ? '' : ` extension="${escapeAttribute(id.extension)}"`)

/** Head of an answer of the DMP, from id to sender (source: dmp-answers-outline, section 1.1); `id` is a bare uuid. */
export const answerHead = (
  interaction: string,
  request: TransmissionWrapper,
  frame: EncodeFrame,
  id: InstanceIdentifier = { root: frame.ids.uuid() },
): string =>
  `<id${identifierAttributes(id)}/>` +
  `<creationTime value="${technicalTime(frame.now)}"/>` +
  `<interactionId root="2.16.840.1.113883.1.6" extension="${interaction}"/>` +
  '<processingCode code="P"/><processingModeCode code="T"/><acceptAckCode code="NE"/>' +
  '<receiver typeCode="RCV"><device classCode="DEV" determinerCode="INSTANCE">' +
  `<id${identifierAttributes(request.senderDeviceRoot === undefined ? {} : { root: request.senderDeviceRoot })}/>` +
  `<softwareName>${escapeText(request.senderSoftwareName ?? '')}</softwareName></device></receiver>` +
  '<sender typeCode="SND"><device classCode="DEV" determinerCode="INSTANCE">' +
  `<id root="${dmpDevice.root}"/><softwareName>${dmpDevice.softwareName}</softwareName></device></sender>`

/** acknowledgement of the 2009 schemas: AA, or AE with the code and the text of the refusal. */
export const acknowledgement = (
  typeCode: 'AA' | 'AE',
  request: TransmissionWrapper,
  detail?: { readonly code: string; readonly text: string },
): string =>
  `<acknowledgement typeCode="${typeCode}"><targetMessage><id${identifierAttributes(request.id)}/></targetMessage>` +
  (detail
    ? `<acknowledgementDetail><code code="${escapeAttribute(detail.code)}"/><text>${escapeText(detail.text)}</text></acknowledgementDetail>`
    : '') +
  '</acknowledgement>'
