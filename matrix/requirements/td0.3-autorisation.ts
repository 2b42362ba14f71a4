import type { RequirementRow } from './row.js'

/** TD0.3: authorisation. */
export const autorisation = [
  {
    id: 'EX_0.3-1010',
    transaction: 'TD0.3',
    seenOn: 'wire',
    title: "Autorisation demandée d'elle-même",
    says: 'Autorisation absente ou expirée et patient consentant : le logiciel envoie de lui-même TD0.3 AJOUT.',
    addedIn: '2.7.0',
    source: { doc: 'cdt-2.10c', at: 'déclarations, guide § 3.2.3.1' },
  },
  {
    id: 'EX_0.3-1030',
    transaction: 'TD0.3',
    seenOn: 'wire',
    title: 'TD0.3 à la consultation seulement',
    says: "TD0.3 ne part pas quand le consentement est recueilli, mais quand l'utilisateur demande à consulter.",
    addedIn: '2.7.0',
    source: { doc: 'cdt-2.10c', at: 'déclarations, guide § 3.2.3.1' },
  },
  {
    id: 'EX_0.3-1040',
    transaction: 'TD0.3',
    seenOn: 'wire',
    title: 'Retrait immédiat',
    says: "Un consentement retiré entraîne aussitôt TD0.3 SUPPRESSION pour les autorisations qu'il avait données.",
    addedIn: '2.7.0',
    source: { doc: 'cdt-2.10c', at: 'déclarations, guide § 3.2.3.1' },
  },
  {
    id: 'EF_DMP04_02',
    transaction: 'TD0.3',
    seenOn: 'screen',
    title: 'Donnée : consentement',
    says: "Accord du patient à la consultation de son DMP par l'acteur.",
    source: { doc: 'cdt-2.10c', at: 'déclarations' },
  },
  {
    id: 'EX_0.3-1020',
    transaction: 'TD0.3',
    seenOn: 'behaviour',
    historical: true,
    title: 'Autorisation expirée',
    says: 'Ancienne règle, retirée en 2.9.1b : demander une nouvelle autorisation quand elle a expiré.',
    removedIn: '2.9.1',
    source: { doc: 'cdt-2.9.0', at: 'déclarations' },
  },
  {
    id: 'EX_0.3-1050',
    transaction: 'TD0.3',
    seenOn: 'screen',
    historical: true,
    title: 'Bris de glace affiché',
    says: "Ancien numéro de la règle qui montre le bris de glace tant qu'il dure.",
    source: { doc: 'devbox-homologation', at: 'issue 121' },
  },
] as const satisfies readonly RequirementRow[]
