import type { TransactionExample } from '../example.js'

const request = (startDate: string, dateType: string, psOwnerId = ''): string => `
<patientList xmlns="urn:si-dmp-patients">
  <startDate>${startDate}</startDate><dateType>${dateType}</dateType>
  ${psOwnerId === '' ? '' : `<psOwnerId>${psOwnerId}</psOwnerId>`}
</patientList>`

const answer = (content: string): string => `
<ns1:patientListResponse xmlns:ns1="urn:si-dmp-patients"><ns1:output>${content}</ns1:output></ns1:patientListResponse>`

const refused = (status: string, context: string): string =>
  answer(`<ns1:status>${status}</ns1:status><ns1:context>${context}</ns1:context>`)

const camille = `
<ns1:patientlistData>
  <ns1:patientIdentifier><ns1:nationalId>{insC}</ns1:nationalId>
    <ns1:nationalIdType>1.2.250.1.213.1.4.2</ns1:nationalIdType></ns1:patientIdentifier>
  <ns1:patientIdentifier><ns1:nationalId>{ins}</ns1:nationalId>
    <ns1:nationalIdType>{oid}</ns1:nationalIdType></ns1:patientIdentifier>
  <ns1:lastName>{nomUtilise}</ns1:lastName><ns1:patronymicalName>{nom}</ns1:patronymicalName>
  <ns1:firstName>{prenom}</ns1:firstName><ns1:civility>Mme</ns1:civility><ns1:dateOfBirth>19770714</ns1:dateOfBirth>
  <ns1:MT>false</ns1:MT><ns1:message>false</ns1:message><ns1:lastAccessDate>{time}</ns1:lastAccessDate>
</ns1:patientlistData>`

/** TD0.4; the VIHF of the loop names a patient, as some clients do: it is not read. */
export const examples: readonly TransactionExample[] = [
  {
    transaction: 'TD0.4',
    name: 'autorisations-de-la-structure',
    card: 'etablissement',
    patient: 'dmp-ouvert',
    request: request('20110301000000', 'LASTAUTORIZATION'),
    answer: answer(`${camille}<ns1:status>DMPOk</ns1:status>`),
  },
  {
    transaction: 'TD0.4',
    name: 'autorisations-de-la-structure-par-cpe',
    card: 'secretaire-cpe',
    patient: 'dmp-ouvert',
    request: request('20110301000000', 'LASTAUTORIZATION'),
    answer: answer(`${camille}<ns1:status>DMPOk</ns1:status>`),
  },
  {
    transaction: 'TD0.4',
    name: 'professionnel-de-la-structure-par-cpe',
    card: 'secretaire-cpe',
    patient: 'dmp-ouvert',
    request: request('20110301000000', 'LASTAUTORIZATION', '899900999162'),
    answer: answer('<ns1:status>DMPOk</ns1:status>'),
  },
  {
    transaction: 'TD0.4',
    name: 'aucun-nouveau-document',
    card: 'pharmacien-cps',
    patient: 'dmp-ouvert',
    request: request('20990101000000', 'LASTDOC'),
    answer: answer('<ns1:status>DMPOk</ns1:status>'),
  },
  {
    transaction: 'TD0.4',
    name: 'professionnel-d-une-autre-structure',
    card: 'secretaire-cpe',
    patient: 'dmp-ouvert',
    request: request('20110301000000', 'LASTAUTORIZATION', '899900999121'),
    answer: refused(
      'DMPAccessDeniedByRightsService',
      "Cette action n'est pas permise à cet acteur dans ce mode d'accès : Liste des DMP autorisés (Non PS, mode normal) : " +
        'non. La recherche se limite aux professionnels de la même structure.',
    ),
  },
  {
    transaction: 'TD0.4',
    name: 'date-mal-formee',
    card: 'pharmacien-cps',
    patient: 'dmp-ouvert',
    request: request('01/03/2011', 'LASTAUTORIZATION'),
    answer: refused('DMPErrorLPS', 'Un paramètre de la liste est incorrect : startDate 01/03/2011'),
  },
]
