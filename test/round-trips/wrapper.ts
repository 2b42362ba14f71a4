import fc from 'fast-check'
import type { Device, Identifier, MessageWrapper } from '#fixtures/lps/hl7-wrapper.js'
import { openAnswer } from '#fixtures/lps/read-answer.js'
import type { RawResponse } from '#simulator/trace/exchange.js'
import type { InstanceIdentifier, TransmissionWrapper } from '#simulator/wire/hl7v3.js'
import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { oid, optional, present, technicalTime, text } from './texts.js'

const identifier: fc.Arbitrary<Identifier> = fc.record({ root: oid, extension: optional(text) })
const device: fc.Arbitrary<Device> = fc.record({ oid, name: text })

/** What a message says of itself, but for the interaction, which is its name. */
export type Wrapping = Omit<MessageWrapper, 'interactionId'>

export const wrapping: fc.Arbitrary<Wrapping> = fc.record({
  id: optional(identifier),
  creationTime: optional(technicalTime),
  processingCode: fc.constantFrom('D', 'P', 'T'),
  processingModeCode: fc.constantFrom('T', 'A'),
  acceptAckCode: fc.constantFrom('AL', 'NE'),
  receiver: device,
  sender: device,
})

/** Identifier of a query, there or not. */
export const queryId: fc.Arbitrary<Identifier | undefined> = optional(identifier)

export const readIdentifier = (id: Identifier | undefined): InstanceIdentifier => (id ? present(id) : {})

export const readWrapping = (interaction: string, meant: Wrapping): TransmissionWrapper => ({
  id: readIdentifier(meant.id),
  creationTime: meant.creationTime,
  interactionId: { root: '2.16.840.1.113883.1.6', extension: interaction },
  processingCode: meant.processingCode,
  processingModeCode: meant.processingModeCode,
  acceptAckCode: meant.acceptAckCode,
  receiverDeviceRoot: meant.receiver.oid,
  senderDeviceRoot: meant.sender.oid,
  senderSoftwareName: meant.sender.name,
})

/** What an HL7 V3 answer gives back of its request. */
export interface GivenBack {
  readonly receiver: { readonly oid?: string; readonly name?: string }
  readonly message: InstanceIdentifier
  readonly reason?: { readonly code: string; readonly system: string }
  readonly query?: InstanceIdentifier
}

/** Of a request that has no reason, or no query, those are undefined. */
interface Wrapped {
  readonly wrapper: TransmissionWrapper
  readonly reason?: GivenBack['reason']
  readonly reasonCode?: GivenBack['reason']
  readonly queryId?: InstanceIdentifier
}

export const givenBack = ({ wrapper, reason, reasonCode, queryId: query }: Wrapped): { readonly back: GivenBack } => ({
  back: {
    receiver: { oid: wrapper.senderDeviceRoot, name: wrapper.senderSoftwareName },
    message: wrapper.id,
    reason: reason ?? reasonCode,
    query,
  },
})

const identifierIn = (element: XmlElement | undefined): InstanceIdentifier | undefined =>
  element && present({ root: element.attr('root'), extension: element.attr('extension') })

/** The message of an HL7 V3 answer, out of the wrapper that those of the registrations have. */
export const hl7Body = (response: RawResponse): XmlElement | undefined => {
  const { body } = openAnswer(response)
  return body?.ns === NS.gdp ? body.elements[0] : body
}

/** The model LPS has no use for it: read here. */
export function readGivenBack(response: RawResponse): { readonly back: GivenBack } {
  const message = hl7Body(response)
  const device = message?.at(NS.hl7, 'receiver', 'device')
  const act = message?.child(NS.hl7, 'controlActProcess')
  const reason = act?.child(NS.hl7, 'reasonCode')
  return {
    back: {
      receiver: { oid: device?.child(NS.hl7, 'id')?.attr('root'), name: device?.child(NS.hl7, 'softwareName')?.text },
      message: identifierIn(message?.at(NS.hl7, 'acknowledgement', 'targetMessage', 'id')) ?? {},
      ...(reason ? { reason: { code: reason.attr('code') ?? '', system: reason.attr('codeSystem') ?? '' } } : {}),
      query: identifierIn(act?.at(NS.hl7, 'queryAck', 'queryId')),
    },
  }
}
