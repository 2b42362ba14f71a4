/** Parts of the examples of TD1.1 to TD1.4, written from the element tables (dmp-hl7v3-patient, sections 2 and 5 to 8). */

const id = 'root="1.2.250.1.999.9.1.10" extension="11111111-0000-4000-8000-000000000001"'

const head = (interaction: string): string => `
  <id ${id}/><creationTime value="20260302101500"/>
  <interactionId root="2.16.840.1.113883.1.6" extension="${interaction}"/>
  <processingCode code="D"/><processingModeCode code="T"/><acceptAckCode code="AL"/>
  <receiver typeCode="RCV"><device classCode="DEV" determinerCode="INSTANCE">
    <id root="1.2.250.1.213.4.1.1.1"/><softwareName>DMP</softwareName></device></receiver>
  <sender typeCode="SND"><device classCode="DEV" determinerCode="INSTANCE">
    <id root="1.2.250.1.999.9.1"/><softwareName>LPS EXEMPLE</softwareName></device></sender>`

const author = `<author typeCode="AUT"><assignedEntity classCode="ASSIGNED">
  <id root="1.2.250.1.71.4.2.1" extension="{ps}"/>
  <assignedPerson classCode="PSN" determinerCode="INSTANCE">
    <name><family>AUTEUR-TEST</family><given>DOMINIQUE</given></name></assignedPerson>
  <representedOrganization classCode="ORG" determinerCode="INSTANCE">
    <id root="1.2.250.1.71.4.2.2" extension="{structure}"/><name>STRUCTURE DE TEST</name>
  </representedOrganization></assignedEntity></author>`

/** What changes between two examples; the rest is right. */
export interface ExampleRegistration {
  readonly reason: 'CREA_RD' | 'REAC' | 'MODIF_DATA' | 'FERM'
  readonly patientStatus?: string
  /** Content of patientPerson. */
  readonly person: string
  /** subjectOf elements. */
  readonly observations?: string
  /** After the subject: reasonOf. */
  readonly closing?: string
  readonly author?: string
}

export const exampleName =
  '<name><prefix>M</prefix><family qualifier="SP">{nomUtilise}</family><given>{prenom}</given></name>'

export const exampleConsent = (code: string, value: boolean, effectiveTime?: string): string => `
  <subjectOf typeCode="SBJ"><administrativeObservation classCode="OBS" moodCode="EVN">
    <code code="${code}" codeSystem="1.2.250.1.213.4.1.2.3"/>
    ${effectiveTime === undefined ? '' : `<effectiveTime value="${effectiveTime}"/>`}
    <value xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="BL" value="${value}"/>
  </administrativeObservation></subjectOf>`

/** controlActProcess/subject of a request; a refusal sends it back. */
export const exampleSubject = (draft: ExampleRegistration): string => `
  <subject typeCode="SUBJ" contextConductionInd="false"><registrationRequest classCode="REG" moodCode="RQO">
    <statusCode code="active"/><subject1 typeCode="SBJ"><patient classCode="PAT">
      <id root="{oid}" extension="{ins}"/><statusCode code="${draft.patientStatus ?? 'active'}"/>
      <patientPerson classCode="PSN" determinerCode="INSTANCE">${draft.person}</patientPerson>
      ${draft.observations ?? ''}</patient></subject1>${draft.author ?? author}
  </registrationRequest></subject>`

const nameOf = ({ reason }: ExampleRegistration): string =>
  reason === 'CREA_RD' ? 'PRPA_IN201311UV02' : 'PRPA_IN201314UV02'

const labels = {
  CREA_RD: 'Création de dossier',
  REAC: 'Réactivation de dossier',
  MODIF_DATA: 'Modification des données de gestion du dossier',
  FERM: 'Fermeture de dossier',
} as const

const reasonCode = ({ reason }: ExampleRegistration): string =>
  `<reasonCode code="${reason}" codeSystem="1.2.250.1.213.1.1.4.11" displayName="${labels[reason]}"/>`

/** The whole request. */
export const exampleRegistration = (draft: ExampleRegistration): string => `
<${nameOf(draft)} xmlns="urn:hl7-org:v3" ITSVersion="XML_1.0">${head(nameOf(draft))}
  <controlActProcess classCode="CACT" moodCode="EVN">${reasonCode(draft)}${exampleSubject(draft)}${draft.closing ?? ''}
  </controlActProcess></${nameOf(draft)}>`

/** The answer: wrapper, message, acknowledgement with the content asked, then the act. */
const answer = (draft: ExampleRegistration, name: string, acknowledgement: string, act: string): string => {
  const wrapper = `${nameOf(draft)}_Response`
  return `
<gdp:${wrapper} xmlns:gdp="asip:ci-sis:gdp:2010" xmlns="urn:hl7-org:v3"><${name} ITSVersion="XML_1.0">
  <id root="1.2.250.1.213.4.1.1.1.1" extension="{uuid}"/><creationTime value="{time}"/>
  <interactionId root="2.16.840.1.113883.1.6" extension="${name}"/>
  <processingCode code="P"/><processingModeCode code="T"/><acceptAckCode code="NE"/>
  <receiver typeCode="RCV"><device classCode="DEV" determinerCode="INSTANCE">
    <id root="1.2.250.1.999.9.1"/><softwareName>LPS EXEMPLE</softwareName></device></receiver>
  <sender typeCode="SND"><device classCode="DEV" determinerCode="INSTANCE">
    <id root="1.2.250.1.213.4.1.1.1"/><softwareName>DMP</softwareName></device></sender>
  ${acknowledgement}
  <controlActProcess classCode="CACT" moodCode="EVN">${reasonCode(draft)}${act}</controlActProcess>
</${name}></gdp:${wrapper}>`
}

/** Accepted: the DMP as it now is, with the used name it keeps. */
export const exampleAccepted = (
  draft: ExampleRegistration,
  { status = 'active', prefix = 'M', usedName = '{nomUtilise}' } = {},
): string =>
  answer(
    draft,
    draft.reason === 'CREA_RD' ? 'PRPA_IN201312UV02' : 'PRPA_IN201315UV02',
    `<acknowledgement typeCode="AA"><targetMessage><id ${id}/></targetMessage></acknowledgement>`,
    `<subject typeCode="SUBJ" contextConductionInd="false"><registrationEvent classCode="REG" moodCode="EVN">
      <statusCode code="completed"/><subject1 typeCode="SBJ"><patient classCode="PAT"><statusCode code="${status}"/>
        <patientPerson classCode="PSN" determinerCode="INSTANCE"><name><prefix>${prefix}</prefix>
          <family qualifier="SP">${usedName}</family><given>{prenom}</given></name></patientPerson></patient></subject1>
      <custodian typeCode="CST"><assignedEntity classCode="ASSIGNED"><id root="1.2.250.1.213.4.1.1.1"/>
      </assignedEntity></custodian></registrationEvent></subject>`,
  )

/** Refused: the code, and the subject of the request. */
export const exampleRefused = (draft: ExampleRegistration, code: string, text: string): string =>
  answer(
    draft,
    draft.reason === 'CREA_RD' ? 'PRPA_IN201313UV02' : 'PRPA_IN201316UV02',
    `<acknowledgement typeCode="AE"><targetMessage><id ${id}/></targetMessage>
      <acknowledgementDetail><code code="${code}"/><text>${text}</text></acknowledgementDetail></acknowledgement>`,
    exampleSubject(draft),
  )
