import { type LotEntry, slotValue, withCodes, withSlot } from '#fixtures/lps/lot.js'
import { associationType, entryScheme } from '#simulator/wire/ebxml-schemes.js'
import { feeding, withLot } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { classificationOf, slotOf } from '../lot-view.js'
import { type LotCall, lotCheck } from './support/lot-check.js'

const entrySource = { doc: 'dmp-xds-metadata', at: '9.1' }
const hasSignature = ({ lot }: LotCall): boolean => lot.signatures.length > 0
const isSignature = (entry: LotEntry): boolean =>
  entry.codes.some(({ scheme, code }) => scheme === 'typeCode' && code === 'E1762')
const withSignature = (change: (entry: LotEntry) => LotEntry) =>
  feeding(
    withLot((lot) => ({ ...lot, entries: lot.entries.map((entry) => (isSignature(entry) ? change(entry) : entry)) })),
  )

export const signs = lotCheck({
  id: 'signature/signs',
  title: 'Une association signs va de la signature au lot',
  source: { doc: 'dmp-wire', at: '5.8' },
  appliesTo: hasSignature,
  judge: ({ lot }) => {
    const links = lot.associations.filter(({ type }) => type === associationType.signs)
    const from = lot.signatures[0]?.entry.submittedId
    const kept = links.length === 1 && links[0]?.source === from && links[0]?.target === lot.set.submittedId
    return kept
      ? []
      : [
          finding(
            links[0]?.element ?? lot.setElement,
            `signs de ${from} vers ${lot.set.submittedId}`,
            `${links.length} association(s) signs`,
          ),
        ]
  },
  fail: [
    feeding(
      withLot((lot) => ({
        ...lot,
        associations: lot.associations.filter(({ type }) => type !== associationType.signs),
      })),
    ),
  ],
})

const fixedCodes = {
  classCode: ['urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1', 'URN'],
  typeCode: ['E1762', 'ASTM'],
  formatCode: ['http://www.w3.org/2000/09/xmldsig#', 'URN'],
} as const

export const codes = lotCheck({
  id: 'signature/entry-codes',
  title: 'La fiche de signature a ses codes de classe, de type, de format et d’événement',
  source: entrySource,
  appliesTo: hasSignature,
  judge: ({ lot }) =>
    lot.signatures.flatMap(({ entry, element }) => [
      ...(['classCode', 'typeCode', 'formatCode'] as const).flatMap((field) => {
        const [code, system] = fixedCodes[field]
        const found = entry[field]
        const place = classificationOf(element, entryScheme[field])
        return unless(
          found?.code === code && found.system === system,
          place,
          `${code} (${system})`,
          found && `${found.code} (${found.system})`,
        )
      }),
      ...unless(
        entry.eventCodes.some(
          ({ code, system }) => code === '1.2.840.10065.1.12.1.14' && system === '1.2.840.10065.1.12',
        ),
        classificationOf(element, entryScheme.eventCode),
        '1.2.840.10065.1.12.1.14 (1.2.840.10065.1.12)',
        entry.eventCodes[0]?.code,
      ),
      ...unless(entry.mimeType === 'text/xml', element, 'text/xml', entry.mimeType, 'mimeType'),
      ...unless(entry.languageCode === 'art', slotOf(element, 'languageCode'), 'art', entry.languageCode),
    ]),
  fail: [
    withSignature((entry) =>
      withCodes(entry, 'classCode', { code: '10', system: '1.2.250.1.213.1.1.4.1', display: '' }),
    ),
    withSignature((entry) => withSlot(entry, 'languageCode', ['fr-FR'])),
    withSignature((entry) => withCodes(entry, 'eventCode')),
  ],
})

export const confidentiality = lotCheck({
  id: 'signature/entry-confidentiality',
  title: 'La fiche de signature porte N, MASQUE_PS et INVISIBLE_PATIENT',
  source: entrySource,
  appliesTo: hasSignature,
  judge: ({ lot }) =>
    lot.signatures.flatMap(({ entry, element }) => {
      const found = entry.confidentialityCodes.map(({ code }) => code)
      const kept = ['N', 'MASQUE_PS', 'INVISIBLE_PATIENT'].every((code) => found.includes(code))
      return unless(
        kept,
        classificationOf(element, entryScheme.confidentialityCode),
        'N, MASQUE_PS, INVISIBLE_PATIENT',
        found.join(', '),
      )
    }),
  fail: [
    withSignature((entry) =>
      withCodes(entry, 'confidentialityCode', { code: 'N', system: '2.16.840.1.113883.5.25', display: 'Normal' }),
    ),
  ],
})

export const noPatientInfo = lotCheck({
  id: 'signature/no-source-patient-info',
  title: "La fiche de signature n'a pas de sourcePatientInfo, même vide",
  source: entrySource,
  appliesTo: hasSignature,
  judge: ({ lot }) =>
    lot.signatures.flatMap(({ entry, element }) =>
      entry.hasSourcePatientInfo
        ? [
            finding(
              slotOf(element, 'sourcePatientInfo'),
              'pas de slot sourcePatientInfo',
              seen(entry.sourcePatientInfo[0] ?? ''),
            ),
          ]
        : [],
    ),
  fail: [withSignature((entry) => ({ ...entry, slots: [...entry.slots, { name: 'sourcePatientInfo', values: [] }] }))],
})

export const oneInstant = lotCheck({
  id: 'signature/entry-times',
  title: 'La fiche de signature a le même instant pour la création, le début et la fin',
  source: entrySource,
  level: 'recommendation',
  appliesTo: hasSignature,
  judge: ({ lot }) =>
    lot.signatures.flatMap(({ entry, element }) => {
      const { creationTime, serviceStartTime, serviceStopTime } = entry
      const kept = creationTime === serviceStartTime && creationTime === serviceStopTime
      return unless(
        kept,
        slotOf(element, 'serviceStartTime'),
        `${creationTime} trois fois`,
        `${serviceStartTime}, ${serviceStopTime}`,
      )
    }),
  fail: [
    withSignature((entry) => withSlot(entry, 'serviceStopTime', [`${Number(slotValue(entry, 'creationTime')) + 1}`])),
  ],
})
