/** Pieces of the examples of TD2.1, by hand; contents stand in the message, in base64, so that they can be read there. */

const system = {
  class: '1.2.250.1.213.1.1.4.1',
  loinc: '2.16.840.1.113883.6.1',
  asip: '1.2.250.1.213.1.1.4.12',
  ihe: '1.3.6.1.4.1.19376.1.2.3',
  visibility: '1.2.250.1.213.1.1.4.13',
} as const

const slot = (name: string, ...values: readonly string[]): string =>
  `<Slot name="${name}"><ValueList>${values.map((value) => `<Value>${value}</Value>`).join('')}</ValueList></Slot>`

const cx = '{ins}^^^&amp;{oid}&amp;ISO^NH'
export const person = (id: string): string => `${id}^TEST^ALIX^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS`
export const structure = (id: string): string => `CABINET^^^^^&amp;1.2.250.1.71.4.2.2&amp;ISO^IDNST^^^${id}`

export type Code = readonly [code: string, system: string, display: string]

/** Ids of classifications follow each other in an object. */
const coded = (scheme: string, object: string, [code, codeSystem, display]: Code, rank: number): string =>
  `<Classification classificationScheme="urn:uuid:${scheme}" classifiedObject="${object}" id="${object}-cla${rank}" nodeRepresentation="${code}">
        ${slot('codingScheme', codeSystem)}<Name><LocalizedString charset="UTF8" value="${display}" xml:lang="FR"/></Name>
      </Classification>`

const author = (scheme: string, object: string, { persons, structures }: Author, rank: number): string =>
  `<Classification classificationScheme="urn:uuid:${scheme}" classifiedObject="${object}" id="${object}-aut${rank}" nodeRepresentation="">
        ${structures.length > 0 ? slot('authorInstitution', ...structures) : ''}${slot('authorPerson', ...persons)}
      </Classification>`

const identifier = (scheme: string, object: string, name: string, value: string): string =>
  `<ExternalIdentifier id="${object}-${name}" identificationScheme="urn:uuid:${scheme}" registryObject="${object}" value="${value}">
        <Name><LocalizedString charset="UTF8" value="${name}" xml:lang="FR"/></Name>
      </ExternalIdentifier>`

interface Author {
  readonly persons: readonly string[]
  readonly structures: readonly string[]
}

const holder: Author = { persons: [person('{ps}')], structures: [structure('{structure}')] }

/** The set of a lot; `rank` makes its uniqueId. */
const set = (rank: number): string => `<RegistryPackage id="SubmissionSet01">
      ${slot('submissionTime', '20260115101502')}
      <Name><LocalizedString charset="UTF8" value="Lot de documents" xml:lang="FR"/></Name>
      ${author('a7058bb9-b4e4-4307-ba5b-e3f0ab85e12d', 'SubmissionSet01', holder, 1)}
      ${coded('aa543740-bdda-424e-8c96-df4873be8500', 'SubmissionSet01', ['07', '1.2.250.1.213.2.2', 'Consultations et soins externes'], 1)}
      <Classification classificationNode="urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd" classifiedObject="SubmissionSet01" id="SubmissionSet01-node"/>
      ${identifier('6b5aea1a-874d-4603-a4bc-96a0a7b38446', 'SubmissionSet01', 'XDSSubmissionSet.patientId', cx)}
      ${identifier('554ac39e-e3fe-47fe-b233-965d2a147832', 'SubmissionSet01', 'XDSSubmissionSet.sourceId', '1.2.250.1.999.9.1.1')}
      ${identifier('96fdda7c-d067-4183-912e-bf5ee74998a8', 'SubmissionSet01', 'XDSSubmissionSet.uniqueId', `1.2.250.1.999.9.1.7.${rank}`)}
    </RegistryPackage>`

