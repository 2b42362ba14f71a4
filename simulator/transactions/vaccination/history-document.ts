import type { DocumentEntry } from '../../domain/document.js'
import { canonicalize } from '../../wire/c14n.js'
import { cdaTime, coded, dmpCustodian, dmpHost, textElement as text } from '../../wire/cda-write.js'
import { NS } from '../../wire/namespaces.js'
import { element } from '../../wire/write.js'
import type { XmlElement } from '../../wire/xml-tree.js'
import { dmpAuthor } from './history-entry.js'
import { columns, historyRow } from './history-rows.js'
import type { MergedNote } from './merged-notes.js'
import { historyType, sectionTemplates } from './note.js'

/** HL7 France, the header of the CI-SIS, IHE Immunization content, the historique. */
const templates = [
  '2.16.840.1.113883.2.8.2.1',
  '1.2.250.1.213.1.1.1.1',
  '1.3.6.1.4.1.19376.1.5.3.1.1.18.1.2',
  '1.2.250.1.213.1.1.1.37',
] as const

const loinc = (code: string, display: string) => ({ code, system: '2.16.840.1.113883.6.1', display })

/**
 * The historique de vaccinations as a CDA: one entry a note, in the order given (source: cda, section 3.1).
 *
 *   its metadata, its version, the notes -> bytes in UTF-8; same input, same bytes
 *
 * The patient is written as the last note fed writes him: the DMP itself does not know all his given names nor his
 * place of birth [assumed: vaccination-history-header].
 */
export function historyDocument(
  entry: DocumentEntry,
  version: number,
  notes: readonly MergedNote[],
  recordTarget: XmlElement | undefined,
): Uint8Array {
  const time = cdaTime(entry.creationTime)
  const rows = notes.map(({ note, vaccination }, index) => historyRow(note, vaccination, index + 1))
  const document = element(
    'ClinicalDocument',
    { xmlns: NS.hl7 },
    element('realmCode', { code: 'FR' }),
    element('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    ...templates.map((root) => element('templateId', { root })),
    element('id', { root: entry.uniqueId }),
    coded('code', entry.typeCode),
    text('title', entry.title ?? ''),
    element('effectiveTime', { value: time }),
    coded('confidentialityCode', { code: 'N', system: '2.16.840.1.113883.5.25', display: 'Normal' }),
    element('languageCode', { code: entry.languageCode }),
    element('setId', { root: entry.uniqueId }),
    element('versionNumber', { value: String(version) }),
    recordTarget && canonicalize(recordTarget, { exclusive: true, comments: false }),
    author(time),
    dmpCustodian,
    legalAuthenticator(time),
    documentationOf(entry),
    componentOf(entry),
    element('component', {}, element('structuredBody', {}, element('component', {}, section(rows)))),
  )
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`, 'utf8')
}

const section = (rows: readonly ReturnType<typeof historyRow>[]): string =>
  element(
    'section',
    {},
    ...sectionTemplates.map((root) => element('templateId', { root })),
    coded('code', loinc(historyType, 'Historique des vaccinations')),
    text('title', 'Historique des vaccinations'),
    element(
      'text',
      {},
      element(
        'table',
        { border: '1' },
        element('thead', {}, element('tr', {}, ...columns.map((column) => text('th', column)))),
        element('tbody', {}, ...rows.map(({ line }) => line)),
      ),
    ),
    ...rows.map(({ entry }) => entry),
  )

const dmpId = element('id', { root: dmpAuthor.system, extension: dmpAuthor.id })

const device = element(
  'assignedAuthoringDevice',
  {},
  text('manufacturerModelName', dmpAuthor.name),
  text('softwareName', dmpAuthor.name),
)

const author = (time: string | undefined): string =>
  element('author', {}, element('time', { value: time }), element('assignedAuthor', {}, dmpId, device))

const legalAuthenticator = (time: string | undefined): string =>
  element(
    'legalAuthenticator',
    {},
    element('time', { value: time }),
    element('signatureCode', { code: 'S' }),
    element('assignedEntity', {}, dmpId),
  )

const period = ({ serviceStartTime, serviceStopTime }: DocumentEntry): string =>
  element(
    'effectiveTime',
    {},
    element('low', { value: cdaTime(serviceStartTime) }),
    serviceStopTime === undefined ? undefined : element('high', { value: cdaTime(serviceStopTime) }),
  )

const documentationOf = (entry: DocumentEntry): string =>
  element(
    'documentationOf',
    {},
    element(
      'serviceEvent',
      {},
      coded('code', entry.typeCode),
      period(entry),
      element(
        'performer',
        { typeCode: 'PRF' },
        element(
          'assignedEntity',
          {},
          dmpId,
          element(
            'representedOrganization',
            {},
            element('id', { root: dmpHost }),
            text('name', dmpAuthor.name),
            coded('standardIndustryClassCode', entry.practiceSettingCode),
          ),
        ),
      ),
    ),
  )

const componentOf = (entry: DocumentEntry): string =>
  element(
    'componentOf',
    {},
    element(
      'encompassingEncounter',
      {},
      element('effectiveTime', { nullFlavor: 'NAV' }),
      element(
        'location',
        {},
        element(
          'healthCareFacility',
          {},
          element('id', { root: dmpHost }),
          coded('code', entry.healthcareFacilityTypeCode),
        ),
      ),
    ),
  )
