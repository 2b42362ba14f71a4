import type { TransactionExample } from '../example.js'
import {
  type ExampleRegistration,
  exampleAccepted,
  exampleConsent,
  exampleName,
  exampleRefused,
  exampleRegistration,
} from '../registration/example-parts.js'

/** As on the card: the birth date without its century. */
const vitale = `<contactParty classCode="CON"><code code="CARTE_SESAM_VITALE" codeSystem="1.2.250.1.213.4.1.2.5"/>
  <telecom nullFlavor="NA"/><contactPerson classCode="PSN" determinerCode="INSTANCE">
  <name><family qualifier="BR">{nom}</family><given>{prenom}</given></name><birthTime value="530724"/></contactPerson>
  </contactParty>`

const creation: ExampleRegistration = {
  reason: 'CREA_RD',
  person: `${exampleName}<administrativeGenderCode code="M"/><birthTime value="19530724"/>${vitale}`,
  observations:
    exampleConsent('CONSENTEMENT_OUVERTURE_DMP', true, '20260302') +
    exampleConsent('OPPOSITION_BRIS_DE_GLACE', false) +
    exampleConsent('OPPOSITION_ACCES_URGENCE', true),
}

const fault = (text: string): string => `
<soap:Fault xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Code><soap:Value>soap:Sender</soap:Value>
  </soap:Code><soap:Reason><soap:Text xml:lang="fr">${text}</soap:Text></soap:Reason></soap:Fault>`

/** TD1.1, in the historical packages. */
export const examples: readonly TransactionExample[] = [
  {
    transaction: 'TD1.1',
    name: 'avec-opposition',
    card: 'etablissement',
    patient: 'sans-dmp',
    request: exampleRegistration(creation),
    answer: exampleAccepted(creation),
  },
  {
    transaction: 'TD1.1',
    name: 'dmp-existant',
    card: 'infirmiere-cps',
    patient: 'dmp-ouvert',
    request: exampleRegistration(creation),
    answer: exampleRefused(creation, 'DMPFound', 'Le DMP existe déjà.'),
  },
  {
    transaction: 'TD1.1',
    name: 'sans-date-de-naissance',
    card: 'generaliste-cps',
    patient: 'sans-dmp',
    request: exampleRegistration({ ...creation, person: exampleName }),
    answer: fault(
      'Le corps du message est incomplet ou incorrect : nom, prénom, sexe (M, F ou U) et date de naissance du patient ' +
        'sont obligatoires',
    ),
  },
]
