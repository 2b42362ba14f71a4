import type { TransactionExample } from '../example.js'
import {
  type ExampleRegistration,
  exampleAccepted,
  exampleName,
  exampleRefused,
  exampleRegistration,
} from '../registration/example-parts.js'

const closing: ExampleRegistration = {
  reason: 'FERM',
  patientStatus: 'terminated',
  person: exampleName,
  closing: `<reasonOf typeCode="RSON"><detectedIssueEvent classCode="ALRT" moodCode="EVN">
    <code code="FERMETURE_DEMANDE_PATIENT" codeSystem="1.2.250.1.213.4.1.2.4"/>
    <text>N'a pas l'usage d'un DMP</text></detectedIssueEvent></reasonOf>`,
}

const refusedByMatrix =
  "Cette action n'est pas permise à cet acteur dans ce mode d'accès : Fermeture d'un DMP (Non PS, mode normal) : non. " +
  'Refusé par la matrice.'

/** TD1.4: closed, closed twice, and by whom it may not be. */
export const examples: readonly TransactionExample[] = [
  {
    transaction: 'TD1.4',
    name: 'a-la-demande-du-patient',
    card: 'pharmacien-cps',
    patient: 'sans-ens',
    request: exampleRegistration(closing),
    answer: exampleAccepted(closing, { status: 'terminated' }),
  },
  {
    transaction: 'TD1.4',
    name: 'deja-ferme',
    card: 'generaliste-cps',
    patient: 'sans-ens',
    after: ['TD1.4/a-la-demande-du-patient'],
    request: exampleRegistration(closing),
    answer: exampleRefused(closing, 'DMPClosed', 'DMP déjà fermé'),
  },
  {
    transaction: 'TD1.4',
    name: 'par-cpe',
    card: 'secretaire-cpe',
    patient: 'sans-ens',
    request: exampleRegistration(closing),
    answer: exampleRefused(closing, 'DMPAccessDeniedByRightsService', refusedByMatrix),
  },
  {
    transaction: 'TD1.4',
    name: 'sans-dmp',
    card: 'generaliste-cps',
    patient: 'sans-dmp',
    request: exampleRegistration(closing),
    answer: exampleRefused(closing, 'DMPAuthorizationNotFound', "Le patient n'a pas de DMP."),
  },
]
