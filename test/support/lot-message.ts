import type { Part, PartFinder } from '#simulator/transactions/transaction.js'
import { parseXml } from '#simulator/wire/xml.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'

/** ITI-41 messages written by hand, with nothing of the model LPS, so that one mistake cannot hide on both sides. */

export const testPatient = { ins: '299099999999960', oid: '1.2.250.1.213.1.4.10' } as const
export const patientCx = `${testPatient.ins}^^^&${testPatient.oid}&ISO^NH`
export const doctor = '899900000001'
export const practice = '10B0999001'

export const xcn = (id: string): string => `${id}^MARTIN^ALICE^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS`
export const xon = (id: string): string => `CABINET^^^^^&1.2.250.1.71.4.2.2&ISO^IDNST^^^${id}`

type Code = readonly [code: string, system: string, display?: string]

/** An ExtrinsicObject; what is undefined is not written. */
export interface EntryDraft {
  readonly id?: string
  readonly mimeType?: string
  readonly slots: Readonly<Record<string, readonly string[] | undefined>>
  readonly title?: string
  readonly authors: readonly {
    readonly persons: readonly string[]
    readonly institutions: readonly string[]
    readonly specialties?: readonly string[]
  }[]
  readonly codes: Readonly<Record<string, readonly Code[] | undefined>>
  readonly patientId?: string
  readonly uniqueId?: string
}

const uuids: Readonly<Record<string, string>> = {
  author: '93606bcf-9494-43ec-9b4e-a7748d1a838d',
  classCode: '41a5887f-8865-4c09-adf7-e362475b143a',
  confidentialityCode: 'f4f85eac-e6cb-4883-b524-f2705394840f',
  eventCode: '2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4',
  formatCode: 'a09d5840-386c-46f2-b5ad-9c3699a4309d',
  healthcareFacilityTypeCode: 'f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1',
  practiceSettingCode: 'cccf5598-8b07-4b77-a05e-ae952c785ead',
  typeCode: 'f0306f51-975f-434e-a61c-c59651d33983',
}

export const normal: Code = ['N', '2.16.840.1.113883.5.25', 'Normal']
export const visibility = (code: string): Code => [code, '1.2.250.1.213.1.1.4.13', code]

const codes: EntryDraft['codes'] = {
  classCode: [['10', '1.2.250.1.213.1.1.4.1', 'Compte rendu']],
  confidentialityCode: [normal],
  formatCode: [['urn:ihe:iti:xds-sd:pdf:2008', '1.3.6.1.4.1.19376.1.2.3', 'PDF']],
  healthcareFacilityTypeCode: [['SA07', '1.2.250.1.71.4.2.4', 'Cabinet individuel']],
  practiceSettingCode: [['AMBULATOIRE', '1.2.250.1.213.1.1.4.9', 'Ambulatoire']],
  typeCode: [['11488-4', '2.16.840.1.113883.6.1', 'CR de consultation']],
}

export const anEntry = (rank = 1, overrides: Partial<EntryDraft> = {}): EntryDraft => ({
  id: `Document0${rank}`,
  mimeType: 'text/xml',
  title: 'Compte rendu',
  authors: [{ persons: [xcn(doctor)], institutions: [xon(practice)] }],
  patientId: patientCx,
  uniqueId: `1.2.250.1.999.9.1.5.${rank}`,
  ...overrides,
  slots: {
    creationTime: ['20260114101500'],
    languageCode: ['fr-FR'],
    legalAuthenticator: [xcn(doctor)],
    serviceStartTime: ['20260114100000'],
    sourcePatientId: [patientCx],
    sourcePatientInfo: ['PID-5|DUPONT^JEANNE^JEANNE MARIE^^^^L', 'PID-8|F'],
    ...overrides.slots,
  },
  codes: { ...codes, ...overrides.codes },
})

export const aSignatureEntry = (overrides: Partial<EntryDraft> = {}): EntryDraft =>
  anEntry(9, {
    id: 'Signature01',
    uniqueId: '1.2.250.1.999.9.1.5.99',
    ...overrides,
    slots: { languageCode: ['art'], sourcePatientInfo: undefined, ...overrides.slots },
    codes: {
      classCode: [['urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1', 'URN', 'Digital Signature']],
      typeCode: [['E1762', 'ASTM', 'Full Document']],
      formatCode: [['http://www.w3.org/2000/09/xmldsig#', 'URN', 'Default Signature Style']],
      confidentialityCode: [normal, visibility('MASQUE_PS'), visibility('INVISIBLE_PATIENT')],
      ...overrides.codes,
    },
  })

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
export const slot = (name: string, values: readonly string[]): string =>
  `<Slot name="${name}"><ValueList>${values.map((value) => `<Value>${escaped(value)}</Value>`).join('')}</ValueList></Slot>`
const slots = (all: EntryDraft['slots']): string =>
  Object.entries(all)
    .map(([name, values]) => (values ? slot(name, values) : ''))
    .join('')
const name = (value: string | undefined): string =>
  value === undefined ? '' : `<Name><LocalizedString value="${escaped(value)}"/></Name>`
