import type { DocumentMatrix } from './document-matrix.js'
import { documentTable } from './document-print.js'
import { builtInDocumentMatrix } from './document-rights.js'
import { actionLabel } from './functional-actions.js'
import { functionalEditions } from './functional-editions.js'
import { type FunctionalTable, windowsOf } from './functional-table.js'
import { guidePackages, windowText } from './guide-packages.js'
import { packageChanges } from './package-changes.js'
import { codeTables } from './print-codes.js'
import {
  declarationTable,
  prerequisiteTable,
  requirementTable,
  segurScenarioTable,
  segurTable,
  testTable,
} from './print-registers.js'
import { ruleTables } from './print-rules.js'
import { confidenceLabels, type PrintableTable, sourceText } from './print-table.js'
import { rejections } from './rejections.js'
import { sources } from './sources.js'
import { type TransactionRow, transactions } from './transactions.js'

export type { PrintableTable } from './print-table.js'

const functional = (table: FunctionalTable): PrintableTable => ({
  name: table.id,
  title: table.title,
  edition: table.edition,
  header: ['Transaction', 'Action', ...table.columns.map(({ heading }) => heading), 'Paquets'],
  rows: table.rows.map(({ id, starred, cells }) => [
    id,
    `${actionLabel(id)}${starred ? ' *' : ''}`,
    ...cells.map(({ text }) => text),
    windowsOf(table, id)
      .map(({ packages, note }) => `${windowText(packages)}${note ? ` (${note})` : ''}`)
      .join(' ; '),
  ]),
  notes: [
    ...table.columns.map(
      ({ heading, authentication, actor, mode }) => `${heading} : ${authentication}, ${actor}, ${mode}`,
    ),
    ...[...table.footnotes, table.star].map(
      ({ mark, says, reading }) => `(${mark}) ${says}${reading ? ` ${reading}` : ''}`,
    ),
    ...table.readings.map(({ action, column, why }) => `${action}${column ? `, ${column}` : ''} : ${why}`),
  ],
})

const rejectionTable = (): PrintableTable => ({
  name: 'rejets',
  title: 'Rejets, par ordre de priorité',
  edition: '',
  header: ['Rejet', 'Forme', 'Code', 'Texte', 'Fiabilité', 'Source'],
  rows: rejections.map(({ id, form, code, text, confidence, source }) => [
    id,
    form,
    code ?? '',
    text,
    confidenceLabels[confidence],
    sourceText(source),
  ]),
  notes: [],
})

const transactionTable = (): PrintableTable => ({
  name: 'transactions',
  title: 'Transactions servies',
  edition: '',
  header: ['Transaction', 'Titre', 'Service', 'Corps', 'Action SOAP', 'Paquets', 'Source'],
  rows: transactions.map(({ id, title, service, body, action, packages, source }: TransactionRow) => [
    id,
    title,
    service,
    body.name,
    action,
    windowText(packages),
    sourceText(source),
  ]),
  notes: [],
})

const packageTable = (): PrintableTable => ({
  name: 'paquets',
  title: "Paquets du guide d'intégration, et ce qui a changé entre eux",
  edition: '',
  header: ['Paquet ou changement', 'Titre', 'Quand', 'Source'],
  rows: [
    ...guidePackages.map(({ id, title, source }) => [id, title, '', sourceText(source)]),
    ...packageChanges.map(({ id, title, packages, source }) => [id, title, windowText(packages), sourceText(source)]),
  ],
  notes: ['Les transactions et les lignes des matrices portent chacune leurs paquets.'],
})

const sourceTable = (): PrintableTable => ({
  name: 'sources',
  title: 'Documents cités',
  edition: '',
  header: ['Source', 'Titre', 'Version', 'Où le lire'],
  rows: sources.map(({ id, title, version, where, restsOn }) => [
    id,
    title,
    version,
    restsOn === undefined ? where : `${where} : ${restsOn}`,
  ]),
  notes: [],
})

/** Every table of `matrix/`, in the order to list them: rights, transactions, rejections, rules, registers, nomenclatures. */
export const tables = (documents: DocumentMatrix = builtInDocumentMatrix): readonly PrintableTable[] => [
  ...functionalEditions.map(functional),
  documentTable(documents),
  transactionTable(),
  packageTable(),
  rejectionTable(),
  ...ruleTables(),
  requirementTable(),
  segurTable(),
  testTable(),
  prerequisiteTable(),
  declarationTable(),
  segurScenarioTable(),
  ...codeTables(),
  sourceTable(),
]
