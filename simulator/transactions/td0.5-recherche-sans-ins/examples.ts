import type { TransactionExample } from '../example.js'
import {
  exampleAnswer,
  exampleCustodian,
  exampleQueryId,
  exampleRequest,
  exampleTarget,
} from '../patient-query/example-parts.js'

const criterion = (name: string, meaning: string, value: string): string =>
  `<${name}>${value}<semanticsText>LivingSubject.${meaning}</semanticsText></${name}>`
const named = (value: string): string => criterion('livingSubjectName', 'name', value)
const sex = criterion('livingSubjectAdministrativeGender', 'administrativeGender', '<value code="F"/>')
const birth = criterion('livingSubjectBirthTime', 'birthTime', '<value value="19860412"/>')
const city = criterion(
  'patientAddress',
  'addr',
  '<value use="SRCH"><postalCode>35000</postalCode><city>REN</city></value>',
)

const query = (criteria: string): string =>
  `<queryByParameter>${exampleQueryId}<statusCode code="new"/><parameterList>${criteria}</parameterList></queryByParameter>`

const request = (criteria: string): string =>
  exampleRequest(
    'PRPA_IN201305UV02',
    `<code code="PRPA_TE201305UV02" codeSystem="2.16.840.1.113883.1.6"/>${query(criteria)}`,
  )

const answer = (acknowledged: string, subjects: string, queryAnswer: string, echoed: string): string =>
  exampleAnswer(
    'PRPA_IN201306UV02',
    `<acknowledgement>${acknowledged}</acknowledgement>`,
    `<code xsi:type="CS" code="PRPA_TE201306UV02" codeSystem="2.16.840.1.113883.1.6"/>${subjects}
    <queryAck>${exampleQueryId}${queryAnswer}</queryAck>${query(echoed)}`,
  )

const accepted = `<typeCode code="AA"/>${exampleTarget}`
const refused = (code: string, text: string): string => `<typeCode code="AE"/>${exampleTarget}
  <acknowledgementDetail><code code="${code}"/><text>${text}</text></acknowledgementDetail>`
const quantities = (response: string, count: number): string => `<queryResponseCode code="${response}"/>
  <resultTotalQuantity value="${count}"/><resultCurrentQuantity value="${count}"/><resultRemainingQuantity value="0"/>`

const nadine = (percent: number): string => `
<subject typeCode="SUBJ" contextConductionInd="false"><registrationEvent classCode="REG" moodCode="EVN">
  <statusCode code="active"/><subject1 typeCode="SBJ"><patient classCode="PAT">
    <id root="{oid}" extension="{ins}"/><id root="1.2.250.1.213.1.4.2" extension="{insC}"/>
    <statusCode code="active"/><patientPerson classCode="PSN" determinerCode="INSTANCE">
      <name><prefix>Mme</prefix><given>{prenom}</given>
        <family qualifier="SP">{nomUtilise}</family><family qualifier="BR">{nom}</family></name>
      <administrativeGenderCode code="F"/><birthTime value="19860412"/>
      <addr><city>RENNES</city><postalCode>35000</postalCode></addr></patientPerson>
    <subjectOf1 typeCode="SBJ"><queryMatchObservation classCode="COND" moodCode="EVN">
      <code xsi:type="CS" code="POURCENTAGE"/><value xsi:type="INT" value="${percent}"/>
    </queryMatchObservation></subjectOf1>
    <subjectOf2><administrativeObservation>
      <code code="OPPOSITION_ACCES_URGENCE" codeSystem="1.2.250.1.213.4.1.2.3" displayName="Opposition à l'accès en mode urgence"/>
      <value xsi:type="BL" value="false"/></administrativeObservation></subjectOf2>
  </patient></subject1>${exampleCustodian}</registrationEvent></subject>`

const strict = '<family>{nom}</family><given>nadine</given>'
const byCentre15 = {
  transaction: 'TD0.5',
  card: 'centre-15',
  patient: 'ouvrant-droit',
  accessMode: 'centre_15',
} as const

/** TD0.5: strict, approximate, none, too many, wrong criteria, and an actor who may not. */
export const examples: readonly TransactionExample[] = [
  {
    ...byCentre15,
    name: 'nom-strict',
    request: request(named(`<value>${strict}</value>`)),
    answer: answer(accepted, nadine(100), quantities('OK', 1), named(`<value use="">${strict}</value>`)),
  },
  {
    ...byCentre15,
    name: 'naissance-et-commune-approchee',
    request: request(birth + city),
    answer: answer(accepted, nadine(50), quantities('OK', 1), birth + city),
  },
  {
    ...byCentre15,
    name: 'aucun-resultat',
    request: request(named('<value><family>DDD</family></value>')),
    answer: answer(accepted, '', quantities('NF', 0), named('<value use=""><family>DDD</family></value>')),
  },
  {
    ...byCentre15,
    name: 'patient-oppose-a-l-urgence',
    patient: 'oppose-urgence',
    request: request(named('<value use="SRCH"><family>{nom}</family></value>')),
    answer: answer(accepted, '', quantities('NF', 0), named('<value use="SRCH"><family>{nom}</family></value>')),
  },
  {
    ...byCentre15,
    name: 'dmp-de-l-api-v1',
    request: request(named('<value><family>MATHIEU-TEST0025</family></value>')),
    answer: answer(accepted, '', quantities('NF', 0), named('<value use=""><family>MATHIEU-TEST0025</family></value>')),
  },
  {
    ...byCentre15,
    name: 'trop-de-resultats',
    request: request(sex),
    answer: answer(
      refused('DMPTooManyResult', 'Trop de patients correspondent : précisez la recherche.'),
      '',
      '<queryResponseCode code="AE"/>',
      sex,
    ),
  },
  {
    ...byCentre15,
    name: 'sans-critere',
    request: request(''),
    answer: answer(
      refused('DMPInvalidRequest', 'Les critères de recherche du patient sont incorrects : aucun critère'),
      '',
      '<queryResponseCode code="AE"/>',
      '',
    ),
  },
  {
    ...byCentre15,
    name: 'hors-regulation',
    card: 'generaliste-cps',
    accessMode: 'normal',
    request: request(birth),
    answer: answer(
      refused(
        'DMPAccessDeniedByRightsService',
        "Cette action n'est pas permise à cet acteur dans ce mode d'accès : Recherche d'un patient dans le DMP sans INS " +
          '(Médecin (non MT), mode normal) : non. Refusé par la matrice.',
      ),
      '',
      '<queryResponseCode code="AE"/>',
      birth,
    ),
  },
]
