import { dmpDevice } from '#simulator/wire/hl7v3.js'
import { modifying, withRegistration } from '../administration-examples.js'
import { defineCheck } from '../check.js'
import { administrativeData, existence, patientSearch } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { isOid, isTechnicalTime, isUuid, technicalTimeMs } from '../forms.js'
import { asking, hasWrapper, inMessage, prpaMessages, wrapperOf, wrapperSource } from './support/prpa-message.js'

export const messageId = defineCheck({
  id: 'prpa/id',
  title: "L'identifiant du message est un uuid sous l'OID du logiciel",
  verifies: ['EX_GEN-1350'],
  source: wrapperSource,
  on: prpaMessages,
  level: 'requirement',
  appliesTo: hasWrapper,
  judge: (view) => {
    const id = wrapperOf(view)?.id
    return [
      ...unless(isOid(id?.root), inMessage(view, 'id'), "l'OID du LPS", id?.root, 'root'),
      ...unless(isUuid(id?.extension), inMessage(view, 'id'), 'un uuid', id?.extension, 'extension'),
    ]
  },
  examples: {
    pass: [existence()],
    fail: [
      asking((query) => ({ ...query, id: undefined })),
      asking((query) => ({ ...query, id: { root: 'LPS', extension: '1' } })),
    ],
  },
})

export const creationTime = defineCheck({
  id: 'prpa/creation-time',
  title: 'creationTime est un instant UTC à la seconde',
  verifies: [],
  source: wrapperSource,
  on: prpaMessages,
  level: 'requirement',
  appliesTo: hasWrapper,
  judge: (view) => {
    const value = wrapperOf(view)?.creationTime
    return unless(isTechnicalTime(value), inMessage(view, 'creationTime'), 'yyyyMMddHHmmss', value, 'value')
  },
  examples: { pass: [existence()], fail: [asking((query) => ({ ...query, creationTime: '20260302' }))] },
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

export const interactionId = defineCheck({
  id: 'prpa/interaction-id',
  title: 'interactionId nomme le message',
  verifies: [],
  source: wrapperSource,
  on: prpaMessages,
  level: 'requirement',
  appliesTo: hasWrapper,
  judge: (view) => {
    const id = wrapperOf(view)?.interactionId
    const name = view.row?.body.name ?? ''
    const place = inMessage(view, 'interactionId')
    return [
      ...unless(id?.root === '2.16.840.1.113883.1.6', place, '2.16.840.1.113883.1.6', id?.root, 'root'),
      ...unless(id?.extension === name, place, name, id?.extension, 'extension'),
    ]
  },
  examples: {
    pass: [existence(), administrativeData(), patientSearch(), modifying()],
    fail: [
      asking((query) => ({ ...query, interactionId: 'PRPA_IN201305UV02' })),
      modifying(withRegistration(() => ({ interactionId: 'PRPA_IN201315UV02' }))),
    ],
  },
})

export const processing = defineCheck({
  id: 'prpa/processing-codes',
  title: 'processingCode, processingModeCode et acceptAckCode ont leurs valeurs',
  verifies: [],
  source: wrapperSource,
  on: prpaMessages,
  level: 'requirement',
  appliesTo: hasWrapper,
  judge: (view) => {
    const { processingCode, processingModeCode, acceptAckCode } = wrapperOf(view) ?? {}
    const known = processingCode === 'D' || processingCode === 'P'
    return [
      ...unless(known, inMessage(view, 'processingCode'), 'D ou P', processingCode, 'code'),
      ...unless(processingModeCode === 'T', inMessage(view, 'processingModeCode'), 'T', processingModeCode, 'code'),
      ...unless(acceptAckCode === 'AL', inMessage(view, 'acceptAckCode'), 'AL', acceptAckCode, 'code'),
    ]
  },
  examples: {
    pass: [existence(), asking((query) => ({ ...query, processingCode: 'P' }))],
    fail: [
      asking((query) => ({ ...query, acceptAckCode: 'NE' })),
      asking((query) => ({ ...query, processingCode: 'T' })),
    ],
  },
})

export const receiver = defineCheck({
  id: 'prpa/receiver',
  title: 'Le destinataire est le DMP',
  verifies: [],
  source: wrapperSource,
  on: prpaMessages,
  level: 'requirement',
  appliesTo: hasWrapper,
  judge: (view) => {
    const root = wrapperOf(view)?.receiverDeviceRoot
    return unless(root === dmpDevice.root, inMessage(view, 'receiver', 'device', 'id'), dmpDevice.root, root, 'root')
  },
  examples: {
    pass: [existence()],
    fail: [asking((query) => ({ ...query, receiver: { oid: '1.2.250.1.213.4.1', name: 'DMP' } }))],
  },
})

export const sender = defineCheck({
  id: 'prpa/sender',
  title: "L'émetteur donne son OID et le nom du logiciel",
  verifies: ['EX_GEN-1350'],
  source: wrapperSource,
  on: prpaMessages,
  level: 'requirement',
  appliesTo: hasWrapper,
  judge: (view) => {
    const { senderDeviceRoot, senderSoftwareName } = wrapperOf(view) ?? {}
    return [
      ...unless(
        isOid(senderDeviceRoot),
        inMessage(view, 'sender', 'device', 'id'),
        "l'OID du LPS",
        senderDeviceRoot,
        'root',
      ),
      ...unless(
        Boolean(senderSoftwareName?.trim()),
        inMessage(view, 'sender', 'device', 'softwareName'),
        'le nom du LPS',
        senderSoftwareName,
      ),
    ]
  },
  examples: { pass: [existence()], fail: [asking((query) => ({ ...query, sender: { oid: 'LPS', name: '' } }))] },
})
