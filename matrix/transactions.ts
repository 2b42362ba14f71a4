import { type GuidePackage, holdsIn, type PackageWindow } from './guide-packages.js'
import { defineTable, type Source } from './table.js'

/** Services of the DMP today (source: dmp-wire, section 4); `patientCertif` ended with TD0.0. */
export const services = [
  'patients',
  'patientsPDQ',
  'patientsSpecific',
  'habilitations',
  'registry',
  'repository',
] as const

export type ServiceName = (typeof services)[number]

export interface TransactionRow {
  readonly id: string
  readonly title: string
  readonly service: ServiceName
  /** Namespace and local name of the SOAP body element. */
  readonly body: { readonly ns: string; readonly name: string }
  /** Code of controlActProcess/reasonCode that tells transactions of one body apart; the first row is for any other. */
  readonly reasonCode?: string
  /** Packages of the guide that have it; absent means all. */
  readonly packages?: PackageWindow
  /** wsa:Action of the request and of its answer. */
  readonly action: string
  readonly responseAction: string
  /** Request must travel in MTOM; answer does. */
  readonly mtomRequest: boolean
  readonly mtomResponse: boolean
  readonly source: Source
}

const wire: Source = { doc: 'dmp-wire', at: '4' }
const hl7 = 'urn:hl7-org:v3'
const habilitations = 'urn:si-dmp-habilitations'

/** Transactions that the simulator implements; TD0.1 is the VIHF and TLS of each of them. */
export const transactions = defineTable('transactions', [
  {
    id: 'TD0.2',
    title: "Test d'existence et vérification de l'autorisation",
    service: 'patients',
    body: { ns: hl7, name: 'PRPA_IN201307UV02' },
    action: 'urn:hl7-org:v3:PRPA_IN201307UV02',
    responseAction: 'urn:hl7-org:v3:PRPA_IN201308UV02',
    mtomRequest: false,
    mtomResponse: false,
    source: wire,
  },
  {
    id: 'TD0.3',
    title: "Mise à jour de l'autorisation",
    service: 'habilitations',
    body: { ns: habilitations, name: 'setAuthorization' },
    action: 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorization',
    responseAction: 'urn:si-dmp-habilitations:HabilitationsEndPoint:setAuthorizationResponse',
    mtomRequest: false,
    mtomResponse: false,
    source: wire,
  },
  {
    id: 'TD2.1',
    title: "Alimentation d'un DMP",
    service: 'repository',
    body: { ns: 'urn:ihe:iti:xds-b:2007', name: 'ProvideAndRegisterDocumentSetRequest' },
    action: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b',
    responseAction: 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse',
    mtomRequest: true,
    mtomResponse: true,
    source: wire,
  },
  {
    id: 'TD3.1',
    title: 'Recherche de documents',
    service: 'registry',
    body: { ns: 'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0', name: 'AdhocQueryRequest' },
    action: 'urn:ihe:iti:2007:RegistryStoredQuery',
    responseAction: 'urn:ihe:iti:2007:RegistryStoredQueryResponse',
    mtomRequest: false,
    mtomResponse: false,
    source: wire,
  },
  {
    id: 'TD3.2',
    title: "Consultation d'un document",
    service: 'repository',
    body: { ns: 'urn:ihe:iti:xds-b:2007', name: 'RetrieveDocumentSetRequest' },
    action: 'urn:ihe:iti:2007:RetrieveDocumentSet',
    responseAction: 'urn:ihe:iti:2007:RetrieveDocumentSetResponse',
    mtomRequest: false,
    mtomResponse: true,
    source: wire,
  },
] as const satisfies readonly TransactionRow[])

export type TransactionId = (typeof transactions)[number]['id']

/**
 * The transaction that a service answers for a body element, if it has one.
 *
 * `reasonCode` is read only where several transactions share the body.
 */
export function transactionFor(
  service: string,
  ns: string,
  name: string,
  reasonCode: () => string | undefined,
): TransactionRow | undefined {
  const rows: readonly TransactionRow[] = transactions.filter(
    (row) => row.service === service && row.body.ns === ns && row.body.name === name,
  )
  if (rows.length < 2) return rows[0]
  const reason = reasonCode()
  return rows.find((row) => row.reasonCode === reason) ?? rows[0]
}

/** Is this transaction part of that package of the guide? */
export const inPackage = (row: TransactionRow, guidePackage: GuidePackage): boolean =>
  holdsIn(guidePackage, row.packages)

/** A transaction that the DMP has and that this version of the bench does not answer yet. */
export interface AnnouncedTransaction {
  readonly id: string
  readonly service: ServiceName
  readonly body: { readonly ns: string; readonly name: string }
  readonly source: Source
}

const patients = 'urn:si-dmp-patients'
const lcm = 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0'

/** Told apart from what no DMP knows, so that nobody looks for a mistake that he did not make. */
export const announcedTransactions: readonly AnnouncedTransaction[] = defineTable('announced transactions', [
  { id: 'TD0.4', service: 'patientsSpecific', body: { ns: patients, name: 'patientList' }, source: wire },
  { id: 'TD0.5', service: 'patientsPDQ', body: { ns: hl7, name: 'PRPA_IN201305UV02' }, source: wire },
  { id: 'TD1.1', service: 'patients', body: { ns: hl7, name: 'PRPA_IN201311UV02' }, source: wire },
  { id: 'TD1.2, TD1.3b, TD1.4', service: 'patients', body: { ns: hl7, name: 'PRPA_IN201314UV02' }, source: wire },
  { id: 'TD1.5a', service: 'patientsSpecific', body: { ns: patients, name: 'createPatientAccess' }, source: wire },
  { id: 'TD1.5b', service: 'patientsSpecific', body: { ns: patients, name: 'patientOTPUpdate' }, source: wire },
  { id: 'TD1.5d', service: 'patientsSpecific', body: { ns: patients, name: 'updatePatientAccess' }, source: wire },
  {
    id: 'TD1.6',
    service: 'habilitations',
    body: { ns: habilitations, name: 'listAuthorizationByPatient' },
    source: wire,
  },
  { id: 'TD3.3', service: 'registry', body: { ns: lcm, name: 'SubmitObjectsRequest' }, source: wire },
])

/** The transaction to come that has this body, if any. */
export const announcedFor = (service: string, ns: string, name: string): AnnouncedTransaction | undefined =>
  announcedTransactions.find((row) => row.service === service && row.body.ns === ns && row.body.name === name)
