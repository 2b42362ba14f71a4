import type { PatientTraits } from '../../domain/dmp.js'
import type { DocumentEntry, MetadataAuthor } from '../../domain/document.js'
import { component } from '../../domain/hl7-fields.js'
import { imagingSystems } from '../../domain/imaging.js'
import type { PatientRef } from '../../vihf/vihf.js'
import { cdaTime, coded, dmpCustodian, textElement as text } from '../../wire/cda-write.js'
import { NS } from '../../wire/namespaces.js'
import { element } from '../../wire/write.js'

/**
 * The CDA that stands for a KOS before software that does not share images: a text, with modalities and regions.
 *
 *   entry of the KOS, its patient -> CDA R2 level 1, UTF-8, under the uniqueId of the KOS
 *
 * Test 3.2-800 says what the text holds; its header says of the KOS what its metadata say (source: cda, section 1).
 */
export function kosNotice(entry: DocumentEntry, patient: PatientRef, traits: PatientTraits): Uint8Array {
  const author = entry.authors[0] ?? noAuthor
  const time = cdaTime(entry.creationTime)
  const document = element(
    'ClinicalDocument',
    { xmlns: NS.hl7 },
    element('realmCode', { code: 'FR' }),
    element('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    ...levelOne.map((root) => element('templateId', { root })),
    element('id', { root: entry.uniqueId }),
    coded('code', entry.typeCode),
    text('title', entry.title ?? "Examen d'imagerie"),
    element('effectiveTime', { value: time }),
    element('confidentialityCode', { code: 'N', codeSystem: '2.16.840.1.113883.5.25', displayName: 'Normal' }),
    element('languageCode', { code: 'fr-FR' }),
    element('setId', { root: entry.uniqueId }),
    element('versionNumber', { value: '1' }),
    recordTarget(patient, traits),
    element(
      'author',
      {},
      element('time', { value: time }),
      element('assignedAuthor', {}, ...person(author), element('representedOrganization', {}, ...structure(author))),
    ),
    dmpCustodian,
    element(
      'legalAuthenticator',
      {},
      element('time', { value: time }),
      element('signatureCode', { code: 'S' }),
      element('assignedEntity', {}, ...person(author), element('representedOrganization', {}, ...structure(author))),
    ),
    documentationOf(entry, author),
    componentOf(entry, author),
    element('component', {}, element('nonXMLBody', {}, body(entry))),
  )
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`, 'utf8')
}

/** HL7 France, the header of the CI-SIS, and XDS-SD for a body that is not structured. */
const levelOne: readonly string[] = ['2.16.840.1.113883.2.8.2.1', '1.2.250.1.213.1.1.1.1', '1.3.6.1.4.1.19376.1.2.20']

const noAuthor: MetadataAuthor = { persons: [], institutions: [], specialties: [], roles: [] }

function recordTarget({ ins, oid }: PatientRef, traits: PatientTraits): string {
  const { birthName, usedName, given, sex, birthDate } = traits
  return element(
    'recordTarget',
    {},
    element(
      'patientRole',
      {},
      element('id', { root: oid, extension: ins }),
      element(
        'patient',
        {},
        element(
          'name',
          {},
          text('given', given),
          text('given', given, { qualifier: 'BR' }),
          text('family', birthName ?? usedName, { qualifier: 'BR' }),
          text('family', usedName, { qualifier: 'CL' }),
        ),
        element('administrativeGenderCode', { code: sex, codeSystem: '2.16.840.1.113883.5.1' }),
        element('birthTime', { value: birthDate }),
      ),
    ),
  )
}

function person({ persons, specialties }: MetadataAuthor): string[] {
  const [xcn = ''] = persons
  const [specialty] = specialties
  return [
    element('id', { root: '1.2.250.1.71.4.2.1', extension: component(xcn, 1) }),
    ...(specialty === undefined
      ? []
      : [
          coded('code', {
            code: component(specialty, 1),
            display: component(specialty, 2),
            system: component(specialty, 3),
          }),
        ]),
    element(
      'assignedPerson',
      {},
      element('name', {}, text('family', component(xcn, 2)), text('given', component(xcn, 3))),
    ),
  ]
}

const structure = ({ institutions: [xon = ''] }: MetadataAuthor): string[] => [
  element('id', { root: '1.2.250.1.71.4.2.2', extension: component(xon, 10) }),
  text('name', component(xon, 1)),
]

const period = ({ serviceStartTime, serviceStopTime }: DocumentEntry): string =>
  element(
    'effectiveTime',
    {},
    element('low', { value: cdaTime(serviceStartTime) }),
    serviceStopTime === undefined ? undefined : element('high', { value: cdaTime(serviceStopTime) }),
  )

const documentationOf = (entry: DocumentEntry, author: MetadataAuthor): string =>
  element(
    'documentationOf',
    {},
    element(
      'serviceEvent',
      {},
      period(entry),
      element(
        'performer',
        { typeCode: 'PRF' },
        element(
          'assignedEntity',
          {},
          ...person(author),
          element(
            'representedOrganization',
            {},
            ...structure(author),
            coded('standardIndustryClassCode', entry.practiceSettingCode),
          ),
        ),
      ),
    ),
  )

const componentOf = (entry: DocumentEntry, author: MetadataAuthor): string =>
  element(
    'componentOf',
    {},
    element(
      'encompassingEncounter',
      {},
      period(entry),
      element(
        'location',
        {},
        element(
          'healthCareFacility',
          {},
          ...structure(author).slice(0, 1),
          coded('code', entry.healthcareFacilityTypeCode),
        ),
      ),
    ),
  )

function body({ title, serviceStartTime, eventCodes }: DocumentEntry): string {
  const labels = (system: string): string =>
    eventCodes
      .filter((code) => code.system === system)
      .map(({ code, display }) => (display === '' || display === code ? code : `${display} (${code})`))
      .join(', ') || 'non précisé'
  const says = [
    "Ce document donne accès aux images d'un examen. Votre logiciel ne permet pas de les afficher.",
    '',
    `Examen : ${title ?? 'sans titre'}`,
    `Date : ${frenchDate(serviceStartTime)}`,
    `Modalités : ${labels(imagingSystems.modality)}`,
    `Régions anatomiques : ${labels(imagingSystems.region)}`,
  ].join('\n')
  return text('text', Buffer.from(says, 'utf8').toString('base64'), { mediaType: 'text/plain', representation: 'B64' })
}

const frenchDate = (time = ''): string => /^(\d{4})(\d\d)(\d\d)/.exec(time)?.slice(1).reverse().join('/') ?? 'inconnue'
