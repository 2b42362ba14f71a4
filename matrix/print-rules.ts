import { accessHistory } from './access-history.js'
import { actionLabel } from './functional-actions.js'
import { insOids } from './ins-oids.js'
import { insiFaults, insiOperations, insiReports } from './insi.js'
import { patientVisibility } from './patient-visibility.js'
import { confidenceLabels, type PrintableTable, sourceText } from './print-table.js'
import { type DocumentState, statusTransitions } from './status-transitions.js'
import type { Confidence, Source } from './table.js'
import { webPages } from './web-pages.js'

const vouched = ({ confidence, source }: { readonly confidence: Confidence; readonly source: Source }): string[] => [
  confidenceLabels[confidence],
  sourceText(source),
]

const stateWords: Readonly<Record<DocumentState, string>> = {
  approved: 'actif',
  deprecated: 'obsolète',
  archived: 'archivé',
  deleted: 'supprimé',
}

const yesNo = (yes: boolean): string => (yes ? 'oui' : 'non')

const table = (facts: Omit<PrintableTable, 'edition' | 'notes'>): PrintableTable => ({
  edition: '',
  notes: [],
  ...facts,
})

/** The rules of the DMP and of its neighbours that are no matrix: visibility, life of a document, traces, pages, INSi. */
export const ruleTables = (): readonly PrintableTable[] => [
  table({
    name: 'visibilite',
    title: 'Ce que voient le patient et son représentant légal',
    header: ['Qui et quoi', 'Visible', 'Pourquoi', 'Fiabilité', 'Source'],
    rows: patientVisibility.map((row) => [row.id, yesNo(row.granted), row.why, ...vouched(row)]),
  }),
  table({
    name: 'cycle-de-vie',
    title: "Changements d'état d'un document",
    header: ['Changement', 'De', 'À', 'Action', 'Fiabilité', 'Source'],
    rows: statusTransitions.map((row) => [
      ...[row.id, stateWords[row.from], stateWords[row.to], `${row.action} ${actionLabel(row.action)}`],
      ...vouched(row),
    ]),
  }),
  table({
    name: 'historique',
    title: "Accès que montre l'historique du patient, et ce dont il est averti",
    header: ['Transaction', 'Libellé', 'Notification', 'Fiabilité', 'Source'],
    rows: accessHistory.map((row) => [row.id, row.label, row.notification ?? 'aucune', ...vouched(row)]),
  }),
  table({
    name: 'pages-web-ps',
    title: 'Pages du Web-PS',
    header: ['Page', 'Titre', 'Patient', 'Ouverte aux non PS', 'Fiabilité', 'Source'],
    rows: webPages.map((row) => [
      ...[row.id, row.title, { required: 'exigé', optional: 'facultatif', none: 'aucun' }[row.patient]],
      ...[yesNo(row.forEmployees), ...vouched(row)],
    ]),
  }),
  table({
    name: 'oid-ins',
    title: "OID des identifiants d'un patient",
    header: ['Identifiant', 'OID', 'Sorte', 'Environnement', 'Titre', 'Fiabilité', 'Source'],
    rows: insOids.map((row) => [row.id, row.oid, row.kind, row.environment, row.title, ...vouched(row)]),
  }),
  table({
    name: 'insi',
    title: 'INSi : opérations, comptes rendus et erreurs',
    header: ['Ligne', 'Sorte', 'Code', 'Texte', 'Fiabilité', 'Source'],
    rows: [
      ...insiOperations.map((row) => [row.id, 'opération', row.service, row.title, ...vouched(row)]),
      ...insiReports.map((row) => [row.id, 'compte rendu', row.code, row.label, ...vouched(row)]),
      ...insiFaults.map((row) => [row.id, 'erreur', row.error ?? '', row.text, ...vouched(row)]),
    ],
  }),
]
