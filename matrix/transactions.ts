import { defineTable, type Source } from './table.js'

export type ServiceName =
  | 'patients'
  | 'patientsPDQ'
  | 'patientsSpecific'
  | 'habilitations'
  | 'registry'
  | 'repository'
  | 'patientCertif'

export interface TransactionRow {
  readonly id: string
  readonly title: string
  readonly service: ServiceName
  /** Namespace and local name of the SOAP body element. */
  readonly body: { readonly ns: string; readonly name: string }
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

/** The transaction that a service answers for a body element, if it has one. */
export const transactionFor = (service: string, ns: string, name: string): TransactionRow | undefined =>
  transactions.find((row) => row.service === service && row.body.ns === ns && row.body.name === name)
