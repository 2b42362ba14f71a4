import type { TransactionExample } from '../example.js'
import {
  exampleAnswer,
  exampleCustodian,
  exampleObservation,
  examplePatientQuery,
  exampleQueryId,
  exampleTarget,
} from '../patient-query/example-parts.js'

const request = examplePatientQuery('TEST_EXST')
const reason =
  '<reasonCode code="TEST_EXST" codeSystem="1.2.250.1.213.1.1.4.11" displayName="Test d\'existence de dossier"/>'
const acknowledged = `<acknowledgement typeCode="AA">${exampleTarget}</acknowledgement>`
const queryAck = (code: string): string => `<queryAck>${exampleQueryId}<queryResponseCode code="${code}"/></queryAck>`

const attention = (status: string, medecinTraitant: boolean): string => `
  <attentionLine><keyWordText code="AUTORISATION" codeSystem="1.2.250.1.213.4.1.2.6.1"/>
    <value xsi:type="CV" code="${status}" codeSystem="1.2.250.1.213.4.1.2.6.2"/></attentionLine>
  <attentionLine><keyWordText code="STATUT_MT" codeSystem="1.2.250.1.213.4.1.2.6.3"/>
    <value xsi:type="BL" value="${medecinTraitant}"/></attentionLine>`

const found = (between: string, subject: string, closing = ''): string =>
  exampleAnswer(
    'PRPA_IN201308UV02',
    between + acknowledged,
    `${reason}<subject typeCode="SUBJ" contextConductionInd="false">
      <registrationEvent classCode="REG" moodCode="EVN"><statusCode code="completed"/>${subject}${exampleCustodian}
      </registrationEvent></subject>${closing}${queryAck('OK')}`,
  )

const patient = (status: string, ids: string, person: string, ens: boolean, account: boolean): string => `
  <subject1 typeCode="SBJ"><patient classCode="PAT">${ids}<statusCode code="${status}"/>
    <patientPerson classCode="PSN" determinerCode="INSTANCE">${person}</patientPerson>
    ${exampleObservation('RATTACHEMENT_ENS', '1.2.250.1.213.4.1.2.3', ens, 'Rattachement à Mon espace santé')}
    ${exampleObservation('COMPTE_INTERNET_OUVERT', '1.2.250.1.213.4.1.2.9', account)}
  </patient></subject1>`

const refused = (code: string, text: string): string =>
  exampleAnswer(
    'PRPA_IN201308UV02',
    `<acknowledgement typeCode="AE">${exampleTarget}
      <acknowledgementDetail><code code="${code}"/><text>${text}</text></acknowledgementDetail></acknowledgement>`,
    `${reason}${queryAck('AE')}`,
  )

const named = (prefix: string, sex: string, birthDate: string, telecoms = ''): string => `
  <name><prefix>${prefix}</prefix><given>{prenom}</given>
    <family qualifier="BR">{nom}</family><family qualifier="SP">{nomUtilise}</family></name>${telecoms}
  <administrativeGenderCode code="${sex}"/><birthTime value="${birthDate}"/>`

const camille = named('Mme', 'F', '19770714')
const nadine = named(
  'Mme',
  'F',
  '19860412',
  '<telecom value="mailto:nadine.famille@exemple.test"/><telecom use="MC" value="tel:0639980112"/>',
)

const ids = '<id root="1.2.250.1.213.1.4.2" extension="{insC}"/><id root="{oid}" extension="{ins}"/>'

/** TD0.2: one example a row of dmp-hl7v3-patient, section 3.2, and a refusal. */
export const examples: readonly TransactionExample[] = [
  {
    transaction: 'TD0.2',
    name: 'dmp-ouvert-autorise',
    card: 'pharmacien-cps',
    patient: 'dmp-ouvert',
    request,
    answer: found(attention('VALIDE', false), patient('active', ids, camille, true, true)),
  },
  {
    transaction: 'TD0.2',
    name: 'dmp-ouvert-non-autorise',
    card: 'infirmiere-cps',
    patient: 'ouvrant-droit',
    request,
    answer: found(attention('NON_EXISTE', false), patient('active', ids, nadine, true, true)),
  },
  {
    transaction: 'TD0.2',
    name: 'structure-autorisee',
    card: 'etablissement',
    patient: 'dmp-ouvert',
    request,
    answer: found(attention('VALIDE', false), patient('active', ids, camille, true, true)),
  },
  {
    transaction: 'TD0.2',
    name: 'medecin-traitant',
    card: 'medecin-traitant-cps',
    patient: 'medecin-traitant',
    request,
    answer: found(attention('VALIDE', true), patient('active', ids, named('Mme', 'F', '19580601'), true, true)),
  },
  {
    transaction: 'TD0.2',
    name: 'dmp-ferme',
    card: 'pharmacien-cps',
    patient: 'dmp-ferme',
    request,
    answer: found(
      '',
      `<effectiveTime value="{time}"/>${patient('terminated', ids, named('Mme', 'F', '19700108'), true, true)}`,
      `<reasonOf typeCode="RSON"><detectedIssueEvent classCode="ALRT" moodCode="EVN">
        <code code="FERMETURE_DEMANDE_PATIENT" codeSystem="1.2.250.1.213.4.1.2.4"/>
        <text>Je ne veux plus de DMP</text></detectedIssueEvent></reasonOf>`,
    ),
  },
  {
    transaction: 'TD0.2',
    name: 'sans-dmp',
    card: 'pharmacien-cps',
    patient: 'sans-dmp',
    request,
    answer: exampleAnswer('PRPA_IN201308UV02', acknowledged, `${reason}${queryAck('NF')}`),
  },
  {
    transaction: 'TD0.2',
    name: 'autre-patient-que-le-vihf',
    card: 'pharmacien-cps',
    patient: 'dmp-ouvert',
    request: examplePatientQuery('TEST_EXST', '199999999999995'),
    answer: refused('DMPInvalidData', "Le patient de la requête n'est pas celui du VIHF : 199999999999995 ({oid})"),
  },
]
