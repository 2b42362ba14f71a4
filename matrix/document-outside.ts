import { type ActorRole, actsByRole, isSocial } from './document-actor.js'
import { closedByDefault } from './document-columns.js'
import type { DocumentPolicy } from './document-matrix.js'

/** A profession that no column names: the end of its row id, who it is for a reader, and what is applied. */
export interface PlaceOutside {
  readonly id: string
  readonly label: string
  readonly policy: DocumentPolicy
}

const closed = (facts: Pick<DocumentPolicy, 'why' | 'source'> & Partial<DocumentPolicy>): DocumentPolicy => ({
  basis: 'assumed',
  granted: false,
  confidence: 'assumed',
  ...facts,
})

const occupationalDoctor: PlaceOutside = {
  id: 'medecin-du-travail',
  label: 'médecin du travail',
  policy: closed({
    basis: 'rule',
    confidence: 'high',
    why: "la matrice l'exclut de la colonne des médecins et ne lui en donne pas d'autre",
    source: { doc: 'mhab-2020', at: 'colonne 10' },
  }),
}

const nobody: PlaceOutside = {
  id: 'absente',
  label: 'profession non dite',
  policy: closed({
    why: 'le VIHF ne dit aucune profession',
    source: { doc: 'dmp-bench', at: 'matrice des documents' },
  }),
}

const byRole: PlaceOutside = {
  id: 'a-role',
  label: 'profession à rôle sans colonne',
  policy: closed({
    basis: 'rule',
    confidence: 'low',
    why: 'la matrice est dite sans effet pour les professions à rôle',
    source: { doc: 'polecapneuro', at: 'professions à rôle' },
  }),
}

const social: PlaceOutside = {
  id: 'sociale',
  label: 'profession du social sans colonne',
  policy: closed({
    why: 'droits bien plus étroits que ceux des professions de santé, dont aucune cellule n’est connue',
    source: { doc: 'information-dentaire', at: "règles d'accès par profession, 2023" },
  }),
}

const noColumn: PlaceOutside = {
  id: 'sans-colonne',
  label: 'profession sans colonne',
  policy: closed({ why: "cette édition n'a pas de colonne pour cette profession", source: closedByDefault.source }),
}

/** Why the bearer of these roles stands in no column. */
export function placeOutside(roles: readonly ActorRole[], isOccupationalDoctor: boolean): PlaceOutside {
  if (isOccupationalDoctor) return occupationalDoctor
  if (roles.length === 0) return nobody
  if (actsByRole(roles)) return byRole
  return isSocial(roles) ? social : noColumn
}

/** A type that the edition does not list: only the categories of the matrix are open. */
export const noSuchType: DocumentPolicy = closed({
  basis: 'rule',
  confidence: 'high',
  why: "cette édition n'a pas de ligne pour ce type, et n'ouvre que les types qu'elle liste",
  source: { doc: 'mhab-2020', at: 'avertissements en tête de table' },
})
