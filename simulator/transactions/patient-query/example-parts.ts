/** Parts that the hand-written examples of the HL7 V3 queries have in common; they share no code with the encoders. */

const wrapper = (name: string, id: string): string => `
  <id root="1.2.250.1.999.9.2.10" extension="${id}"/>
  <creationTime value="20260115101502"/>
  <interactionId root="2.16.840.1.113883.1.6" extension="${name}"/>
  <processingCode code="D"/><processingModeCode code="T"/><acceptAckCode code="AL"/>
  <receiver typeCode="RCV"><device classCode="DEV" determinerCode="INSTANCE">
    <id root="1.2.250.1.213.4.1.1.1"/><softwareName>DMP</softwareName></device></receiver>
  <sender typeCode="SND"><device classCode="DEV" determinerCode="INSTANCE">
    <id root="1.2.250.1.999.9.2"/><softwareName>LPS D'EXEMPLE</softwareName></device></sender>`

const messageId = '0e0e0e0e-0000-4000-8000-000000000001'
const queryId = '0e0e0e0e-0000-4000-8000-000000000002'

export const exampleQueryId = `<queryId root="1.2.250.1.999.9.2.11" extension="${queryId}"/>`
export const exampleTarget = `<targetMessage><id root="1.2.250.1.999.9.2.10" extension="${messageId}"/></targetMessage>`

/** A request: its wrapper around the content of controlActProcess. */
export const exampleRequest = (name: string, act: string): string => `
<${name} xmlns="urn:hl7-org:v3" ITSVersion="XML_1.0">${wrapper(name, messageId)}
  <controlActProcess classCode="CACT" moodCode="EVN">${act}</controlActProcess>
</${name}>`

/** An answer: head of the DMP, what stands between the sender and controlActProcess, and its content. */
export const exampleAnswer = (name: string, between: string, act: string): string => `
<${name} xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ITSVersion="XML_1.0">
  <id root="{uuid}"/>
  <creationTime value="{time}"/>
  <interactionId root="2.16.840.1.113883.1.6" extension="${name}"/>
  <processingCode code="P"/><processingModeCode code="T"/><acceptAckCode code="NE"/>
  <receiver typeCode="RCV"><device classCode="DEV" determinerCode="INSTANCE">
    <id root="1.2.250.1.999.9.2"/><softwareName>LPS D'EXEMPLE</softwareName></device></receiver>
  <sender typeCode="SND"><device classCode="DEV" determinerCode="INSTANCE">
    <id root="1.2.250.1.213.4.1.1.1"/><softwareName>DMP</softwareName></device></sender>
  ${between}
  <controlActProcess classCode="CACT" moodCode="EVN">${act}</controlActProcess>
</${name}>`

/** The query of TD0.2 and TD1.3a about a patient. */
export const examplePatientQuery = (reason: string, ins = '{ins}'): string =>
  exampleRequest(
    'PRPA_IN201307UV02',
    `
    <reasonCode code="${reason}" codeSystem="1.2.250.1.213.1.1.4.11"/>
    <queryByParameter>${exampleQueryId}<statusCode code="new"/>
      <parameterList><patientIdentifier>
        <value root="{oid}" extension="${ins}"/><semanticsText>Patient.id</semanticsText>
      </patientIdentifier></parameterList>
    </queryByParameter>`,
  )

export const exampleCustodian =
  '<custodian typeCode="CST"><assignedEntity classCode="ASSIGNED"><id root="1.2.250.1.213.4.1.1.1"/></assignedEntity></custodian>'

/** A boolean administrativeObservation; `displayName` as the bench writes it, for no client may test it. */
export const exampleObservation = (code: string, system: string, value: boolean, display?: string): string => `
  <subjectOf typeCode="SBJ"><administrativeObservation classCode="OBS" moodCode="EVN">
    <code code="${code}" codeSystem="${system}"${display === undefined ? '' : ` displayName="${display}"`}/>
    <value xsi:type="BL" value="${value}"/></administrativeObservation></subjectOf>`
