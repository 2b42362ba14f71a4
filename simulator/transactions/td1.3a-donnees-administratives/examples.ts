import type { TransactionExample } from '../example.js'
import {
  exampleAnswer,
  exampleCustodian,
  exampleObservation,
  examplePatientQuery,
  exampleQueryId,
  exampleTarget,
} from '../patient-query/example-parts.js'

const request = examplePatientQuery('CNSLT_DATA')
const reason =
  '<reasonCode code="CNSLT_DATA" codeSystem="1.2.250.1.213.1.1.4.11" displayName="Consultation des données de gestion de dossier"/>'
const acknowledged = `<acknowledgement typeCode="AA">${exampleTarget}</acknowledgement>`
const queryAck = (code: string): string => `<queryAck>${exampleQueryId}<queryResponseCode code="${code}"/></queryAck>`
const gdp = '1.2.250.1.213.4.1.2.3'

const found = (ids: string, person: string, brisDeGlace: boolean, urgence: boolean): string =>
  exampleAnswer(
    'PRPA_IN201308UV02',
    acknowledged,
    `${reason}<subject typeCode="SUBJ" contextConductionInd="false">
      <registrationEvent classCode="REG" moodCode="EVN"><statusCode code="completed"/>
        <subject1 typeCode="SBJ"><patient classCode="PAT">${ids}<statusCode code="active"/>
          <patientPerson classCode="PSN" determinerCode="INSTANCE">${person}</patientPerson>
          ${exampleObservation('OPPOSITION_BRIS_DE_GLACE', gdp, brisDeGlace, "Opposition à l'accès en bris de glace")}
          ${exampleObservation('OPPOSITION_ACCES_URGENCE', gdp, urgence, "Opposition à l'accès en mode urgence")}
        </patient></subject1>${exampleCustodian}</registrationEvent></subject>${queryAck('OK')}`,
  )

const birthPlace = '<birthPlace classCode="BIRTHPL"><addr/></birthPlace>'
const address = `<addr><streetAddressLine>12 RUE DES TESTS</streetAddressLine>
  <postalCode>35000</postalCode><city>RENNES</city><country>FRA</country></addr>`

/** TD1.3a: all the traits, a legal representative, the oppositions, and no attention line in any of them. */
export const examples: readonly TransactionExample[] = [
  {
    transaction: 'TD1.3a',
    name: 'tous-les-traits',
    card: 'generaliste-cps',
    patient: 'ouvrant-droit',
    request,
    answer: found(
      '<id root="1.2.250.1.213.1.4.2" extension="{insC}"/><id root="{oid}" extension="{ins}"/>',
      `<name><prefix>Mme</prefix><given>{prenom}</given>
        <family qualifier="BR">{nom}</family><family qualifier="SP">{nomUtilise}</family></name>
      <telecom use="HP" value="tel:0199000112"/><telecom use="MC" value="tel:0639980112"/>
      <telecom value="mailto:nadine.famille@exemple.test"/>
      <administrativeGenderCode code="F"/><birthTime value="19860412"/><deceasedInd value="false"/>
      ${address}${birthPlace}`,
      false,
      false,
    ),
  },
  {
    transaction: 'TD1.3a',
    name: 'representant-legal',
    card: 'secretaire-cpe',
    patient: 'jumelle-une',
    request,
    answer: found(
      '<id root="{oid}" extension="{ins}"/>',
      `<name><prefix>Mme</prefix><given>{prenom}</given>
        <family qualifier="BR">{nom}</family><family qualifier="SP">{nomUtilise}</family></name>
      <administrativeGenderCode code="F"/><birthTime value="20150306"/><deceasedInd value="false"/>
      <personalRelationship classCode="PRS">
        <code code="MTH" codeSystem="2.16.840.1.113883.1.11.19579"/>${address}
        <telecom use="MC" value="tel:0639980112"/><telecom value="mailto:nadine.famille@exemple.test"/>
        <relationshipHolder1 classCode="PSN" determinerCode="INSTANCE"><name>
          <prefix>Mme</prefix><given>NADINE</given><family>D'USAGE-TEST</family></name></relationshipHolder1>
      </personalRelationship>${birthPlace}`,
      false,
      false,
    ),
  },
  {
    transaction: 'TD1.3a',
    name: 'opposition-en-regulation',
    card: 'centre-15',
    patient: 'oppose-urgence',
    accessMode: 'centre_15',
    request,
    answer: found(
      '<id root="1.2.250.1.213.1.4.2" extension="{insC}"/><id root="{oid}" extension="{ins}"/>',
      `<name><prefix>M</prefix><given>{prenom}</given>
        <family qualifier="BR">{nom}</family><family qualifier="SP">{nomUtilise}</family></name>
      <administrativeGenderCode code="M"/><birthTime value="19830811"/><deceasedInd value="false"/>${birthPlace}`,
      false,
      true,
    ),
  },
  {
    transaction: 'TD1.3a',
    name: 'sans-dmp',
    card: 'generaliste-cps',
    patient: 'sans-dmp',
    request,
    answer: exampleAnswer('PRPA_IN201308UV02', acknowledged, `${reason}${queryAck('NF')}`),
  },
]