/** What is special to a document of an example; a report of consultation in PDF otherwise. */
export interface DocumentSheet {
  /** Its id in the message: symbolic, or the entryUUID that the LPS makes. */
  readonly id: string
  readonly uniqueId: string
  readonly content: string | Uint8Array
  readonly mimeType?: string
  readonly title?: string
  readonly classCode?: Code
  readonly typeCode?: Code
  readonly formatCode?: Code
  /** Beside N. */
  readonly visibility?: readonly string[]
  readonly authors?: readonly Author[]
  readonly legalAuthenticator?: string
  readonly patientInfo?: readonly string[]
  readonly references?: readonly string[]
  readonly replaces?: string
}

export const types = {
  consultation: ['11488-4', system.loinc, 'CR ou fiche de consultation ou de visite'],
  note: ['87273-9', system.loinc, 'Note de vaccination'],
  kos: ['IMG-KOS', system.asip, "Reference d'objets d'un examen d'imagerie"],
  patient: ['DOCPAT03', system.asip, 'CR déposé par le patient'],
} as const satisfies Readonly<Record<string, Code>>

export const classes = {
  report: ['10', system.class, 'Compte rendu'],
  imaging: ['31', system.class, 'Imagerie médicale'],
  certificate: ['52', system.class, 'Certificat, déclaration'],
} as const satisfies Readonly<Record<string, Code>>

export const formats = {
  pdf: ['urn:ihe:iti:xds-sd:pdf:2008', system.ihe, 'Document à corps non structuré en Pdf/A-1'],
  note: ['urn:asip:ci-sis:vac-note:2021', '1.2.250.1.213.1.1.4.2.282', 'Note de vaccination'],
  kos: ['1.2.840.10008.5.1.4.1.1.88.59', '1.2.840.10008.2.6.1', "Références d'objets d'imagerie"],
} as const satisfies Readonly<Record<string, Code>>

const place = (object: string): string =>
  coded('f33fb8ac-18af-42cc-ae0e-ed0b0bdb91e1', object, ['SA07', '1.2.250.1.71.4.2.4', 'Cabinet individuel'], 8) +
  coded('cccf5598-8b07-4b77-a05e-ae952c785ead', object, ['AMBULATOIRE', '1.2.250.1.213.1.1.4.9', 'Ambulatoire'], 9)

const visible = (object: string, codes: readonly string[]): string =>
  (
    [
      ['N', '2.16.840.1.113883.5.25', 'Normal'],
      ...codes.map((code): Code => [code, system.visibility, code]),
    ] as readonly Code[]
  )
    .map((code, rank) => coded('f4f85eac-e6cb-4883-b524-f2705394840f', object, code, 10 + rank))
    .join('')

const identifiers = (object: string, uniqueId: string): string =>
  identifier('58a6f841-87b3-4a3e-92fd-a8ffeff98427', object, 'XDSDocumentEntry.patientId', cx) +
  identifier('2e82c1f6-a085-4c72-9da3-8640a32e42ab', object, 'XDSDocumentEntry.uniqueId', uniqueId)

const entry = (
  sheet: DocumentSheet,
): string => `<ExtrinsicObject id="${sheet.id}" mimeType="${sheet.mimeType ?? 'text/xml'}" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1">
      ${slot('creationTime', '20260114101500')}
      ${slot('languageCode', 'fr-FR')}
      ${slot('legalAuthenticator', person(sheet.legalAuthenticator ?? '{ps}'))}
      ${slot('serviceStartTime', '20260114100000')}
      ${slot('sourcePatientId', cx)}
      ${slot('sourcePatientInfo', ...(sheet.patientInfo ?? ['PID-5|{nom}^{prenom}^{prenom}^^^^L', 'PID-8|F']))}
      ${sheet.references ? slot('urn:ihe:iti:xds:2013:referenceIdList', ...sheet.references) : ''}
      <Name><LocalizedString charset="UTF8" value="${sheet.title ?? 'Compte rendu de consultation'}" xml:lang="FR"/></Name>
      ${(sheet.authors ?? [holder]).map((one, rank) => author('93606bcf-9494-43ec-9b4e-a7748d1a838d', sheet.id, one, rank)).join('')}
      ${coded('41a5887f-8865-4c09-adf7-e362475b143a', sheet.id, sheet.classCode ?? classes.report, 1)}
      ${visible(sheet.id, sheet.visibility ?? [])}
      ${coded('a09d5840-386c-46f2-b5ad-9c3699a4309d', sheet.id, sheet.formatCode ?? formats.pdf, 2)}
      ${place(sheet.id)}
      ${coded('f0306f51-975f-434e-a61c-c59651d33983', sheet.id, sheet.typeCode ?? types.consultation, 3)}
      ${identifiers(sheet.id, sheet.uniqueId)}
    </ExtrinsicObject>`

