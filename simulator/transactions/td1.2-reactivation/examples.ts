import type { TransactionExample } from '../example.js'
import {
  type ExampleRegistration,
  exampleAccepted,
  exampleConsent,
  exampleName,
  exampleRefused,
  exampleRegistration,
} from '../registration/example-parts.js'

const reactivation: ExampleRegistration = {
  reason: 'REAC',
  person: exampleName,
  observations: exampleConsent('CONSENTEMENT_REACTIVATION_DMP', true, '20260302'),
}

const withoutConsent: ExampleRegistration = {
  reason: 'REAC',
  person: exampleName,
  observations: exampleConsent('CONSENTEMENT_REACTIVATION_DMP', false, '20260302'),
}

/** TD1.2, in the historical packages. */
export const examples: readonly TransactionExample[] = [
  {
    transaction: 'TD1.2',
    name: 'dmp-ferme',
    card: 'generaliste-cps',
    patient: 'sans-ens-ferme',
    request: exampleRegistration(reactivation),
    answer: exampleAccepted(reactivation),
  },
  {
    transaction: 'TD1.2',
    name: 'deja-ouvert',
    card: 'secretaire-cpe',
    patient: 'sans-ens-ferme',
    after: ['TD1.2/dmp-ferme'],
    request: exampleRegistration(reactivation),
    answer: exampleRefused(reactivation, 'DMPFound', 'Le DMP existe déjà : il est ouvert'),
  },
  {
    transaction: 'TD1.2',
    name: 'consentement-refuse',
    card: 'generaliste-cps',
    patient: 'sans-ens-ferme',
    request: exampleRegistration(withoutConsent),
    answer: exampleRefused(
      withoutConsent,
      'DMPInvalidData',
      'Le consentement du patient est obligatoire : CONSENTEMENT_REACTIVATION_DMP',
    ),
  },
]
