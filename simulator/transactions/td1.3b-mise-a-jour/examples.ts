import type { TransactionExample } from '../example.js'
import {
  type ExampleRegistration,
  exampleAccepted,
  exampleConsent,
  exampleName,
  exampleRefused,
  exampleRegistration,
} from '../registration/example-parts.js'

const whole: ExampleRegistration = {
  reason: 'MODIF_DATA',
  person: `${exampleName}<telecom use="HP" value="tel:0199000124"/><telecom use="MC" value="tel:0639980124"/>
    <telecom value="mailto:hans@exemple.test"/><administrativeGenderCode code="M"/><birthTime value="19480229"/>
    <addr><streetAddressLine>1 RUE D'ESSAI</streetAddressLine><postalCode>75001</postalCode><city>PARIS</city></addr>`,
  observations: exampleConsent('OPPOSITION_BRIS_DE_GLACE', true) + exampleConsent('OPPOSITION_ACCES_URGENCE', false),
}

const married: ExampleRegistration = {
  reason: 'MODIF_DATA',
  person: '<name><prefix>M</prefix><family qualifier="SP">AUTRE-TEST</family><given>{prenom}</given></name>',
}

const anonymous: ExampleRegistration = {
  ...whole,
  author: `<author typeCode="AUT"><assignedEntity classCode="ASSIGNED">
    <id root="1.2.250.1.71.4.2.1" extension="{ps}"/>
    <assignedPerson classCode="PSN" determinerCode="INSTANCE"><name><family/><given/></name></assignedPerson>
    </assignedEntity></author>`,
}

/** TD1.3b: everything told, one name alone, and its refusals. */
export const examples: readonly TransactionExample[] = [
  {
    transaction: 'TD1.3b',
    name: 'donnees-et-oppositions',
    card: 'generaliste-cps',
    patient: 'sans-ens',
    request: exampleRegistration(whole),
    answer: exampleAccepted(whole),
  },
  {
    transaction: 'TD1.3b',
    name: 'nom-seul',
    card: 'secretaire-cpe',
    patient: 'sans-ens',
    after: ['TD1.3b/donnees-et-oppositions'],
    request: exampleRegistration(married),
    answer: exampleAccepted(married, { usedName: 'AUTRE-TEST' }),
  },
  {
    transaction: 'TD1.3b',
    name: 'dmp-rattache',
    card: 'generaliste-cps',
    patient: 'dmp-ouvert',
    request: exampleRegistration(whole),
    answer: exampleRefused(
      whole,
      'DMPAccessDeniedByRightsService',
      'Le DMP est rattaché à Mon espace santé : le patient y gère lui-même ces données.',
    ),
  },
  {
    transaction: 'TD1.3b',
    name: 'auteur-sans-nom',
    card: 'anonyme-cpe',
    patient: 'sans-ens',
    request: exampleRegistration(anonymous),
    answer: exampleRefused(anonymous, 'DMPInvalidData', "Le nom et le prénom de l'auteur sont obligatoires."),
  },
  {
    transaction: 'TD1.3b',
    name: 'dmp-ferme',
    card: 'generaliste-cps',
    patient: 'sans-ens-ferme',
    request: exampleRegistration(whole),
    answer: exampleRefused(whole, 'DMPClosed', 'Le DMP est fermé.'),
  },
]