/** The entry of the signature of the lot: without sourcePatientInfo, hidden from all (dmp-xds-metadata, section 9.1). */
const signature = (
  rank: number,
): string => `<ExtrinsicObject id="Signature01" mimeType="text/xml" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1">
      ${slot('creationTime', '20260115101502')}
      ${slot('languageCode', 'art')}
      ${slot('legalAuthenticator', person('{ps}'))}
      ${slot('serviceStartTime', '20260115101502')}
      ${slot('serviceStopTime', '20260115101502')}
      ${slot('sourcePatientId', cx)}
      <Name><LocalizedString charset="UTF8" value="Source" xml:lang="FR"/></Name>
      ${author('93606bcf-9494-43ec-9b4e-a7748d1a838d', 'Signature01', holder, 1)}
      ${coded('41a5887f-8865-4c09-adf7-e362475b143a', 'Signature01', ['urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1', 'URN', 'Digital Signature'], 1)}
      ${visible('Signature01', ['MASQUE_PS', 'INVISIBLE_PATIENT'])}
      ${coded('2c6b8cb7-8b2a-4051-b291-b1ae6a575ef4', 'Signature01', ['1.2.840.10065.1.12.1.14', '1.2.840.10065.1.12', 'Source'], 4)}
      ${coded('a09d5840-386c-46f2-b5ad-9c3699a4309d', 'Signature01', ['http://www.w3.org/2000/09/xmldsig#', 'URN', 'Default Signature Style'], 2)}
      ${place('Signature01')}
      ${coded('f0306f51-975f-434e-a61c-c59651d33983', 'Signature01', ['E1762', 'ASTM', 'Full Document'], 3)}
      ${identifiers('Signature01', `1.2.250.1.999.9.1.6.${rank}`)}
    </ExtrinsicObject>`

const association = (rank: number, type: string, source: string, target: string, original = true): string =>
  `<Association associationType="${type}" id="as${rank}" sourceObject="${source}" targetObject="${target}">${original ? slot('SubmissionSetStatus', 'Original') : ''}</Association>`

const member = 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember'

const document = (id: string, base64: string): string => `<Document id="${id}">${base64}</Document>`

/** A lot of documents, signed; `rank` makes the uniqueIds of the set and of the signature, `{signature}` is the XAdES. */
export const lot = (rank: number, ...sheets: readonly DocumentSheet[]): string => `
<ProvideAndRegisterDocumentSetRequest xmlns="urn:ihe:iti:xds-b:2007">
  <lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0">
    <RegistryObjectList xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">
    ${set(rank)}
    ${sheets.map(entry).join('\n    ')}
    ${signature(rank)}
    ${[...sheets.map(({ id }) => id), 'Signature01'].map((id, index) => association(index, member, 'SubmissionSet01', id)).join('\n    ')}
    ${association(90, 'urn:ihe:iti:2007:AssociationType:signs', 'Signature01', 'SubmissionSet01')}
    ${sheets.flatMap(({ id, replaces }, index) => (replaces ? [association(91 + index, 'urn:ihe:iti:2007:AssociationType:RPLC', id, replaces, false)] : [])).join('\n    ')}
    </RegistryObjectList>
  </lcm:SubmitObjectsRequest>
  ${sheets.map(({ id, content }) => document(id, Buffer.from(content).toString('base64'))).join('\n  ')}
  ${document('Signature01', '{signature}')}
</ProvideAndRegisterDocumentSetRequest>`
