/**
 * Lines of the functional matrices, with their printed labels; those of 2018 alone keep theirs.
 *
 * `transaction` is the printed heading; an action of a transaction with several lines is `<transaction>/<action>`.
 */
export const functionalActions = [
  { id: 'TD0.0', transaction: 'TD0.0', label: "Acquisition de l'identité du patient" },
  { id: 'TD0.1', transaction: 'TD0.1', label: 'Authentification sur le DMP' },
  { id: 'TD0.2', transaction: 'TD0.2', label: "Test d'existence et vérification de l'autorisation" },
  { id: 'TD0.3/se-declarer-autorise', transaction: 'TD0.3', label: 'Se déclarer autorisé' },
  { id: 'TD0.3/supprimer-son-autorisation', transaction: 'TD0.3', label: 'Supprimer son autorisation' },
  { id: 'TD0.3/se-declarer-mt', transaction: 'TD0.3', label: 'Se déclarer MT' },
  { id: 'TD0.3/se-supprimer-mt', transaction: 'TD0.3', label: 'Se supprimer MT' },
  { id: 'TD0.4', transaction: 'TD0.4', label: 'Liste des DMP autorisés' },
  { id: 'TD0.5', transaction: 'TD0.5', label: "Recherche d'un patient dans le DMP sans INS" },
  { id: 'TD0.9', transaction: 'TD0.9', label: 'Accès Web-PS contextuel' },
  { id: 'TD0.10', transaction: 'TD0.10', label: 'Accès Web-PS contextuel en mode AIR' },
  { id: 'TD1.1', transaction: 'TD1.1', label: "Création d'un DMP" },
  { id: 'TD1.2', transaction: 'TD1.2', label: "Réactivation d'un DMP" },
  { id: 'TD1.3a', transaction: 'TD1.3a', label: 'Consultation des données administratives' },
  { id: 'TD1.3b', transaction: 'TD1.3b', label: 'Mise à jour des données administratives' },
  { id: 'TD1.4', transaction: 'TD1.4', label: "Fermeture d'un DMP" },
  { id: 'TD1.5a', transaction: 'TD1.5a', label: 'Création du compte Internet patient' },
  { id: 'TD1.5b', transaction: 'TD1.5b', label: "Ajout d'un canal OTP" },
  { id: 'TD1.5d', transaction: 'TD1.5d', label: 'Mise à jour des informations du compte Internet' },
  { id: 'TD1.6', transaction: 'TD1.6', label: 'Liste des PS autorisés/bloqués' },
  { id: 'TD2.1', transaction: 'TD2.1', label: "Alimentation d'un DMP" },
  { id: 'TD2.2', transaction: 'TD2.2', label: 'Alimentation par CPE (secrétaires médicales, secteur libéral)' },
  { id: 'TD3.1/metadonnees', transaction: 'TD3.1', label: 'Rechercher les métadonnées' },
  { id: 'TD3.1/reference', transaction: 'TD3.1', label: "Rechercher la référence d'un document" },
  { id: 'TD3.2/non-masques', transaction: 'TD3.2', label: 'Documents non masqués aux PS' },
  { id: 'TD3.2/masques', transaction: 'TD3.2', label: 'Documents masqués aux PS' },
  {
    id: 'TD3.2/non-visibles',
    transaction: 'TD3.2',
    label: 'Documents non visibles du patient et du représentant légal',
  },
  { id: 'TD3.2/archives', transaction: 'TD3.2', label: 'Documents archivés' },
  { id: 'TD3.2/obsoletes', transaction: 'TD3.2', label: 'Documents obsolètes (anciennes versions)' },
  { id: 'TD3.2/supprimes', transaction: 'TD3.2', label: 'Documents supprimés' },
  { id: 'TD3.3a/masquer', transaction: 'TD3.3a', label: 'Masquer un document aux PS' },
  { id: 'TD3.3a/demasquer', transaction: 'TD3.3a', label: 'Démasquer un document aux PS' },
  { id: 'TD3.3b', transaction: 'TD3.3b', label: 'Rendre un document visible au patient' },
  { id: 'TD3.3d/archiver', transaction: 'TD3.3d', label: 'Archiver un document' },
  { id: 'TD3.3d/desarchiver', transaction: 'TD3.3d', label: 'Désarchiver un document' },
  { id: 'TD3.3c', transaction: 'TD3.3c', label: 'Supprimer un document' },
] as const

export type FunctionalAction = (typeof functionalActions)[number]['id']

const labels = new Map<string, string>(functionalActions.map(({ id, label }) => [id, label]))

/** Printed label of an action. */
export const actionLabel = (action: FunctionalAction): string => labels.get(action) ?? action
