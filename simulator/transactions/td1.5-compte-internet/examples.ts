import type { TransactionExample } from '../example.js'

const request = (operation: string, fields = ''): string =>
  `<pat:${operation} xmlns:pat="urn:si-dmp-patients">${fields}</pat:${operation}>`

const channel = (type: string, canal: string, action = ''): string =>
  `<pat:type>${type}</pat:type><pat:canal>${canal}</pat:canal>${action === '' ? '' : `<pat:action>${action}</pat:action>`}`

const answer = (operation: string, status: string, context: string, codes = ''): string => `
<ns1:${operation}Response xmlns:ns1="urn:si-dmp-patients"><ns1:output>${codes}
  <ns1:status>${status}</ns1:status><ns1:context>${context}</ns1:context></ns1:output></ns1:${operation}Response>`

const create = 'createPatientAccess'
const update = 'patientOTPUpdate'

const codes = (login: string): string => `<ns1:login>${login}</ns1:login><ns1:password>{secret}</ns1:password>`

/** TD1.5: an account opened, its channels, its codes, and the refusals. */
export const examples: readonly TransactionExample[] = [
  {
    transaction: 'TD1.5a',
    name: 'par-sms',
    card: 'secretaire-cpe',
    patient: 'sans-ens',
    request: request(create, channel('SMS', '0639980124')),
    answer: answer(create, 'DMPOk', 'Compte internet créé', codes('{secret}')),
  },
  {
    transaction: 'TD1.5d',
    name: 'nouveaux-codes',
    card: 'generaliste-cps',
    patient: 'sans-ens-compte',
    request: request('updatePatientAccess'),
    answer: answer('updatePatientAccess', 'DMPOk', "Codes d'accès renouvelés", codes('gret0141')),
  },
  {
    transaction: 'TD1.5a',
    name: 'compte-existant',
    card: 'generaliste-cps',
    patient: 'sans-ens-compte',
    request: request(create, channel('SMS', '0639980000')),
    answer: answer(create, 'DMPPatientAccessAlreadyExists', 'Le patient a déjà un compte internet.'),
  },
  {
    transaction: 'TD1.5a',
    name: 'sans-canal',
    card: 'secretaire-cpe',
    patient: 'sans-ens',
    request: request(create, '<pat:type>SMS</pat:type>'),
    answer: answer(create, 'DMPErrorLPS', 'Le canal OTP est absent ou inconnu : canal'),
  },
  {
    transaction: 'TD1.5a',
    name: 'dmp-rattache',
    card: 'generaliste-cps',
    patient: 'dmp-ouvert',
    request: request(create, channel('SMS', '0639980000')),
    answer: answer(
      create,
      'DMPAccessDeniedByRightsService',
      'Le DMP est rattaché à Mon espace santé : le patient y gère lui-même ces données.',
    ),
  },
  {
    transaction: 'TD1.5b',
    name: 'autre-mobile',
    card: 'pharmacien-cps',
    patient: 'sans-ens-compte',
    request: request(update, channel('SMS', '0639980000', 'MODIFICATION')),
    answer: answer(update, 'DMPOk', 'OTP mis à jour'),
  },
  {
    transaction: 'TD1.5b',
    name: 'canal-existant',
    card: 'pharmacien-cps',
    patient: 'sans-ens-compte',
    request: request(update, channel('EMAIL', 'autre@exemple.test', 'AJOUT')),
    answer: answer(update, 'DMPPatientAccessOTPAlreadyExists', 'Type de canal OTP deja Existant pour ce DMP'),
  },
  {
    transaction: 'TD1.5b',
    name: 'retrait-d-un-canal',
    card: 'generaliste-cps',
    patient: 'sans-ens-compte',
    request: request(update, channel('EMAIL', 'greta.horsens@exemple.test', 'SUPPRESSION')),
    answer: answer(update, 'DMPOk', 'OTP mis à jour'),
  },
  {
    transaction: 'TD1.5b',
    name: 'dernier-canal',
    card: 'generaliste-cps',
    patient: 'sans-ens-compte',
    after: ['TD1.5b/retrait-d-un-canal'],
    request: request(update, channel('SMS', '0639980141', 'SUPPRESSION')),
    answer: answer(update, 'DMPErrorLPS', 'Un canal OTP doit rester.'),
  },
  {
    transaction: 'TD1.5d',
    name: 'sans-compte',
    card: 'generaliste-cps',
    patient: 'sans-ens',
    request: request('updatePatientAccess'),
    answer: answer('updatePatientAccess', 'DMPErrorLPS', "Le patient n'a pas de compte internet."),
  },
]
