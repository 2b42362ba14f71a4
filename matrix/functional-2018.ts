import type { FunctionalAction } from './functional-actions.js'
import { directColumns } from './functional-columns.js'
import { directFootnotes, starNote } from './functional-footnotes.js'
import { functionalTable, type Reading } from './functional-table.js'

/** Columns of which the manual of 2018 kept nothing: régulation, médecin du travail, structure certificate. */
const lostColumns = [
  'psnm-regulation',
  'medecin-regulation',
  'medecin-du-travail',
  'es-normal',
  'es-regulation',
] as const

type LostColumn = (typeof lostColumns)[number]

const why: Readonly<Record<LostColumn, string>> = {
  'psnm-regulation': 'Colonne perdue ; le tableau à plat ne porte oui que dans les colonnes du mode normal : non.',
  'medecin-regulation': 'Colonne perdue ; le tableau à plat ne porte oui que dans les colonnes du mode normal : non.',
  'medecin-du-travail':
    "Colonne inconnue en 2018 ; rien ne dit qu'un médecin du travail gère le DMP : non [hypothèse du banc].",
  'es-normal':
    "Colonne perdue ; le test CNDA 1.1-070 fait créer un DMP par un établissement : oui là où la CPE, personnel de l'établissement, a oui [hypothèse du banc, hors TD1.1].",
  'es-regulation': "Colonne perdue ; l'accès en régulation ne gère pas le DMP : non [hypothèse du banc].",
}

/** Rows that no other edition prints: what is applied in the lost columns must be told here. */
const onlyHere = (action: FunctionalAction, byStructure: 'oui' | 'non'): Reading[] =>
  lostColumns.map((column) => ({
    action,
    column,
    applied: column === 'es-normal' ? byStructure : 'non',
    why: why[column],
  }))

const everywhere: readonly Reading[] = lostColumns.map((column) => ({
  action: 'TD0.0',
  column,
  applied: 'oui',
  why: 'Colonne perdue ; PDT-INF-526 y imprime un oui barré en 2023, donc un oui auparavant.',
}))

/** The flattened table of the manual against its own tables by function. */
const contradictions: readonly Reading[] = [
  {
    action: 'TD0.3/se-declarer-autorise',
    why: 'Le tableau à plat donne « oui, non × 6 », valeurs de la ligne suivante ; le tableau par fonction (CPE comprise) est suivi.',
  },
  {
    action: 'TD0.3/supprimer-son-autorisation',
    why: 'Le tableau à plat donne « non × 7 », décalé d’une ligne, et aucun tableau par fonction ne la montre : PDT-INF-526 est suivi.',
  },
  {
    action: 'TD0.3/se-declarer-mt',
    why: 'Le tableau à plat donne « non × 7 » ; le tableau par fonction donne oui au médecin en mode normal : il est suivi.',
  },
  {
    action: 'TD0.3/se-supprimer-mt',
    why: 'Le médecin a oui en 2018 ; PDT-INF-526 v1.8 surligne le passage à non.',
  },
  {
    action: 'TD3.2/non-masques',
    why: 'Le tableau à plat donne « oui (6), oui (7) × 5, non », valeurs de la ligne suivante ; le tableau par fonction est suivi.',
  },
  {
    action: 'TD3.2/masques',
    why: 'Le tableau à plat donne « oui × 6, non », valeurs de la ligne suivante ; le tableau par fonction est suivi.',
  },
  {
    action: 'TD3.2/supprimes',
    why: 'Lu au seul tableau à plat ; aucune recherche documentée ne rend un document supprimé.',
  },
  {
    action: 'TD3.3a/demasquer',
    why: 'Le tableau à plat a perdu la cellule du médecin traitant ; le tableau par fonction lui donne oui.',
  },
  {
    action: 'TD3.3d/archiver',
    why: 'Le tableau à plat donne « oui (8), non × 6 » ; le tableau par fonction donne au médecin tout document, sauf du patient, en bris de glace aussi : il est suivi.',
  },
  {
    action: 'TD3.3d/desarchiver',
    why: 'Le tableau à plat donne « oui (8), non × 6 » ; le tableau par fonction donne au médecin tout document, sauf du patient, en bris de glace aussi : il est suivi.',
  },
  {
    action: 'TD3.3c',
    why: 'Le tableau à plat donne « oui (8) × 6, non » ; le tableau par fonction est plus large pour le médecin et le médecin traitant en mode normal : il est suivi.',
  },
  ...(['TD1.1', 'TD1.2', 'TD1.3b', 'TD1.5a', 'TD1.5b', 'TD1.5d'] as const).map((action) => ({
    action,
    why: 'Le tableau à plat donne « oui, non × 5, oui » : oui dans chaque colonne du mode normal, dont deux ont été perdues ; le tableau par fonction est suivi.',
  })),
  ...(['TD1.4', 'TD1.6'] as const).map((action) => ({
    action,
    why: 'Le tableau à plat donne « oui, non × 6 » : oui dans chaque colonne du mode normal, dont deux ont été perdues.',
  })),
]

/** Rows of a DMP not tied to Mon espace santé, which note 10 of PDT-INF-526 keeps without printing them. */
const kept = (['TD1.3b', 'TD1.4', 'TD1.5a', 'TD1.5b', 'TD1.5d'] as const).flatMap((action) => [
  { action, packages: { to: '2.3' } } as const,
  {
    action,
    packages: { from: '2.4' },
    note: '10',
    why: "PDT-INF-526 n'imprime plus la ligne, mais sa note (10) la garde : cellules de 2018, seules connues [hypothèse du banc].",
  } as const,
])

