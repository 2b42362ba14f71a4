import { dmpDevice, type TransmissionWrapper } from '#simulator/wire/hl7v3.js'
import { modifying, withRegistration } from '../administration-examples.js'
import { type Check, defineCheck, type Finding } from '../check.js'
import { administrativeData, type Example, existence, patientSearch } from '../examples.js'
import { finding, seen, unless, unlessIs } from '../findings.js'
import { isOid, isTechnicalTime, isUuid, technicalTimeMs } from '../forms.js'
import type { ExchangeView } from '../view.js'
import { asking, hasWrapper, inMessage, prpaMessages, wrapperOf, wrapperSource } from './support/prpa-message.js'

interface WrapperRule extends Pick<Check, 'id' | 'title'>, Partial<Pick<Check, 'verifies'>> {
  readonly judge: (wrapper: TransmissionWrapper, view: ExchangeView) => readonly Finding[]
  /** Messages that keep the rule; a TD0.2 unless told. */
  readonly pass?: readonly Example[]
  readonly fail: readonly Example[]
}

/** A rule on the wrapper of every HL7 V3 message. */
const wrapperCheck = ({ judge, pass, fail, ...rule }: WrapperRule): Check =>
  defineCheck({
    verifies: [],
    ...rule,
    source: wrapperSource,
    on: prpaMessages,
    level: 'requirement',
    appliesTo: hasWrapper,
    judge: (view) => {
      const wrapper = wrapperOf(view)
      return wrapper ? judge(wrapper, view) : []
    },
    examples: { pass: pass ?? [existence()], fail },
  })

export const messageId = wrapperCheck({
  id: 'prpa/id',
  title: "L'identifiant du message est un uuid sous l'OID du logiciel",
  verifies: ['EX_GEN-1350'],
  judge: ({ id }, view) => {
    const place = inMessage(view, 'id')
    return [
      ...unless(isOid(id?.root), place, "l'OID du LPS", id?.root, 'root'),
      ...unless(isUuid(id?.extension), place, 'un uuid', id?.extension, 'extension'),
    ]
  },
  fail: [
    asking((query) => ({ ...query, id: undefined })),
    asking((query) => ({ ...query, id: { root: 'LPS', extension: '1' } })),
  ],
})

export const creationTime = wrapperCheck({
  id: 'prpa/creation-time',
  title: 'creationTime est un instant UTC à la seconde',
  judge: ({ creationTime: value }, view) =>
    unless(isTechnicalTime(value), inMessage(view, 'creationTime'), 'yyyyMMddHHmmss', value, 'value'),
  fail: [asking((query) => ({ ...query, creationTime: '20260302' }))],
})

export const clock = defineCheck({
  id: 'clock/prpa',
  title: "creationTime est à l'heure",
  verifies: ['EX_GEN-1460'],
  source: { doc: 'dmp-requirements', at: 'EX_GEN-1460' },
  on: prpaMessages,
  level: 'requirement',
  appliesTo: (view) => isTechnicalTime(wrapperOf(view)?.creationTime),
  judge: (view, { settings }) => {
    const value = wrapperOf(view)?.creationTime ?? ''
    const gap = Math.abs((technicalTimeMs(value) ?? 0) - view.receivedAt.getTime()) / 1000
    return gap <= settings.clockSkewSeconds
      ? []
      : [
          finding(
            inMessage(view, 'creationTime'),
            `${settings.clockSkewSeconds} s d'écart au plus`,
            `${seen(value)}, écart de ${Math.round(gap)} s`,
          ),
        ]
  },
  examples: { pass: [existence()], fail: [asking((query) => ({ ...query, creationTime: '20260302120000' }))] },
})

export const interactionId = wrapperCheck({
  id: 'prpa/interaction-id',
  title: 'interactionId nomme le message',
  judge: ({ interactionId: id }, view) => {
    const place = inMessage(view, 'interactionId')
    return [
      ...unlessIs('2.16.840.1.113883.1.6', place, id?.root, 'root'),
      ...unlessIs(view.row?.body.name ?? '', place, id?.extension, 'extension'),
    ]
  },
  pass: [existence(), administrativeData(), patientSearch(), modifying()],
  fail: [
    asking((query) => ({ ...query, interactionId: 'PRPA_IN201305UV02' })),
    modifying(withRegistration(() => ({ interactionId: 'PRPA_IN201315UV02' }))),
  ],
})

export const processing = wrapperCheck({
  id: 'prpa/processing-codes',
  title: 'processingCode, processingModeCode et acceptAckCode ont leurs valeurs',
  judge: ({ processingCode, processingModeCode, acceptAckCode }, view) => {
    const known = processingCode === 'D' || processingCode === 'P'
    return [
      ...unless(known, inMessage(view, 'processingCode'), 'D ou P', processingCode, 'code'),
      ...unlessIs('T', inMessage(view, 'processingModeCode'), processingModeCode, 'code'),
      ...unlessIs('AL', inMessage(view, 'acceptAckCode'), acceptAckCode, 'code'),
    ]
  },
  pass: [existence(), asking((query) => ({ ...query, processingCode: 'P' }))],
  fail: [
    asking((query) => ({ ...query, acceptAckCode: 'NE' })),
    asking((query) => ({ ...query, processingCode: 'T' })),
  ],
})

export const receiver = wrapperCheck({
  id: 'prpa/receiver',
  title: 'Le destinataire est le DMP',
  judge: ({ receiverDeviceRoot }, view) =>
    unlessIs(dmpDevice.root, inMessage(view, 'receiver', 'device', 'id'), receiverDeviceRoot, 'root'),
  fail: [asking((query) => ({ ...query, receiver: { oid: '1.2.250.1.213.4.1', name: 'DMP' } }))],
})

export const sender = wrapperCheck({
  id: 'prpa/sender',
  title: "L'émetteur donne son OID et le nom du logiciel",
  verifies: ['EX_GEN-1350'],
  judge: ({ senderDeviceRoot: root, senderSoftwareName: name }, view) => [
    ...unless(isOid(root), inMessage(view, 'sender', 'device', 'id'), "l'OID du LPS", root, 'root'),
    ...unless(Boolean(name?.trim()), inMessage(view, 'sender', 'device', 'softwareName'), 'le nom du LPS', name),
  ],
  fail: [asking((query) => ({ ...query, sender: { oid: 'LPS', name: '' } }))],
})
