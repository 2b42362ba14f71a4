import type { CodeMap } from './codes/code-map.js'
import type { CodeSet } from './codes/code-set.js'
import { codeMaps, codeSets } from './codes/index.js'
import { actionLabel } from './functional-actions.js'
import { type FunctionalTable, functionalTables } from './functional-rights.js'
import { rejections } from './rejections.js'
import { requirements } from './requirements.js'
import { sources } from './sources.js'
import { transactions } from './transactions.js'

/** A table ready to be shown: `header` and each row have the same length, `notes` come under it. Texts are French. */
export interface PrintableTable {
  /** Short name to ask for it: `526`, `rejets`, `JDV_J66_TypeCode_DMP`. */
  readonly name: string
  readonly title: string
  readonly edition: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly notes: readonly string[]
}

const functional = (table: FunctionalTable): PrintableTable => ({
  name: table.id,
  title: table.title,
  edition: table.edition,
  header: ['Transaction', 'Action', ...table.columns.map(({ heading }) => heading)],
  rows: table.rows.map(({ id, starred, cells }) => [
    id,
    `${actionLabel(id)}${starred ? ' *' : ''}`,
    ...cells.map(({ text }) => text),
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
    confidence,
    `${source.doc}, ${source.at}`,
  ]),
  notes: [],
})

const transactionTable = (): PrintableTable => ({
  name: 'transactions',
  title: 'Transactions servies',
  edition: '',
  header: ['Transaction', 'Titre', 'Service', 'Corps', 'Action SOAP', 'Source'],
  rows: transactions.map(({ id, title, service, body, action, source }) => [
    id,
    title,
    service,
    body.name,
    action,
    `${source.doc}, ${source.at}`,
  ]),
  notes: [],
})

const requirementTable = (): PrintableTable => ({
  name: 'exigences',
  title: 'Exigences',
  edition: '',
  header: ['Exigence', 'Transaction', 'Se voit', 'Titre', 'Énoncé', 'Source'],
  rows: requirements.map(({ id, transaction, seenOn, historical, title, says, source }) => [
    id,
    transaction,
    historical ? `${seenOn} (retirée)` : seenOn,
    title,
    says,
    `${source.doc}, ${source.at}`,
  ]),
  notes: [],
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

const about = ({ oid, source, licence, note }: CodeSet | CodeMap): string[] => [
  ...(oid === null ? [] : [`OID ${oid}`]),
  `Source : ${source.doc}, ${source.at}`,
  `Licence : ${licence}`,
  ...(note === undefined ? [] : [note]),
]

const nomenclature = (set: CodeSet): PrintableTable => ({
  name: set.name,
  title: 'Nomenclature',
  edition: set.version,
  header: ['Code', 'Système', 'Libellé', "Jusqu'au"],
  rows: set.codes.map(({ code, system, display, validTo }) => [code, system, display, validTo ?? '']),
  notes: about(set),
})

const correspondence = (map: CodeMap): PrintableTable => ({
  name: map.name,
  title: 'Correspondance',
  edition: map.version,
  header: ['De', 'Système', 'Vers', 'Système'],
  rows: map.codes.map(({ from, fromSystem, to, toSystem }) => [from, fromSystem, to, toSystem]),
  notes: about(map),
})

/** Every table of `matrix/`, in the order to list them: rights, transactions, rejections, requirements, nomenclatures. */
export const tables = (): readonly PrintableTable[] => [
  ...Object.values(functionalTables).map(functional),
  transactionTable(),
  rejectionTable(),
  requirementTable(),
  ...codeSets.map(nomenclature),
  ...codeMaps.map(correspondence),
  sourceTable(),
]