/**
 * The rights of 2018, as a user manual of that year gives them: what decides in the historical packages.
 *
 * Drawn in the columns of PDT-INF-526, the better of its two forms (by function) in each cell; `?` is a cell that
 * neither gives. A lost cell that PDT-INF-526 prints is decided there [assumed: historical-rights].
 */
export const historicalRights = functionalTable(
  {
    id: '2018',
    title: 'Matrice des droits fonctionnels, paquets historiques',
    edition: 'Manuel DMP de novembre 2018',
    source: { doc: 'matrix-functional', at: '4 et 6' },
    columns: directColumns,
    footnotes: directFootnotes,
    star: starNote,
    readings: [
      ...everywhere,
      ...onlyHere('TD0.3/se-declarer-mt', 'non'),
      ...onlyHere('TD1.1', 'oui'),
      ...onlyHere('TD1.2', 'oui'),
      ...onlyHere('TD1.3b', 'oui'),
      ...onlyHere('TD1.4', 'non'),
      ...onlyHere('TD1.5a', 'oui'),
      ...onlyHere('TD1.5b', 'oui'),
      ...onlyHere('TD1.5d', 'oui'),
      ...contradictions,
    ],
    packages: { to: '2.3' },
    windows: [
      { action: 'TD0.3/se-declarer-mt', packages: { to: '2.5' } },
      { action: 'TD0.3/se-supprimer-mt', packages: { to: '2.8' } },
      { action: 'TD0.4', packages: { to: '2.8' } },
      { action: 'TD0.5', packages: { to: '2.8' } },
      ...kept,
    ],
    lossy: true,
    page: `
                                      PSnM-N  PSnM-R  PSnM-B  Méd-N   Méd-R   Méd-B   MdT     MT-N    MT-B    CPE-N   ES-N    ES-R
    TD0.0                             oui     ?       oui     oui     ?       oui     ?       oui     oui     oui     ?       ?
    TD0.1                             oui     ?       oui     oui     ?       oui     ?       oui     oui     oui     ?       ?
    TD0.2                             oui     ?       oui     oui     ?       oui     ?       oui     oui     oui     ?       ?
    TD0.3/se-declarer-autorise        oui     ?       non     oui     ?       non     ?       oui     non     oui     ?       ?
    TD0.3/supprimer-son-autorisation  ?       ?       ?       ?       ?       ?       ?       ?       ?       ?       ?       ?
    TD0.3/se-declarer-mt              non     ?       non     oui     ?       non     ?       non     non     non     ?       ?
    TD0.3/se-supprimer-mt             non     ?       non     oui     ?       non     ?       oui     non     non     ?       ?
    TD0.4                             oui     ?       oui     oui     ?       oui     ?       oui     oui     non     ?       ?
    TD0.5                             oui     ?       oui     oui     ?       oui     ?       oui     oui     non     ?       ?
    TD0.9                             oui     ?       oui     oui     ?       oui     ?       oui     oui     oui     ?       ?
    TD1.1                             oui     ?       non     oui     ?       non     ?       oui     non     oui     ?       ?
    TD1.2                             oui     ?       non     oui     ?       non     ?       oui     non     oui     ?       ?
    TD1.3a                            oui     ?       oui     oui     ?       oui     ?       oui     oui     oui     ?       ?
    TD1.3b                            oui     ?       non     oui     ?       non     ?       oui     non     oui     ?       ?
    TD1.4                             oui     ?       non     oui     ?       non     ?       oui     non     non     ?       ?
    TD1.5a                            oui     ?       non     oui     ?       non     ?       oui     non     oui     ?       ?
    TD1.5b                            oui     ?       non     oui     ?       non     ?       oui     non     oui     ?       ?
    TD1.5d                            oui     ?       non     oui     ?       non     ?       oui     non     oui     ?       ?
    TD1.6                             oui     ?       non     oui     ?       non     ?       oui     non     non     ?       ?
    TD2.1                             oui     ?       oui     oui     ?       oui     ?       oui     oui     non     ?       ?
    TD3.1/metadonnees                 oui     ?       oui     oui     ?       oui     ?       oui     oui     non     ?       ?
    TD3.1/reference                   oui     ?       oui     oui     ?       oui     ?       oui     oui     non     ?       ?
    TD3.2/non-masques                 oui     ?       oui     oui     ?       oui     ?       oui     oui     non     ?       ?
    TD3.2/masques                     oui(6)  ?       oui(7)  oui(6)  ?       oui(7)  ?       oui     oui(7)  non     ?       ?
    TD3.2/non-visibles                oui     ?       oui     oui     ?       oui     ?       oui     oui     non     ?       ?
    TD3.2/archives                    oui     ?       oui     oui     ?       oui     ?       oui     oui     non     ?       ?
    TD3.2/obsoletes                   oui     ?       oui     oui     ?       oui     ?       oui     oui     non     ?       ?
    TD3.2/supprimes                   oui     ?       oui     oui     ?       oui     ?       oui     oui     non     ?       ?
    TD3.3a/masquer                    oui     ?       non     oui     ?       non     ?       oui     non     non     ?       ?
    TD3.3a/demasquer                  oui(8)  ?       non     oui(8)  ?       non     ?       oui     non     non     ?       ?
    TD3.3b                            oui     ?       non     oui     ?       non     ?       oui     non     non     ?       ?
    TD3.3d/archiver *                 oui(8)  ?       non     oui     ?       oui     ?       oui     oui     non     ?       ?
    TD3.3d/desarchiver *              oui(8)  ?       non     oui     ?       oui     ?       oui     oui     non     ?       ?
    TD3.3c *                          oui(8)  ?       oui(8)  oui     ?       oui(8)  ?       oui     oui(8)  non     ?       ?
    `,
  },
  ['TD0.10', 'TD2.2'],
)
