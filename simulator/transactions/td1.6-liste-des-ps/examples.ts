import type { TransactionExample } from '../example.js'

const request = (mode: string): string => `
<listAuthorizationByPatient xmlns="urn:si-dmp-habilitations"><mode>${mode}</mode></listAuthorizationByPatient>`

const answer = (content: string): string => `
<ns1:listAuthorizationByPatientResponse xmlns:ns1="urn:si-dmp-habilitations">
  <ns1:output>${content}</ns1:output></ns1:listAuthorizationByPatientResponse>`

const listed = (...items: readonly string[]): string =>
  answer(`${items.join('')}<ns1:status>DMPOk</ns1:status><ns1:context/>`)

const item = (id: string, type: string, names: string, mode: string, right = ''): string => `
<ns1:listOfAuthorizationByPatient>
  <ns1:nationalId>${id}</ns1:nationalId><ns1:nationalIdType>1.2.250.1.71.4.2.${type}</ns1:nationalIdType>${names}
  <ns1:startOfAuthorization>{time}</ns1:startOfAuthorization><ns1:lastActionDate>{time}</ns1:lastActionDate>
  <ns1:mode>${mode}</ns1:mode>${right}
</ns1:listOfAuthorizationByPatient>`

const names = (first: string, last: string, code: string, label: string): string => `
  <ns1:firstName>${first}</ns1:firstName><ns1:lastName>${last}</ns1:lastName>
  <ns1:codeSpeciality>${code}</ns1:codeSpeciality><ns1:libSpeciality>${label}</ns1:libSpeciality>`

const generalist = 'Médecin - Qualifié en Médecine Générale (SM)'
const pharmacist = item(
  '899900999113',
  '1',
  names('DOMINIQUE', 'PHARMACIE-TEST0011', 'G15_21/A', "Pharmacien titulaire d'officine"),
  'ACTIVE',
)
const doctor = item('899900999121', '1', names('CAMILLE', 'MEDECIN-TEST0012', 'G15_10/SM26', generalist), 'ACTIVE')
const clinician = item('899900999170', '1', names('YANNICK', 'CLINICIEN-TEST0017', 'G15_10/SM26', generalist), 'ACTIVE')
const treating = item(
  '899900999139',
  '1',
  names('DOMINIQUE', 'TRAITANT-TEST0013', 'G15_10/SM26', generalist),
  'ACTIVE',
  '<ns1:specificRight>MEDECIN_TRAITANT</ns1:specificRight>',
)
const nurse = item('899900999147', '1', names('ANDREA', 'INFIRMIERE-TEST0014', 'G15_60', 'Infirmier'), 'INTERDITE')
const hospital = item('10B0999158', '2', '<ns1:lastName>HOPITAL DE TEST 0015</ns1:lastName>', 'ACTIVE')

const asked = { transaction: 'TD1.6', card: 'generaliste-cps', patient: 'cas-02' } as const

/** TD1.6 in its three modes, with a structure, a médecin traitant and a blocked professional; then its refusals. */
export const examples: readonly TransactionExample[] = [
  {
    ...asked,
    name: 'toutes',
    request: request('TOUTE'),
    answer: listed(pharmacist, doctor, treating, nurse, clinician),
  },
  { ...asked, name: 'actives', request: request('ACTIVE'), answer: listed(pharmacist, doctor, treating, clinician) },
  { ...asked, name: 'interdites', request: request('INTERDITE'), answer: listed(nurse) },
  {
    ...asked,
    name: 'structure',
    patient: 'dmp-ouvert',
    request: request('TOUTE'),
    answer: listed(hospital, pharmacist, doctor, clinician),
  },
  { ...asked, name: 'aucune', patient: 'dmp-non-autorise', request: request('TOUTE'), answer: listed() },
  {
    ...asked,
    name: 'autorise-a-l-instant',
    patient: 'dmp-non-autorise',
    after: ['TD0.3/ajout'],
    request: request('ACTIVE'),
    answer: listed(pharmacist),
  },
  {
    ...asked,
    name: 'dmp-ferme',
    patient: 'dmp-ferme',
    request: request('TOUTE'),
    answer: answer('<ns1:status>DMPClosed</ns1:status><ns1:context>Le DMP est fermé.</ns1:context>'),
  },
  {
    ...asked,
    name: 'sans-dmp',
    patient: 'sans-dmp',
    request: request('TOUTE'),
    answer: answer(
      "<ns1:status>DMPAuthorizationNotFound</ns1:status><ns1:context>Le patient n'a pas de DMP.</ns1:context>",
    ),
  },
]
