import { type LotEntry, withCodes, withSlot } from '#fixtures/lps/lot.js'
import type { RequirementId } from '#matrix/requirements.js'
import type { DocumentEntry } from '#simulator/domain/document.js'
import { NS } from '#simulator/wire/namespaces.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import { type CdaView, cdaTimeToUtc, facilityCode, headerCode, settingCode } from '../cda-view.js'
import { feeding, withEntries } from '../examples.js'
import { unless } from '../findings.js'
import { cdaCheck } from './support/cda-check.js'

const child = (cda: CdaView, name: string): XmlElement => cda.root.child(NS.hl7, name) ?? cda.root

interface Agreement {
  readonly id: string
  readonly title: string
  readonly verifies?: readonly RequirementId[]
  readonly ofEntry: (entry: DocumentEntry) => string | undefined
  readonly ofCda: (cda: CdaView) => string | undefined
  readonly at: (cda: CdaView) => XmlElement
  /** Entry made to disagree. */
  readonly spoilEntry: (entry: LotEntry) => LotEntry
}

/** One metadata and the element of the header that it comes from must say the same (source: cda, section 7). */
const agrees = ({ id, title, verifies = [], ofEntry, ofCda, at, spoilEntry }: Agreement) =>
  cdaCheck({
    id: `cda/${id}`,
    title,
    verifies,
    source: { doc: 'cda', at: '7' },
    bearsOn: (_, { entry }) => ofEntry(entry) !== undefined,
    judge: (cda, { entry }) => {
      const written = ofCda(cda)
      const place = at(cda)
      const expected = `${ofEntry(entry)}, comme la métadonnée`
      // A time that has no UTC form is shown as it is written.
      return unless(written === ofEntry(entry), place, expected, written ?? place.attr('value'))
    },
    fail: [feeding(withEntries(spoilEntry))],
  })

const low = (cda: CdaView): XmlElement | undefined => cda.mainAct?.at(NS.hl7, 'effectiveTime', 'low')
const high = (cda: CdaView): XmlElement | undefined => cda.mainAct?.at(NS.hl7, 'effectiveTime', 'high')

export const uniqueId = agrees({
  id: 'unique-id',
  title: "L'uniqueId de la fiche est l'identifiant du CDA",
  verifies: ['EX_2.1-1130'],
  ofEntry: ({ uniqueId }) => uniqueId,
  ofCda: (cda) => cda.root.child(NS.hl7, 'id')?.attr('root'),
  at: (cda) => child(cda, 'id'),
  spoilEntry: (entry) => ({ ...entry, uniqueId: `${entry.uniqueId}.1` }),
})

export const type = agrees({
  id: 'type-code',
  title: 'typeCode est le code du CDA',
  ofEntry: ({ typeCode }) => typeCode?.code,
  ofCda: (cda) => headerCode(cda, 'code'),
  at: (cda) => child(cda, 'code'),
  spoilEntry: (entry) =>
    withCodes(entry, 'typeCode', { code: '34112-3', system: '2.16.840.1.113883.6.1', display: '' }),
})

export const title = agrees({
  id: 'title',
  title: 'Le titre de la fiche est celui du CDA',
  verifies: ['EX_2.1-1020'],
  ofEntry: (entry) => entry.title?.trim(),
  ofCda: (cda) => cda.root.child(NS.hl7, 'title')?.text.trim(),
  at: (cda) => child(cda, 'title'),
  spoilEntry: (entry) => ({ ...entry, title: 'Document' }),
})

export const language = agrees({
  id: 'language',
  title: 'languageCode est celui du CDA',
  ofEntry: ({ languageCode }) => languageCode,
  ofCda: (cda) => headerCode(cda, 'languageCode'),
  at: (cda) => child(cda, 'languageCode'),
  spoilEntry: (entry) => withSlot(entry, 'languageCode', ['en-GB']),
})

export const confidentialityLevel = agrees({
  id: 'confidentiality-level',
  title: 'Le niveau de confidentialité de la fiche est celui du CDA',
  ofEntry: ({ confidentialityCodes }) => confidentialityCodes.find(({ code }) => ['N', 'R', 'V'].includes(code))?.code,
  ofCda: (cda) => headerCode(cda, 'confidentialityCode'),
  at: (cda) => child(cda, 'confidentialityCode'),
  spoilEntry: (entry) =>
    withCodes(entry, 'confidentialityCode', { code: 'R', system: '2.16.840.1.113883.5.25', display: 'Restreint' }),
})

export const creationTime = agrees({
  id: 'creation-time',
  title: 'creationTime est la date du CDA, en UTC',
  ofEntry: (entry) => entry.creationTime,
  ofCda: (cda) => cdaTimeToUtc(cda.root.child(NS.hl7, 'effectiveTime')?.attr('value')),
  at: (cda) => child(cda, 'effectiveTime'),
  spoilEntry: (entry) => withSlot(entry, 'creationTime', ['20260101000000']),
})

export const serviceStart = agrees({
  id: 'service-start',
  title: "serviceStartTime est le début de l'acte principal du CDA, en UTC",
  ofEntry: (entry) => entry.serviceStartTime,
  ofCda: (cda) => cdaTimeToUtc(low(cda)?.attr('value')),
  at: (cda) => low(cda) ?? child(cda, 'documentationOf'),
  spoilEntry: (entry) => withSlot(entry, 'serviceStartTime', ['20260101000000']),
})

export const serviceStop = agrees({
  id: 'service-stop',
  title: "serviceStopTime est la fin de l'acte principal du CDA, en UTC",
  ofEntry: (entry) => entry.serviceStopTime,
  ofCda: (cda) => cdaTimeToUtc(high(cda)?.attr('value')),
  at: (cda) => high(cda) ?? child(cda, 'documentationOf'),
  spoilEntry: (entry) => withSlot(entry, 'serviceStopTime', ['20300101000000']),
})

export const facility = agrees({
  id: 'facility',
  title: 'healthcareFacilityTypeCode est le lieu de prise en charge du CDA',
  ofEntry: ({ healthcareFacilityTypeCode }) => healthcareFacilityTypeCode?.code,
  ofCda: (cda) => facilityCode(cda)?.attr('code'),
  at: (cda) => facilityCode(cda) ?? child(cda, 'componentOf'),
  spoilEntry: (entry) =>
    withCodes(entry, 'healthcareFacilityTypeCode', { code: 'SA08', system: '1.2.250.1.71.4.2.4', display: '' }),
})

export const setting = agrees({
  id: 'practice-setting',
  title: "practiceSettingCode est le cadre d'exercice de l'exécutant du CDA",
  ofEntry: ({ practiceSettingCode }) => practiceSettingCode?.code,
  ofCda: (cda) => settingCode(cda)?.attr('code'),
  at: (cda) => settingCode(cda) ?? child(cda, 'documentationOf'),
  spoilEntry: (entry) =>
    withCodes(entry, 'practiceSettingCode', { code: 'SAD', system: '1.2.250.1.213.1.1.4.9', display: '' }),
})
