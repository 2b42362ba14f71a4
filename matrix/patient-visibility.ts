import { type Confidence, defineTable, type Source } from './table.js'

/** What a document is, for whoever reads it in Mon espace santé. */
export type PatientSideState =
  | 'visible'
  | 'masque-ps'
  | 'invisible-patient'
  | 'invisible-representants'
  | 'archive'
  | 'obsolete'
  | 'supprime'

export type PatientSideViewer = 'patient' | 'representant-legal'

interface PatientVisibilityRow {
  readonly id: `${PatientSideViewer}/${PatientSideState}`
  readonly granted: boolean
  /** French. */
  readonly why: string
  readonly confidence: Confidence
  readonly reason?: string
  readonly source: Source
}

const table: Source = { doc: 'visibility-rules', at: '2' }
const lawful: Source = { doc: 'visibility-rules', at: '9' }

/** Who sees which document on the patient's side (source: visibility-rules, section 2). */
export const patientVisibility = defineTable('patient visibility', [
  {
    id: 'patient/visible',
    granted: true,
    why: 'Le patient voit ses documents.',
    confidence: 'official',
    source: table,
  },
  {
    id: 'patient/masque-ps',
    granted: true,
    why: 'Le masquage ne vaut que pour les professionnels : le patient voit le document.',
    confidence: 'official',
    source: lawful,
  },
  {
    id: 'patient/invisible-patient',
    granted: false,
    why: 'Le document est invisible au patient jusqu’à ce qu’un professionnel le rende visible.',
    confidence: 'official',
    source: table,
  },
  {
    id: 'patient/invisible-representants',
    granted: true,
    why: 'Cette invisibilité ne vaut que pour les représentants légaux.',
    confidence: 'official',
    source: table,
  },
  {
    id: 'patient/archive',
    granted: true,
    why: 'Un document archivé reste visible du patient.',
    confidence: 'inferred',
    source: table,
  },
  {
    id: 'patient/obsolete',
    granted: false,
    why: 'Une ancienne version n’est pas montrée au patient.',
    confidence: 'assumed',
    reason: 'the cell is unknown; the version that replaces it is shown',
    source: table,
  },
  {
    id: 'patient/supprime',
    granted: false,
    why: 'Un document supprimé n’est plus visible de personne.',
    confidence: 'official',
    source: table,
  },
  {
    id: 'representant-legal/visible',
    granted: true,
    why: 'Le représentant légal voit les documents du mineur.',
    confidence: 'official',
    source: table,
  },
  {
    id: 'representant-legal/masque-ps',
    granted: true,
    why: 'Le masquage ne vaut que pour les professionnels.',
    confidence: 'inferred',
    source: table,
  },
  {
    id: 'representant-legal/invisible-patient',
    granted: false,
    why: 'Un document invisible au patient l’est aussi à son représentant légal.',
    confidence: 'official',
    source: table,
  },
  {
    id: 'representant-legal/invisible-representants',
    granted: false,
    why: 'Le document est invisible aux représentants légaux.',
    confidence: 'official',
    source: table,
  },
  {
    id: 'representant-legal/archive',
    granted: true,
    why: 'Un document archivé reste visible, comme pour le patient.',
    confidence: 'assumed',
    reason: 'the cell is empty; taken as the patient’s',
    source: table,
  },
  {
    id: 'representant-legal/obsolete',
    granted: false,
    why: 'Une ancienne version n’est pas montrée, comme pour le patient.',
    confidence: 'assumed',
    reason: 'the cell is empty; taken as the patient’s',
    source: table,
  },
  {
    id: 'representant-legal/supprime',
    granted: false,
    why: 'Un document supprimé n’est plus visible de personne.',
    confidence: 'inferred',
    source: table,
  },
] as const satisfies readonly PatientVisibilityRow[])

const byId = new Map<string, PatientVisibilityRow>(patientVisibility.map((row) => [row.id, row]))

/** The row of a viewer and a state; the table has one for each pair. */
export function patientVisibilityOf(viewer: PatientSideViewer, state: PatientSideState): PatientVisibilityRow {
  const row = byId.get(`${viewer}/${state}`)
  if (!row) throw new Error(`patient visibility: no row ${viewer}/${state}`)
  return row
}
