import { type Confidence, defineTable, type Source } from './table.js'

/** What a call leaves in the patient's history of accesses, and what the patient is told of it at once. */
export interface AccessHistoryRow {
  readonly id: string
  /** French, as the history shows it. */
  readonly label: string
  /** French sentence of the notification; null when the patient is not told. `{}` is the actor. */
  readonly notification: string | null
  readonly confidence: Confidence
  readonly reason?: string
  readonly source: Source
}

const traces: Source = { doc: 'visibility-rules', at: '11' }

/**
 * Accesses of a DMP that the patient sees, by transaction; a transaction without row leaves no trace.
 *
 * The sources say who sees the traces and that searches, emergency accesses and changes of documents are notified; the
 * list transaction by transaction is ours.
 */
export const accessHistory = defineTable('access history', [
  {
    id: 'TD0.3',
    label: "Mise à jour d'une autorisation",
    notification: '{} a mis à jour son autorisation d’accès à votre DMP.',
    confidence: 'inferred',
    source: traces,
  },
  {
    id: 'TD0.9',
    label: 'Accès au DMP par le Web-PS',
    notification: '{} a consulté votre DMP.',
    confidence: 'inferred',
    source: traces,
  },
  {
    id: 'TD0.10',
    label: 'Accès au DMP par le Web-PS (AIR)',
    notification: '{} a consulté votre DMP.',
    confidence: 'inferred',
    source: traces,
  },
  {
    id: 'TD1.1',
    label: 'Création du DMP',
    notification: null,
    confidence: 'assumed',
    reason: 'as TD1.3a',
    source: traces,
  },
  {
    id: 'TD1.2',
    label: 'Réactivation du DMP',
    notification: null,
    confidence: 'assumed',
    reason: 'as TD1.3a',
    source: traces,
  },
  {
    id: 'TD1.3a',
    label: 'Consultation des données administratives',
    notification: null,
    confidence: 'assumed',
    reason: 'an access to the DMP; only accesses to its documents are said to be notified',
    source: traces,
  },
  {
    id: 'TD1.3b',
    label: 'Mise à jour des données administratives',
    notification: null,
    confidence: 'assumed',
    reason: 'as TD1.3a',
    source: traces,
  },
  {
    id: 'TD1.4',
    label: 'Fermeture du DMP',
    notification: null,
    confidence: 'assumed',
    reason: 'as TD1.3a',
    source: traces,
  },
  {
    id: 'TD1.5a',
    label: 'Création du compte internet',
    notification: null,
    confidence: 'assumed',
    reason: 'as TD1.3a',
    source: traces,
  },
  {
    id: 'TD1.5b',
    label: "Mise à jour d'un canal du compte internet",
    notification: null,
    confidence: 'assumed',
    reason: 'as TD1.3a',
    source: traces,
  },
  {
    id: 'TD1.5d',
    label: 'Nouveaux codes du compte internet',
    notification: null,
    confidence: 'assumed',
    reason: 'as TD1.3a',
    source: traces,
  },
  {
    id: 'TD1.6',
    label: 'Consultation de la liste des professionnels autorisés ou bloqués',
    notification: null,
    confidence: 'assumed',
    reason: 'as TD1.3a',
    source: traces,
  },
  {
    id: 'TD2.1',
    label: 'Ajout de documents',
    notification: '{} a ajouté ou remplacé un document dans votre DMP.',
    confidence: 'inferred',
    source: traces,
  },
  {
    id: 'TD3.1',
    label: 'Recherche de documents',
    notification: '{} a consulté votre DMP.',
    confidence: 'official',
    source: { doc: 'dmp-transactions', at: '0.4' },
  },
  {
    id: 'TD3.2',
    label: 'Consultation de documents',
    notification: '{} a consulté votre DMP.',
    confidence: 'inferred',
    source: traces,
  },
  {
    id: 'TD3.3',
    label: 'Modification de documents',
    notification: '{} a modifié, masqué, archivé ou supprimé un document de votre DMP.',
    confidence: 'inferred',
    source: traces,
  },
] as const satisfies readonly AccessHistoryRow[])

const byTransaction = new Map<string, AccessHistoryRow>(accessHistory.map((row) => [row.id, row]))

/** What a call of that transaction leaves in the history, if anything. */
export const accessHistoryOf = (transaction: string): AccessHistoryRow | undefined => byTransaction.get(transaction)
