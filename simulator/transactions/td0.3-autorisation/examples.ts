import type { TransactionExample } from '../example.js'

const request = (action: string, role = ''): string => `
<setAuthorization xmlns="urn:si-dmp-habilitations">
  <action>${action}</action>${role === '' ? '' : `<role>${role}</role>`}
</setAuthorization>`

const answer = (status: string, context: string): string => `
<ns1:setAuthorizationResponse xmlns:ns1="urn:si-dmp-habilitations"><ns1:output>
  <ns1:status>${status}</ns1:status><ns1:context>${context}</ns1:context>
</ns1:output></ns1:setAuthorizationResponse>`

const ofPharmacist = { transaction: 'TD0.3', card: 'pharmacien-cps', patient: 'dmp-non-autorise' } as const

/** TD0.3: every action and role, twice where it must not matter, and the refusals of the service. */
export const examples: readonly TransactionExample[] = [
  { ...ofPharmacist, name: 'ajout', request: request('AJOUT'), answer: answer('DMPOk', 'Autorisation ajoutée') },
  {
    ...ofPharmacist,
    name: 'ajout-repete',
    after: ['TD0.3/ajout'],
    request: request('AJOUT'),
    answer: answer('DMPOk', 'Autorisation déjà présente aucune action effectuée'),
  },
  {
    ...ofPharmacist,
    name: 'suppression',
    after: ['TD0.3/ajout'],
    request: request('SUPPRESSION'),
    answer: answer('DMPOk', 'Autorisation supprimée'),
  },
  {
    ...ofPharmacist,
    name: 'suppression-sans-autorisation',
    request: request('SUPPRESSION'),
    answer: answer('DMPAuthorizationNotFound', "Le professionnel n'est pas autorisé sur ce DMP."),
  },
  {
    transaction: 'TD0.3',
    name: 'ajout-a-la-structure-par-cpe',
    card: 'secretaire-cpe',
    patient: 'dmp-non-autorise',
    request: request('AJOUT'),
    answer: answer('DMPOk', 'Autorisation ajoutée'),
  },
  {
    transaction: 'TD0.3',
    name: 'quitter-le-statut-de-mt',
    card: 'medecin-traitant-cps',
    patient: 'medecin-traitant',
    request: request('SUPPRESSION', 'MEDECIN_TRAITANT'),
    answer: answer('DMPOk', 'Statut de médecin traitant supprimé'),
  },
  {
    transaction: 'TD0.3',
    name: 'ajout-par-le-mt',
    card: 'medecin-traitant-cps',
    patient: 'medecin-traitant',
    request: request('AJOUT'),
    answer: answer('DMPOk', 'Autorisation conservée, statut de médecin traitant supprimé'),
  },
  {
    transaction: 'TD0.3',
    name: 'dmp-ferme',
    card: 'pharmacien-cps',
    patient: 'dmp-ferme',
    request: request('AJOUT'),
    answer: answer('DMPClosed', 'Le DMP est fermé.'),
  },
  {
    transaction: 'TD0.3',
    name: 'sans-dmp',
    card: 'pharmacien-cps',
    patient: 'sans-dmp',
    request: request('AJOUT'),
    answer: answer('DMPAuthorizationNotFound', "Le patient n'a pas de DMP."),
  },
  {
    transaction: 'TD0.3',
    name: 'professionnel-bloque',
    card: 'pharmacien-cps',
    patient: 'ps-bloque',
    request: request('AJOUT'),
    answer: answer('DMPAccessForbidden', 'Le patient a bloqué ce professionnel.'),
  },
]
