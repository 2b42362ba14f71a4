import type { DocumentReading } from './document-matrix.js'

/** Contradictions and silences of the public sources about cells and columns, with the reading chosen. */
export const sourceReadings: readonly DocumentReading[] = Object.freeze([
  {
    about: 'Deux éditions',
    why: "Les cellules de V2.3.0 (2020) restent appliquées là où l'annexe de 2023 n'est pas connue : la seule cellule lue dans les deux (15508-5, pédicures-podologues) y est la même. Lue différemment, c'est l'édition la plus récente qui vaudrait.",
  },
  {
    about: 'Types hors de l’annexe',
    why: "L'annexe de 2023 compte 87 documents, JDV_J66 en compte 107 et l'on ignore lesquels n'y sont pas : la règle des médecins est appliquée aux 107, avec une fiabilité moyenne.",
  },
  {
    about: 'Attestation de résidence',
    why: 'Elle est fermée aux médecins, et toutes les autres professions lisent moins qu’eux : ses cellules inconnues sont supposées fermées.',
  },
  {
    about: 'Pharmaciens',
    why: 'En 2018 la presse leur donne les droits des médecins et des infirmiers, en 2023 des droits un peu plus étroits que ceux des médecins : on suit 2023, cellule par cellule.',
  },
  {
    about: 'Pharmaciens biologistes',
    why: "Les deux colonnes du code 21 sont séparées par la section de l'Ordre : G et EG pour les biologistes, l'autre colonne pour toutes les autres et pour un pharmacien sans section. Le texte de la note (b), qui doit le dire, n'est pas connu.",
  },
  {
    about: 'Opticiens, audioprothésistes, appareillage',
    why: "La presse de 2023 donne à toute profession de santé la majorité des documents, mais aucune des six lignes connues de 2020 n'est ouverte à ces deux colonnes : leurs cellules inconnues sont supposées fermées.",
  },
  {
    about: 'Préparateurs et professions à rôle',
    why: "L'intitulé de 2020 nomme les préparateurs dans la colonne des pharmaciens d'officine et hospitaliers ; une source régionale dit la matrice sans effet pour les professions à rôle. L'intitulé l'emporte pour les préparateurs ; les autres rôles, sans colonne, ne lisent rien.",
  },
  {
    about: 'Professions du social et du médico-social',
    why: "L'annexe de 2023 leur ouvre des colonnes, dont aucune cellule n'est publique et que la presse dit bien plus étroites : elles ne lisent rien tant que la table n'est pas importée.",
  },
])

/** How the matrix is applied where no source says it; the same for every edition. */
export const applicationReadings: readonly DocumentReading[] = Object.freeze([
  {
    about: 'Médecin du travail',
    why: "PDT-INF-526 lui ouvre la recherche TD3.1, mais la matrice l'exclut de la colonne des médecins et ne lui en donne pas d'autre : sa recherche aboutit sans rien trouver, sauf la référence de ses propres documents.",
  },
  {
    about: 'Auteur et médecin traitant',
    why: "La matrice passe avant les règles de masquage, et aucune source n'en dispense l'auteur ni le médecin traitant : ils sont lus dans la colonne de leur profession. La recherche de la référence de son propre document reste ouverte, pour le remplacer ou le supprimer.",
  },
  {
    about: 'Bris de glace et centre 15',
    why: 'Les mêmes colonnes valent dans tous les modes : l’intitulé de 2020 range les urgences et le centre 15 dans la colonne des médecins.',
  },
])
