/**
 * What the footnotes of the matrices ask about. A fact that the caller does not give is false.
 *
 * - `ownDocument`: the professional of the VIHF is an author of the document;
 * - `structureDocument`: the document's author is the structure, or a CPE of it;
 * - `depositedByPatient`: the patient himself fed the document;
 * - `maskedPermittedInEmergency`: the patient lets masked documents be read in bris de glace and centre 15;
 * - `sameStructureOnly`: the list asked is limited to the professionals of the same structure;
 * - `newAuthorizationsOnly`: the list asked is limited, by date, to new authorisations;
 * - `outsideEns`: the DMP is not tied to Mon espace santé.
 */
export interface Facts {
  readonly ownDocument: boolean
  readonly structureDocument: boolean
  readonly depositedByPatient: boolean
  readonly maskedPermittedInEmergency: boolean
  readonly sameStructureOnly: boolean
  readonly newAuthorizationsOnly: boolean
  readonly outsideEns: boolean
}

/** A printed footnote: `says` is its text in our words; without `holds` it tells something but restricts nothing. */
export interface Footnote {
  readonly mark: string
  readonly says: string
  readonly holds?: (facts: Facts) => boolean
  /** How we read the note, when the page alone does not tell. */
  readonly reading?: string
}

const toTheStructure: Footnote = {
  mark: '1',
  says: "L'autorisation est donnée à la structure.",
}

const withinTheStructure = {
  says: 'La recherche se limite aux professionnels de la même structure.',
  holds: (facts: Facts) => facts.sameStructureOnly,
}

const imputedToTheStructure: Footnote = {
  mark: '4',
  says: 'Les documents sont imputés à la structure.',
  reading: "Aucun refus ici : l'imputation est tenue par la règle d'auteur, qui a son propre code (EX_2.1-1140).",
}

/** Notes with the same number and the same text in both tables. */
const common: readonly Footnote[] = [
  {
    mark: '5',
    says: "Recherche de la référence d'un document en authentification indirecte ou par CPE, pour le supprimer par exemple.",
  },
  {
    mark: '6',
    says: 'Seulement les documents dont le professionnel est auteur.',
    holds: (facts) => facts.ownDocument,
  },
  {
    mark: '7',
    says: 'Document masqué, en bris de glace ou centre 15 : seulement si le patient le permet.',
    holds: (facts) => facts.maskedPermittedInEmergency,
  },
  {
    mark: '8',
    says: 'Seulement les documents dont le professionnel est auteur.',
    holds: (facts) => facts.ownDocument,
  },
  {
    mark: '9',
    says: 'Seulement les documents de la structure (auteur : la structure ou une CPE de la structure).',
    holds: (facts) => facts.structureDocument,
  },
]

/** Footnotes of PDT-INF-526 v1.8. */
export const directFootnotes: readonly Footnote[] = [
  { ...toTheStructure, reading: "Le texte de la note manque dans l'édition 1.8 ; c'est celui de PDT-INF-606." },
  { mark: '2', ...withinTheStructure },
  {
    mark: '3',
    says: 'La recherche se limite, par date, aux nouvelles autorisations.',
    holds: (facts) => facts.newAuthorizationsOnly,
  },
  imputedToTheStructure,
  ...common,
  {
    mark: '10',
    says: 'TD1.3b, TD1.4 et TD1.5 : seulement pour un DMP non rattaché à Mon espace santé.',
    holds: (facts) => facts.outsideEns,
    reading:
      'Ces lignes ne sont plus imprimées : la note est tenue sur les cellules de 2018, seules connues [hypothèse du banc].',
  },
  { mark: '11', says: 'La TD0.0 est retirée depuis le 30/09/2023.' },
]

/** Footnotes of PDT-INF-606 v1.3. */
export const airFootnotes: readonly Footnote[] = [
  toTheStructure,
  {
    mark: '3',
    ...withinTheStructure,
    reading: "PDT-INF-526 porte ce texte sur l'appel (2) : on suit le texte imprimé, pas le numéro.",
  },
  { ...imputedToTheStructure, reading: "Note imprimée, mais aucune cellule de PDT-INF-606 n'y renvoie." },
  ...common,
]

/** The star after a label, the same in both tables. */
export const starNote: Footnote = {
  mark: '*',
  says: "Pour un document déposé par le patient, l'action n'est possible que par le médecin traitant (ou le patient).",
  reading: "Sur un document du patient l'astérisque décide seul : il prime la note (8) du médecin traitant.",
}
