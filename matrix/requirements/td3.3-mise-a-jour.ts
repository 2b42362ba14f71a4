import type { RequirementRow } from './row.js'

/** TD3.3: masking, visibility, archiving and deletion. */
export const miseAJour = [
  {
    id: 'EX_3.3-1030',
    transaction: 'TD3.3a',
    seenOn: 'screen',
    title: 'Masquage confirmé',
    says: 'Masquer et démasquer se confirment.',
    addedIn: '2.0.0 ou antérieur',
    source: { doc: 'cdt-2.10c', at: 'déclarations, guide § 3.5.3.1' },
  },
  {
    id: 'EX_3.3-1040',
    transaction: 'TD3.3b',
    seenOn: 'wire',
    title: 'Visible du patient, sans retour',
    says: 'Rendre visible au patient se confirme et ne se défait pas.',
    addedIn: '2.0.0 ou antérieur',
    source: { doc: 'cdt-2.10c', at: 'déclarations, guide § 3.5.3.1' },
  },
  {
    id: 'EX_3.3-1045',
    transaction: 'TD3.3b',
    seenOn: 'wire',
    title: 'Visible des représentants, sans retour',
    says: "Rendre visible aux représentants légaux se confirme, ne se défait pas, et le logiciel l'empêche en connexion secrète.",
    addedIn: '2.0.0 ou antérieur',
    source: { doc: 'cdt-2.10c', at: 'déclarations, guide § 3.5.3.1' },
  },
  {
    id: 'EX_3.3-1050',
    transaction: 'TD3.3c',
    seenOn: 'wire',
    title: 'Suppression sans retour',
    says: 'Supprimer se confirme (sauf un KOS) et ne se défait pas ; une version obsolète part avec celle qui la remplace.',
    addedIn: '2.0.0 ou antérieur',
    changedIn: '2.9.1',
    source: { doc: 'cdt-2.10c', at: 'déclarations, guide § 3.5.3.2' },
  },
  {
    id: 'EX_3.3-1060',
    transaction: 'TD3.3c',
    seenOn: 'wire',
    title: 'Suppression sans autorisation',
    says: "Le profil Alimentation supprime ses documents sans autorisation d'accès.",
    addedIn: '2.0.0 ou antérieur',
    source: { doc: 'cdt-2.10c', at: 'déclarations, guide § 3.2.2.1' },
  },
] as const satisfies readonly RequirementRow[]
