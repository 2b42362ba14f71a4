import type { TransactionExample } from '../example.js'

const request = (fields: string): string =>
  `<identityCertification xmlns="urn:si-dmp-patients">${fields}</identityCertification>`

const answer = (content: string): string => `
<ns1:identityCertificationResponse xmlns:ns1="urn:si-dmp-patients"><ns1:output>${content}</ns1:output>
</ns1:identityCertificationResponse>`

/** TD0.0, in the historical packages: status and context come first. */
export const examples: readonly TransactionExample[] = [
  {
    transaction: 'TD0.0',
    name: 'porteur-de-la-carte',
    card: 'pharmacien-cps',
    patient: 'sans-dmp',
    request: request('<nirOD>{ins}</nirOD><dateNaissance>1953-07-24</dateNaissance><rangNaissance>1</rangNaissance>'),
    answer: answer(
      `<ns1:status>DMPOk</ns1:status><ns1:context/><ns1:nirIndividu>{ins}</ns1:nirIndividu>
      <ns1:prenom>{prenom}</ns1:prenom><ns1:nomUsuel>{nomUtilise}</ns1:nomUsuel>
      <ns1:nomPatronymique>{nom}</ns1:nomPatronymique><ns1:dateNaissance>1953-07-24</ns1:dateNaissance>`,
    ),
  },
  {
    transaction: 'TD0.0',
    name: 'autre-rang',
    card: 'etablissement',
    patient: 'sans-dmp',
    request: request('<nirOD>{ins}</nirOD><dateNaissance>1953-07-24</dateNaissance><rangNaissance>2</rangNaissance>'),
    answer: answer(
      `<ns1:status>DMPIdentityCertificationFailure</ns1:status>
      <ns1:context>L'identité n'a pas pu être certifiée.</ns1:context>`,
    ),
  },
]
