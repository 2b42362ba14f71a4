import { withCodes } from '#fixtures/lps/lot.js'
import { targetsOf } from '#matrix/codes/code-map.js'
import { lpsMayCreate } from '#matrix/codes/lps-may-create.js'
import { x16TypeClass } from '#matrix/codes/x16-type-class.js'
import type { DocumentEntry } from '#simulator/domain/document.js'
import { entryScheme } from '#simulator/wire/ebxml-schemes.js'
import { feeding, withEntries } from '../examples.js'
import { unless } from '../findings.js'
import { classificationOf } from '../lot-view.js'
import { loinc, spelt, withCode } from './support/codes.js'
import { entryCheck } from './support/lot-check.js'

export const classOfType = entryCheck({
  id: 'entry/class-of-type',
  title: 'classCode est la classe du typeCode (ASS_X16)',
  source: { doc: 'dmp-xds-metadata', at: '6' },
  bearsOn: ({ entry }) => targetsOf(x16TypeClass, entry.typeCode?.code ?? '').length > 0,
  judge: ({ entry, element }) => {
    const classes = targetsOf(x16TypeClass, entry.typeCode?.code ?? '')
    const place = classificationOf(element, entryScheme.classCode)
    const expected = `${classes.join(' ou ')}, classe de ${entry.typeCode?.code}`
    return unless(classes.includes(entry.classCode?.code ?? ''), place, expected, spelt(entry.classCode))
  },
  fail: [feeding(withCode('classCode', '42', '1.2.250.1.213.1.1.4.1'))],
})

export const typeAllowed = entryCheck({
  id: 'entry/type-allowed',
  title: 'Le logiciel ne crée ni document du patient, ni remboursement, ni historique de vaccinations',
  verifies: ['EX_2.1-1010'],
  bearsOn: ({ entry }) => entry.typeCode !== undefined,
  judge: ({ entry, element }) =>
    unless(
      lpsMayCreate(entry.typeCode?.code ?? '', entry.classCode?.code),
      classificationOf(element, entryScheme.typeCode),
      'un type ouvert aux LPS',
      `${spelt(entry.typeCode)}, classe ${entry.classCode?.code}`,
    ),
  fail: [
    feeding(withCode('typeCode', 'DOCPAT03', '1.2.250.1.213.1.1.4.12')),
    feeding(withCode('classCode', '90', '1.2.250.1.213.1.1.4.1')),
    feeding(withCode('typeCode', '11369-6', loinc)),
  ],
})

const hasHospitalSetting = ({ practiceSettingCode }: DocumentEntry): boolean =>
  practiceSettingCode?.code === 'ETABLISSEMENT'

export const sectorAndSetting = entryCheck({
  id: 'entry/sector-and-setting',
  title: "Secteur d'activité et cadre d'exercice vont ensemble : un cabinet individuel n'est pas un établissement",
  verifies: ['EX_GEN-1377'],
  source: { doc: 'dmp-requirements', at: 'EX_GEN-1377' },
  bearsOn: ({ entry }) => entry.healthcareFacilityTypeCode?.code === 'SA07' && entry.practiceSettingCode !== undefined,
  judge: ({ entry, element }) =>
    unless(
      !hasHospitalSetting(entry),
      classificationOf(element, entryScheme.practiceSettingCode),
      'AMBULATOIRE pour SA07, cabinet individuel',
      spelt(entry.practiceSettingCode),
    ),
  fail: [feeding(withCode('practiceSettingCode', 'ETABLISSEMENT', '1.2.250.1.213.1.1.4.9'))],
})

/** Code systems of eventCodeList (source: dmp-xds-metadata, section 7.5; CCAM has a second one in recent examples). */
const eventSystems: ReadonlySet<string> = new Set([
  '1.2.250.1.213.2.5',
  '1.2.250.1.215.300.1',
  '2.16.840.1.113883.6.3',
  loinc,
  '1.2.250.1.213.2.9',
  '1.2.250.1.213.1.1.5.618',
  '1.2.250.1.213.1.1.5.695',
])

export const eventCodes = entryCheck({
  id: 'entry/event-codes',
  title: "Les codes d'actes et de modalités viennent d'un système admis",
  source: { doc: 'dmp-xds-metadata', at: '7.5' },
  level: 'recommendation',
  bearsOn: ({ entry }) => entry.eventCodes.length > 0,
  judge: ({ entry, element }) =>
    entry.eventCodes
      .filter(({ code, system }) => code === '' || !eventSystems.has(system))
      .flatMap((code) =>
        unless(
          false,
          classificationOf(element, entryScheme.eventCode),
          'CCAM, CIM-10, LOINC, DRC, modalité ou région',
          spelt(code),
        ),
      ),
  pass: [feeding(withCode('eventCode', 'QZQK001', '1.2.250.1.213.2.5'))],
  fail: [feeding(withCode('eventCode', 'QZQK001', '1.2.3'))],
})

export const kos = entryCheck({
  id: 'entry/imaging-kos',
  title: "Une référence d'objets d'imagerie (KOS) a le type, la classe, le format et le mimeType qui lui vont",
  source: { doc: 'dmp-xds-metadata', at: '10' },
  bearsOn: ({ entry }) => entry.typeCode?.code === 'IMG-KOS' || entry.mimeType === 'application/dicom',
  judge: ({ entry, element }) => [
    ...unless(entry.mimeType === 'application/dicom', element, 'application/dicom', entry.mimeType, 'mimeType'),
    ...unless(entry.typeCode?.code === 'IMG-KOS', element, 'IMG-KOS', spelt(entry.typeCode)),
    ...unless(
      entry.formatCode?.code === '1.2.840.10008.5.1.4.1.1.88.59',
      classificationOf(element, entryScheme.formatCode),
      '1.2.840.10008.5.1.4.1.1.88.59 (1.2.840.10008.2.6.1)',
      spelt(entry.formatCode),
    ),
  ],
  pass: [
    feeding(
      withEntries((entry) => ({
        ...withCodes(
          withCodes(entry, 'typeCode', { code: 'IMG-KOS', system: '1.2.250.1.213.1.1.4.12', display: '' }),
          'formatCode',
          { code: '1.2.840.10008.5.1.4.1.1.88.59', system: '1.2.840.10008.2.6.1', display: '' },
        ),
        mimeType: 'application/dicom',
      })),
    ),
  ],
  fail: [feeding(withCode('typeCode', 'IMG-KOS', '1.2.250.1.213.1.1.4.12'))],
})
