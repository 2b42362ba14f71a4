import { withSlot } from '#fixtures/lps/lot.js'
import { feeding, withEntries } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { isTechnicalTime, technicalTimeMs } from '../forms.js'
import { slotOf } from '../lot-view.js'
import { entryCheck } from './support/lot-check.js'

export const times = entryCheck({
  id: 'entry/times',
  title: 'creationTime, serviceStartTime et serviceStopTime sont des instants UTC à la seconde',
  source: { doc: 'dmp-wire', at: '8' },
  signatureToo: true,
  judge: ({ entry, element }) => [
    ...(['creationTime', 'serviceStartTime'] as const).flatMap((name) =>
      unless(isTechnicalTime(entry[name]), slotOf(element, name), 'yyyyMMddHHmmss', entry[name]),
    ),
    ...(entry.serviceStopTime === undefined
      ? []
      : unless(
          isTechnicalTime(entry.serviceStopTime),
          slotOf(element, 'serviceStopTime'),
          'yyyyMMddHHmmss',
          entry.serviceStopTime,
        )),
  ],
  fail: [
    feeding(withEntries((entry) => withSlot(entry, 'creationTime', ['20260302']))),
    feeding(withEntries((entry) => withSlot(entry, 'serviceStartTime', undefined))),
    feeding(withEntries((entry) => withSlot(entry, 'serviceStopTime', ['20260230120000']))),
  ],
})

export const serviceOrder = entryCheck({
  id: 'entry/service-order',
  title: "L'acte ne finit pas avant d'avoir commencé",
  level: 'recommendation',
  bearsOn: ({ entry }) => isTechnicalTime(entry.serviceStartTime) && isTechnicalTime(entry.serviceStopTime),
  judge: ({ entry, element }) =>
    unless(
      (entry.serviceStartTime ?? '') <= (entry.serviceStopTime ?? ''),
      slotOf(element, 'serviceStopTime'),
      `au plus tôt ${entry.serviceStartTime}`,
      entry.serviceStopTime,
    ),
  fail: [feeding(withEntries((entry) => withSlot(entry, 'serviceStopTime', ['20200101000000'])))],
})

export const creationNotFuture = entryCheck({
  id: 'clock/creation-time',
  title: "Un document n'est pas créé dans le futur",
  verifies: ['EX_GEN-1460'],
  source: { doc: 'dmp-requirements', at: 'EX_GEN-1460' },
  bearsOn: ({ entry }) => isTechnicalTime(entry.creationTime),
  judge: ({ entry, element }, { view, context: { settings } }) => {
    const aheadMs = (technicalTimeMs(entry.creationTime ?? '') ?? 0) - view.receivedAt.getTime()
    return aheadMs <= settings.clockSkewSeconds * 1000
      ? []
      : [finding(slotOf(element, 'creationTime'), `au plus tard ${view.exchange.receivedAt}`, seen(entry.creationTime))]
  },
  fail: [feeding(withEntries((entry) => withSlot(entry, 'creationTime', ['20300101000000'])))],
})
