import { type GuidePackage, holdsIn, type PackageWindow } from './guide-packages.js'
import { defineTable, type Source } from './table.js'
import { type TransactionId, transactions } from './transactions.js'

/** A transaction that is a page asked by a browser: no SOAP, no service. */
export interface WebTransactionRow {
  readonly id: string
  readonly title: string
  /** First step of the path of its pages. */
  readonly path: string
  /** Packages of the guide that have it; absent means all. */
  readonly packages?: PackageWindow
  readonly source: Source
}

/** Contextual accesses to the Web-PS (PDT-INF-527, 547). */
export const webTransactions = defineTable('web transactions', [
  { id: 'TD0.9', title: 'Accès Web-PS contextuel', path: 'AccesDirect', source: { doc: 'dmp-wire', at: '5.5' } },
  {
    id: 'TD0.10',
    title: 'Accès Web-PS contextuel en mode AIR',
    path: 'AccesIndirectRenforce',
    packages: { from: '2.7' },
    source: { doc: 'dmp-wire', at: '5.6' },
  },
] as const satisfies readonly WebTransactionRow[])

export type WebTransactionId = (typeof webTransactions)[number]['id']

/** Every transaction that an exchange may be of. */
export type AnyTransactionId = TransactionId | WebTransactionId

const titles = new Map<string, { readonly id: AnyTransactionId; readonly title: string }>(
  [...transactions, ...webTransactions].map(({ id, title }) => [id, { id, title }]),
)

/** Id and title of a transaction of either kind; undefined when there is none of that id. */
export const transactionNamed = (id: string | undefined) => (id === undefined ? undefined : titles.get(id))

export const isWebTransaction = (id: string | undefined): id is WebTransactionId =>
  webTransactions.some((row) => row.id === id)

/** Is this access part of that package of the guide? */
export const webInPackage = (id: WebTransactionId, guidePackage: GuidePackage): boolean =>
  webTransactions.some((row: WebTransactionRow) => row.id === id && holdsIn(guidePackage, row.packages))