const identifier = (scheme: string, value: string | undefined): string =>
  value === undefined ? '' : `<ExternalIdentifier identificationScheme="urn:uuid:${scheme}" value="${escaped(value)}"/>`
const coded = (scheme: string, [code, system, display]: Code): string =>
  `<Classification classificationScheme="urn:uuid:${scheme}" nodeRepresentation="${escaped(code)}">${slot('codingScheme', [system])}${name(display)}</Classification>`
const author = (scheme: string, one: EntryDraft['authors'][number]): string =>
  `<Classification classificationScheme="urn:uuid:${scheme}">${slot('authorPerson', one.persons)}${slot('authorInstitution', one.institutions)}${one.specialties ? slot('authorSpecialty', one.specialties) : ''}</Classification>`

export const entryXml = (entry: EntryDraft): string =>
  `<ExtrinsicObject${entry.id === undefined ? '' : ` id="${entry.id}"`} mimeType="${entry.mimeType ?? ''}" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1">` +
  slots(entry.slots) +
  name(entry.title) +
  entry.authors.map((one) => author(uuids.author ?? '', one)).join('') +
  Object.entries(entry.codes)
    .flatMap(([kind, all]) => (all ?? []).map((code) => coded(uuids[kind] ?? '', code)))
    .join('') +
  identifier('58a6f841-87b3-4a3e-92fd-a8ffeff98427', entry.patientId) +
  identifier('2e82c1f6-a085-4c72-9da3-8640a32e42ab', entry.uniqueId) +
  '</ExtrinsicObject>'

export interface SetDraft {
  readonly id: string
  readonly submissionTime?: string
  readonly persons: readonly string[]
  readonly contentType?: Code
  readonly patientId?: string
  readonly sourceId?: string
  readonly uniqueId?: string
}

export const aSet = (overrides: Partial<SetDraft> = {}): SetDraft => ({
  id: 'SubmissionSet01',
  submissionTime: '20260115101502',
  persons: [xcn(doctor)],
  contentType: ['07', '1.2.250.1.213.2.2', 'Consultation'],
  patientId: patientCx,
  sourceId: '1.2.250.1.999.9.1',
  uniqueId: '1.2.250.1.999.9.1.7.1',
  ...overrides,
})

export const setXml = (set: SetDraft): string =>
  `<RegistryPackage id="${set.id}">` +
  (set.submissionTime === undefined ? '' : slot('submissionTime', [set.submissionTime])) +
  `<Classification classificationScheme="urn:uuid:a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d">${slot('authorPerson', set.persons)}</Classification>` +
  (set.contentType ? coded('aa543740-bdda-424e-8c96-df4873be8500', set.contentType) : '') +
  identifier('6b5aea1a-874d-4603-a4bc-96a0a7b38446', set.patientId) +
  identifier('554ac39e-e3fe-47fe-b233-965d2a147832', set.sourceId) +
  identifier('96fdda7c-d067-4183-912e-bf5ee74998a8', set.uniqueId) +
  '</RegistryPackage>'

export interface LotDraft {
  readonly set?: SetDraft
  readonly entries: readonly EntryDraft[]
  /** [type, source, target] */
  readonly associations?: readonly (readonly [string, string, string])[]
  /** XML of the Document elements; by default one with an xop:Include `cid:<id>` for each entry. */
  readonly documents?: string
  readonly contents?: Readonly<Record<string, Uint8Array>>
}

export const includeXml = (id: string, cid: string): string =>
  `<ns4:Document id="${id}"><xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:${cid}"/></ns4:Document>`

export const replaces = 'urn:ihe:iti:2007:AssociationType:RPLC'

/** Body of a lot, and the finder of its parts: every content is its entry's id unless `contents` says otherwise. */
export function lotMessage({ set, entries, associations = [], documents, contents = {} }: LotDraft): {
  readonly body: XmlElement
  readonly parts: PartFinder
} {
  const xml =
    '<ns4:ProvideAndRegisterDocumentSetRequest xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0" xmlns:ns3="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0" xmlns:ns4="urn:ihe:iti:xds-b:2007">' +
    `<ns3:SubmitObjectsRequest><RegistryObjectList>${set ? setXml(set) : ''}${entries.map(entryXml).join('')}${associations
      .map(
        ([type, source, target]) =>
          `<Association associationType="${type}" sourceObject="${source}" targetObject="${target}"/>`,
      )
      .join('')}</RegistryObjectList></ns3:SubmitObjectsRequest>` +
    (documents ?? entries.map(({ id = '' }) => includeXml(id, id)).join('')) +
    '</ns4:ProvideAndRegisterDocumentSetRequest>'
  const parts = new Map<string, Part>(
    [...entries.map(({ id = '' }) => [id, Buffer.from(id)] as const), ...Object.entries(contents)].map(
      ([id, bytes]) => [`cid:${id}`, { contentId: id, contentType: 'application/octet-stream', bytes }],
    ),
  )
  return { body: rootOf(xml), parts: (href) => parts.get(href) }
}

export function rootOf(xml: string): XmlElement {
  const parsed = parseXml(xml)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.root
}
